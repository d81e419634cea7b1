"""What the pages of people, organizations and events print: the pieces that their views join."""
