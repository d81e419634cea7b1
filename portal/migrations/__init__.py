"""The roles of the newsroom. The portal has no tables of its own."""
