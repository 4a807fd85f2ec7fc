"""The assessment wizard: one widget over stored state, in five steps."""
