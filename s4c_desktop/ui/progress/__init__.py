"""What changed between assessments of a person."""
