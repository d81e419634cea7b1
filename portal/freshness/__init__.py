"""Who is told that a page has changed: every cache that keeps it, within a second, and nobody else."""
