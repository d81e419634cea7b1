"""Formats of Romani."""
