"""Newsrooms that get our stories by agreement: their keys and their feeds."""
