"""The list of files is right with and without git."""

from tests import tree


def test_without_git_the_same_files_are_judged(monkeypatch):
    tree.tracked.cache_clear()
    with_git = {path for path in tree.tracked() if not tree.short(path).startswith(".")}
    tree.tracked.cache_clear()
    monkeypatch.setenv("PATH", "")
    without = set(tree.tracked())
    tree.tracked.cache_clear()
    assert with_git <= without
