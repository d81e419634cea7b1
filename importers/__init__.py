"""Importers: articles from old sites and files, always as drafts."""
