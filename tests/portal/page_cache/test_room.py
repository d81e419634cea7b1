"""The cache keeps within its bytes; what is asked for stays, what does not exist pushes out nothing that does."""

from portal.page_cache.entries import KEY_COST
from portal.page_cache.keep import Keep
from tests.portal.page_cache.front_door import FrontDoor

KIB = 1024


def test_it_never_holds_more_than_it_may(clock):
    door = FrontDoor(budget=200 * KIB)
    for number in range(300):
        door.get(f"/en/articles/{number}/", accept_encoding="br" if number % 2 else "")
    numbers = door.cache.numbers()
    assert 0 < numbers["bytes"] <= 200 * KIB
    assert numbers["entries"] == sum(
        map(len, (door.cache.store.pages.entries, door.cache.store.rare.entries))
    )
    assert len(door.cache.store.made_of["everything"]) == numbers["entries"]


def test_what_is_asked_for_stays(clock):
    door = FrontDoor(budget=200 * KIB)
    door.get("/en/")
    for number in range(200):
        door.get(f"/en/articles/{number}/")
        door.get("/en/")
    assert door.site.renders == 201


def test_what_does_not_exist_pushes_out_no_page(clock):
    door = FrontDoor(budget=400 * KIB)
    pages = [f"/en/articles/{number}/" for number in range(20)]
    for page in pages:
        door.get(page)
    page, door.site.status = door.site.keep, "404 Not Found"
    door.site.keep = Keep(frozenset(("everything",)))
    for number in range(500):
        door.get(f"/en/never-{number}/")
    door.site.status, door.site.keep = "200 OK", page
    for number in range(2, 500):
        door.get(f"/en/tags/culture/?page={number}")
    before = door.site.renders
    for page in pages:
        door.get(page)
    assert door.site.renders == before


def test_a_page_too_big_for_the_cache_is_shown_all_the_same(clock):
    door = FrontDoor(budget=100 * KIB)
    door.site.words = bytes(90 * KIB)
    assert len(door.get("/en/").body) == 90 * KIB
    assert (door.cache.numbers()["entries"], door.cache.store.made_of) == (0, {})


def test_another_packing_is_counted_too(clock):
    door = FrontDoor()
    door.get("/en/", accept_encoding="br")
    before = door.cache.numbers()["bytes"]
    plain = door.get("/en/")
    assert door.cache.numbers()["bytes"] == before + len(plain.body)
    door.get("/en/")
    assert door.cache.numbers()["bytes"] == before + len(plain.body)


def test_what_a_page_is_made_of_takes_room_too(clock):
    door = FrontDoor()
    door.get("/en/one/")
    before = door.cache.numbers()["bytes"]
    door.site.keep = Keep(frozenset(f"articles.article:{number}" for number in range(101)))
    door.get("/en/two/")
    assert door.cache.numbers()["bytes"] == 2 * before + 100 * KEY_COST


def test_an_address_that_comes_into_being_moves_to_the_pages(clock):
    door = FrontDoor()
    door.site.status = "404 Not Found"
    door.get("/en/articles/soon/")
    door.cache.store.purge(["everything"])
    door.site.status = "200 OK"
    assert door.get("/en/articles/soon/").status == 200
    assert (len(door.cache.store.pages.entries), len(door.cache.store.rare.entries)) == (1, 0)
