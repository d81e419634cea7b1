"""Articles and their editions: what happened, and its publication in each language."""
