"""Formats of Albanian."""
