"""Passphrases: asked for, chosen, changed, and the lock that needs one."""
