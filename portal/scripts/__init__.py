"""The Cyrillic edition: every page in Serbian in the other script, from the same text."""
