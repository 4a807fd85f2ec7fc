"""Compiles the YAML under `data/` into the SQLite file that ships with the program.

Stands apart: it uses the standard library and PyYAML only, and nothing of the program
imports it.
"""
