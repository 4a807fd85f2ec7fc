"""Measures the program beside the alternatives, in the same run; `make bench` runs all of it."""
