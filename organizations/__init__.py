"""Organizations that the news is about, with every name they go by."""
