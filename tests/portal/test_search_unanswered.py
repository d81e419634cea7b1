"""What readers looked for in vain is noted for editors: topics and names that are missing, and nobody's data."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone

from portal.models import UnansweredSearch
from portal.search import unanswered
from tests.factories import EditionFactory, UserFactory

pytestmark = pytest.mark.django_db
READER = {
    "HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "HTTP_ACCEPT": "text/html",
    "HTTP_ACCEPT_LANGUAGE": "mk",
    "REMOTE_ADDR": "192.0.2.7",
}


def rows() -> list[tuple]:
    return list(
        UnansweredSearch.objects.order_by("words", "language").values_list("words", "language", "count")
    )


def test_spellings_of_one_question_are_one_row(client):
    for text in ("Чавориќано", "chavorikjano", "ЧАВОРИЌАНО"):
        client.get("/mk/search/", {"q": text}, **READER)
    client.get("/en/search/", {"q": "chavorikjano"}, **READER)
    assert rows() == [("cavoricano", "en", 1), ("cavoricano", "mk", 3)]


def test_what_was_found_or_filtered_or_asked_by_programs_is_not_noted(client):
    EditionFactory(published=True, words__headline="Квазар")
    client.get("/mk/search/", {"q": "kvazar"}, **READER)
    client.get("/mk/search/", {"q": "zzyzx", "language": "sq"}, **READER)
    client.get("/mk/search/", {"q": "zzyzx"}, **READER | {"HTTP_USER_AGENT": "Googlebot/2.1"})
    client.get("/mk/search/suggest", {"q": "zzyzx"}, **READER)
    assert rows() == []


@pytest.mark.parametrize(
    "text",
    [
        "ana@example.org", "ana (at) example.org", "+389 70 123 456", "0702222222222", "zzyzx 070-123-456", "a", "",
        "one two three four five six seven", "z" * 120, "٠٧٠١٢٣٤٥٦", "ana＠example.org",
    ],
)  # fmt: skip
def test_what_could_be_somebodys_is_not_kept(text):
    assert unanswered.worth_keeping(text, "mk") == ""
    assert not unanswered.note(text, "mk", environ=READER)
    assert rows() == []


def test_a_day_has_only_so_many_rows(monkeypatch):
    monkeypatch.setattr(unanswered, "MOST_A_DAY", 2)
    noted = [unanswered.note(text, "mk", environ=READER) for text in ("one", "two", "three", "one")]
    assert noted == [True, True, False, True]
    assert rows() == [("one", "mk", 2), ("two", "mk", 1)]


def test_rows_are_kept_for_three_months():
    today = timezone.localdate()
    for days in (0, 90, 91):
        UnansweredSearch.objects.create(on=today - timedelta(days=days), language="mk", words="zzyzx")
    assert unanswered.forget_old() == 1
    assert UnansweredSearch.objects.count() == 2


def test_a_page_is_shown_even_if_nothing_can_be_noted(client, monkeypatch):
    def fail(words, language):
        raise DatabaseError

    monkeypatch.setattr(unanswered, "_count", fail)
    assert client.get("/mk/search/", {"q": "zzyzx"}, **READER).status_code == 200


@pytest.mark.parametrize(("role", "status"), [("editor", 200), ("administrator", 200), ("journalist", 403)])
def test_editors_read_them(client, role, status):
    UnansweredSearch.objects.create(on=timezone.localdate(), language="mk", words="zzyzx", count=7)
    client.force_login(UserFactory(role=role))
    response = client.get(reverse("admin:portal_unansweredsearch_changelist"))
    assert response.status_code == status
    if status == 200:
        assert 'href="/mk/search/?q=zzyzx"' in response.content.decode()
        assert client.get(reverse("admin:portal_unansweredsearch_add")).status_code == 403
    start = client.get(reverse("admin:index")).content.decode()
    assert (reverse("admin:portal_unansweredsearch_changelist") in start) == (status == 200)
