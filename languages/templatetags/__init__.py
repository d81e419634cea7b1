"""The template library of the languages."""
