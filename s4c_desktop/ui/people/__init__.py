"""The people who are assessed."""
