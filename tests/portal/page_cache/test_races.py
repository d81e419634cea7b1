"""Readers and changes at the same time: nobody who comes after a change gets what was before it."""

import threading
from concurrent.futures import ThreadPoolExecutor
from random import Random

from portal.page_cache.keep import Keep
from tests.portal.page_cache.front_door import FrontDoor

PAGES = [f"/en/articles/{number}/" for number in range(6)]
ROUNDS = 400


class Paper:
    """A site of which each page shows its version at the moment when its making began."""

    def __init__(self):
        self.versions = dict.fromkeys(PAGES, 0)
        self.told = dict.fromkeys(PAGES, 0)
        """What whoever comes now has to see at least."""

    def __call__(self, environ, start_response):
        path = environ["PATH_INFO"]
        version = self.versions[path]
        pause = threading.Event()
        pause.wait(0.0005)  # so that changes fall into the making
        environ["portal.keep"] = Keep(frozenset((path, "everything")), page=path)
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [str(version).encode()]

    def change(self, store, path: str) -> None:
        self.versions[path] += 1
        version = self.versions[path]
        store.purge([path])
        self.told[path] = version


def test_who_comes_after_a_change_sees_it(clock):
    paper = Paper()
    door = FrontDoor(paper)

    def read(seed: int) -> list[tuple]:
        random, wrong = Random(seed), []
        for _ in range(ROUNDS):
            path = random.choice(PAGES)
            at_least = paper.told[path]
            shown = int(door.get(path).body)
            if shown < at_least:
                wrong.append((path, shown, at_least))
        return wrong

    def write() -> None:
        random = Random(0)
        for _ in range(ROUNDS):
            paper.change(door.cache.store, random.choice(PAGES))
            threading.Event().wait(0.0002)

    with ThreadPoolExecutor(5) as crowd:
        changing = crowd.submit(write)
        readers = [crowd.submit(read, seed) for seed in range(1, 5)]
        assert [wrong for reader in readers for wrong in reader.result()] == []
        changing.result()
    for path in PAGES:
        assert int(door.get(path).body) == paper.versions[path]


def test_the_books_are_right_after_a_crowd(clock):
    door = FrontDoor(budget=300 * 1024)
    store = door.cache.store

    def work(seed: int) -> None:
        random = Random(seed)
        for _ in range(ROUNDS):
            door.get(
                f"/en/articles/{random.randrange(200)}/", accept_encoding=random.choice(["br", "gzip", ""])
            )
            if random.random() < 0.02:
                random.choice([lambda: store.purge(["everything"]), store.purge_all])()

    with ThreadPoolExecutor(4) as crowd:
        for done in [crowd.submit(work, seed) for seed in range(4)]:
            done.result()
    for shelf in (store.pages, store.rare):
        assert shelf.size == sum(entry.size for entry in shelf.entries.values()) <= shelf.budget
    kept = {entry for shelf in (store.pages, store.rare) for entry in shelf.entries.values()}
    assert store.made_of.get("everything", set()) == kept
