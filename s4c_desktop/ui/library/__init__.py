"""The library: everything the program ships, to look up."""
