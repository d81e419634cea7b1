"""Events: what happens where, from when to when, and who takes part."""
