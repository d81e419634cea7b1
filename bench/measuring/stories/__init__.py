"""A small news site to be counted: one story, one query, one template."""
