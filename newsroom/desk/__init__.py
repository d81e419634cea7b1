"""The first page of the newsroom: what waits for the colleague who opened it."""
