"""Commands about the readers."""
