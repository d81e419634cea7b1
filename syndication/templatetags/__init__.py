"""What pages tell machines about themselves."""
