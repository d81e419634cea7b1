"""The template library of the articles room."""
