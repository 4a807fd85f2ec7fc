"""The pages of the library, put together from the framework and the catalogue."""
