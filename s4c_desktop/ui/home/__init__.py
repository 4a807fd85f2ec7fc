"""The first screen: start, or go on where you left."""
