"""The learning plan on screen."""
