"""The window turned towards the candidate: their own words, and no way to anything else."""
