"""Documents as PDF: the assessment report and the learning plan."""

from s4c_desktop.reports.numbers import remember

# Before any part of ReportLab takes its own.
remember()
