"""Numbers for whoever watches the server: each process writes down its own, one of them tells all."""
