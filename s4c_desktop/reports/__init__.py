"""Documents as PDF: the assessment report and the learning plan."""
