"""The way back to a workspace that can't be opened."""
