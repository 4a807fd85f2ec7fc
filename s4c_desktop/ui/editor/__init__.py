"""The framework editor: a city makes a framework its own."""
