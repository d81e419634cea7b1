"""Commands of the room importers/."""
