"""First tables of the counting."""
