"""Internal quality assurance and calibration."""
