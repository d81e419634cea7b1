"""Invented stories in any number, to see how the portal bears load. Their words are real, their sentences are not."""
