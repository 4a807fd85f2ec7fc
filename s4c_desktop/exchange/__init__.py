"""File formats: bytes to domain values and back, one module each."""
