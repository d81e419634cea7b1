"""A page cache that only remembers what it was told."""


class FakeCache:
    """Whose pages are numbers of keys."""

    def __init__(self):
        self.purged, self.emptied, self.up = [], 0, []

    def purge(self, keys) -> int:
        self.purged.append(set(keys))
        return 0

    def purge_all(self) -> int:
        self.emptied += 1
        return 0

    def database_is(self, ok: bool) -> None:
        self.up.append(ok)
