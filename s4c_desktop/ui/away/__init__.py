"""Notices when the person is away: idle, suspended, or the screen locked."""
