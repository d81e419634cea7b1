"""The interface for programs: read-only, described by itself, the same for everybody. In words: docs/api.md."""
