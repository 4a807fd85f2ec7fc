"""What the program is about, in plain Python: framework, ratings, gaps, plans."""
