"""Commands of the room pictures/."""
