"""Formats of Serbian."""
