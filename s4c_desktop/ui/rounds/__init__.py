"""Two assessors side by side."""
