"""The wishes that are remembered."""
