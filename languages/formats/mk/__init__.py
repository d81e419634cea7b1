"""Formats of Macedonian."""
