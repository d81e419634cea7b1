"""Formatted text: the editor field, the sanitiser, e-mail protection, plain text and excerpts."""
