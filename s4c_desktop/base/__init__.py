"""Foundations: errors, locations, preferences, language and log."""
