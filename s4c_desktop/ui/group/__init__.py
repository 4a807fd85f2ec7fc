"""Focus groups, votes and the audience window."""
