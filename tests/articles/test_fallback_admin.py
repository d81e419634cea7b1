"""The page on which editors say which languages stand in for others."""

import pytest
from django.urls import reverse

from articles.models import Fallback
from articles.standins import chain_of, set_rule
from tests.articles.newsroom import log_in

pytestmark = pytest.mark.django_db
CODES = ("en", "mk", "rom", "sq", "sr", "tr")


@pytest.fixture
def url():
    return reverse("admin:articles_fallback_changelist")


def data(client, url, **changes):
    """What the page would send: `rom=["mk", "en"]` fills Romani up, in this order."""
    found = {}
    for form in client.get(url).context["forms"]:
        found |= {form.add_prefix(name): form[name].value() or "" for name in form.fields}
    for code, chain in changes.items():
        found[f"{code}-fills_up"] = "1"
        found |= {f"{code}-place_{number}": "" for number in range(1, 6)}
        found |= {f"{code}-place_{number}": other for number, other in enumerate(chain, 1)}
    return found


def test_the_page_proposes_the_chains_of_the_paper_and_saves_nothing_by_itself(client, url):
    log_in(client, "editor")
    proposed = data(client, url)
    assert [proposed[f"rom-place_{n}"] for n in (1, 2, 3)] == ["mk", "en", ""]
    assert proposed["en-place_1"] == "mk"
    assert client.post(url, proposed).status_code == 302
    assert not Fallback.objects.exists()


def test_an_editor_switches_it_on_and_off(client, url):
    log_in(client, "editor")
    client.post(url, data(client, url, rom=["mk", "", "en"], sq=["en"]))
    assert (chain_of("rom"), chain_of("sq"), chain_of("tr")) == (("mk", "en"), ("en",), ())
    client.post(url, data(client, url) | {"rom-fills_up": ""})
    assert chain_of("rom") == ()
    assert Fallback.objects.get(language="rom").chain == ["mk", "en"], "the order is remembered"


@pytest.mark.parametrize(
    ("chain", "words"),
    [(["mk", "mk"], "twice"), ([], "at least one"), (["rom"], "valid choice"), (["de"], "valid choice")],
)
def test_a_wrong_chain_is_explained_and_nothing_is_saved(client, url, chain, words):
    log_in(client, "editor")
    response = client.post(url, data(client, url, rom=chain, sq=["mk"]))
    assert response.status_code == 200
    assert words in response.content.decode()
    assert not Fallback.objects.exists()


def test_a_colleague_s_rule_is_not_overwritten_unseen(client, url):
    log_in(client, "editor")
    mine = data(client, url, rom=["en"])
    set_rule("rom", fills_up=True, chain=["mk"])
    response = client.post(url, mine)
    assert "colleague" in response.content.decode()
    seen = next(form["seen"].value() for form in response.context["forms"] if form.code == "rom")
    assert client.post(url, mine | {"rom-seen": seen}).status_code == 302
    assert chain_of("rom") == ("en",)


@pytest.mark.parametrize("role", ["contributor", "journalist", "translator", "reader statistics"])
def test_only_editors_change_it(client, url, role):
    log_in(client, role)
    assert client.post(url, {"rom-fills_up": "1", "rom-place_1": "mk"}).status_code == 403
    assert client.get(url).status_code == 403
    assert not Fallback.objects.exists()


def test_a_language_that_is_switched_off_is_not_offered(client, url, settings):
    log_in(client, "editor")
    settings.LANGUAGES = [("rom", "Romani"), ("en", "English")]
    forms = client.get(url).context["forms"]
    assert [form.code for form in forms] == ["en", "rom"] or [form.code for form in forms] == ["rom", "en"]
    assert [len(form.places) for form in forms] == [1, 1]


@pytest.mark.parametrize("chain", [["rom"], ["mk", "mk"], ["de"]])
def test_the_service_refuses_what_makes_no_chain(chain):
    with pytest.raises(ValueError, match="no chain"):
        set_rule("rom", fills_up=True, chain=chain)


def test_the_page_asks_little(client, url, django_assert_num_queries):
    log_in(client, "editor")
    for code in CODES:
        set_rule(code, fills_up=True, chain=[other for other in CODES if other != code])
    with django_assert_num_queries(5):
        client.get(url)
