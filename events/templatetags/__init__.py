"""What templates say about events."""
