"""A paper that is also written from right to left: not one of ours yet, so it gets a run of its own."""
