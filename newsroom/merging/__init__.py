"""Two records of the same person, organization or event become one: `merge` and, as long as it can be told, `undo`."""
