"""However an address is written, a page is made once; questions that nobody understands make none (T021, T022)."""

import random
import threading

import pytest

pytestmark = pytest.mark.processes
MANY, READERS, FEW = 2_000, 8, 5
SECTION = "/mk/sections/culture/"
QUESTIONS = (
    "", "?", "?utm_source=x", "?a=1;b=2", "?a=1;page=2", "?page=1", "?PAGE=2", "?r=1&r=2", "?fbclid=x&utm_medium=y",
    "?utm_medium=y&fbclid=x", "?%70age=1",
)  # fmt: skip
LOOKALIKES = (
    "/mk/articles%2Feverything/", "/mk%2Farticles/everything/", "//mk/articles/everything/",
    "/mk//articles/everything/", "/MK/articles/everything/", "/mk/articles/./everything/",
    "/mk/articles/../articles/everything/",
)  # fmt: skip


@pytest.mark.parametrize(
    "path", ["/mk/", "/mk/articles/everything/", "/mk/nothing-here-either/", "/mk/feed.atom"]
)
def test_two_thousand_strange_questions_make_no_more_than_five_pages(door, path):
    def one(seed: int) -> None:
        chance, line = random.Random(seed), door.line()
        for _time in range(MANY // READERS):
            names = chance.choice(("r", "q", "utm_source", "fbclid", "cb", "_"))
            statuses.add(door.ask(f"{path}?{names}={chance.getrandbits(64):x}", line=line).status)
        line.close()

    def flood() -> None:
        readers = [threading.Thread(target=one, args=(number,)) for number in range(READERS)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()

    statuses = set()
    made = door.rendered_during(flood)
    assert len(made) <= FEW, made[:10]
    assert statuses == {404 if "nothing" in path else 200}


@pytest.mark.parametrize("question", QUESTIONS)
def test_unknown_questions_lead_to_the_first_page(door, question):
    first = door.ask(SECTION)
    made = (
        door.rendered_during(lambda: answers.append(door.ask(SECTION + question)))
        if (answers := []) == []
        else []
    )
    assert len(made) <= 1
    if answers[0].status == 301:
        assert answers[0].header("location") in {SECTION, f"http://127.0.0.1:{door.port}{SECTION}"}
    else:
        assert answers[0].settled == first.settled


def test_the_second_page_is_a_page_of_its_own_however_it_is_asked_for(door):
    plain = door.ask(f"{SECTION}?page=2")
    for question in ("?utm_source=x&page=2", "?page=2&utm_source=x", "?page=2&r=1"):
        assert door.ask(SECTION + question).settled == plain.settled
    assert door.ask(f"{SECTION}?page=1&page=2").status in {200, 301, 302, 404}
    assert door.ask(SECTION).settled != plain.settled


@pytest.mark.parametrize("path", LOOKALIKES)
def test_an_address_that_only_looks_like_ours_never_takes_its_place(door, path):
    page = door.ask("/mk/articles/everything/")
    for _time in range(2):
        assert door.ask(path).status in {200, 301, 302, 400, 404}
    assert door.ask("/mk/articles/everything/").settled == page.settled


def test_a_head_and_a_part_never_take_the_place_of_the_page(door):
    path = "/mk/articles/free/"
    assert door.ask(path, method="HEAD").body == b""
    whole = door.ask(path)
    assert whole.body.endswith(b"</html>\n") or b"</html>" in whole.body
    door.ask(path, {"Range": "bytes=0-9"})
    door.ask(path, {"If-None-Match": "*"})
    assert door.ask(path).settled == whole.settled


def test_a_cold_page_that_all_want_at_once_is_made_once(door):
    def want() -> None:
        start.wait()
        answers.append(door.ask("/en/articles/free/?first=1").status)

    answers, start = [], threading.Barrier(40)
    readers = [threading.Thread(target=want) for _number in range(40)]

    def all_at_once() -> None:
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()

    assert len(door.rendered_during(all_at_once)) <= 1
    assert answers == [200] * 40
