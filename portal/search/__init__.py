"""Joins search to the paper: what can be found, when it changes, how it is asked for and shown."""
