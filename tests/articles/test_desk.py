"""The translator's desk: what stands left and right, what is refused, and what a save says about its source."""

import pytest
from django.urls import reverse

from articles.models import Article
from articles.writing import save_words
from tests.articles.newsroom import change_url, desk_data, desk_url, log_in
from tests.articles.translating import albanian, change_source, publish, send, translated_story
from tests.factories import (
    ArticleFactory,
    EventFactory,
    OrganizationFactory,
    PersonFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db
CHANGED = "The original has changed since this translation was saved."
STILL = 'name="_still_correct"'


@pytest.fixture
def besa(client):
    return log_in(client, "translator", translates=["sq"])


def page_of(client, article, language="sq", query=""):
    return client.get(desk_url(article, language) + query).content.decode()


def test_the_source_is_shown_with_its_changes(client, besa):
    article = translated_story()
    assert CHANGED not in page_of(client, article)
    change_source(article)
    page = page_of(client, article)
    assert CHANGED in page
    assert "Двесте</del>" in page
    assert "Триста</ins>" in page
    assert 'id="view-whole"' in page
    assert STILL in page


def test_a_typo_is_marked_and_asks_nothing(client, besa):
    article = translated_story()
    change_source(article, "typo")
    page = page_of(client, article)
    assert "Триста</ins>" in page
    assert CHANGED not in page
    assert STILL not in page


def test_hostile_words_of_the_source_stay_words(client, besa):
    article = translated_story()
    change_source(article, headline="<script>alert(1)</script>", standfirst='"><img src=x onerror=alert(1)>')
    page = page_of(client, article)
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page


def test_fields_of_other_languages_are_not_the_translators(client, besa):
    article = translated_story(["sq", "en"])
    before = Article.objects.get()
    forged = {f"{field}_{code}": "forged" for field in ("headline", "body") for code in ("mk", "en", "sq")}
    send(client, article, headline="Titull i ri", section=99, original_language="sq", **forged)
    after = Article.objects.get()
    assert after.headline_sq == "Titull i ri"
    for code in ("mk", "en"):
        assert after.words(code) == before.words(code)
    assert (after.section_id, after.original_language) == (before.section_id, "mk")


@pytest.mark.parametrize(("language", "status"), [("sq", 302), ("en", 403), ("mk", 403)])
def test_translators_write_their_own_languages_only(client, besa, language, status):
    article = translated_story(["sq", "en"])
    assert send(client, article, language, headline="Titull i ri").status_code == status
    assert [
        code for code in ("sq", "en", "mk") if Article.objects.get().words(code)["headline"] == "Titull i ri"
    ] == (["sq"] if status == 302 else [])


def test_new_words_follow_the_source_that_was_seen(client, besa):
    article = translated_story()
    source = change_source(article)
    send(client, article, headline="Titull i ri")
    assert albanian().source_revision == source.revision


def test_a_save_without_new_words_does_not_follow(client, besa):
    article = translated_story()
    change_source(article)
    send(client, article, slug="tjeter")
    assert (albanian().source_revision, albanian().slug) == (1, "tjeter")


def test_whoever_put_something_else_right_stays_behind(client, besa):
    article = translated_story()
    change_source(article)
    assert "still_behind" in page_of(client, article)
    send(client, article, headline="Titull i ri", still_behind="on")
    assert (albanian().source_revision, albanian().headline) == (1, "Titull i ri")


@pytest.mark.parametrize(("weight", "told"), [("typo", False), ("update", True), ("major", True)])
def test_a_source_that_changes_while_one_types(client, besa, weight, told):
    article = translated_story()
    typed = desk_data(article, "sq", headline="Titull i ri")
    change_source(article, weight)
    page = client.post(desk_url(article, "sq"), typed, follow=True).content.decode()
    assert ("The original changed while you were writing (1 word)" in page) == told
    assert (CHANGED in page) == told
    assert (albanian().headline, albanian().source_revision) == ("Titull i ri", 1)


def test_a_revision_that_is_not_written_yet_cannot_be_followed(client, besa):
    article = translated_story()
    response = send(client, article, headline="Titull i ri", source_revision=2)
    assert "This text of the original does not exist." in response.content.decode()
    assert albanian().headline != "Titull i ri"


def test_another_language_may_be_the_source(client, besa):
    article = translated_story()
    english = publish(article, "en", {"headline": "Council adopts plan", "body": "<p>Three hundred</p>"},
                      source_revision=1)  # fmt: skip
    page = page_of(client, article, query="?from=en")
    assert "Council adopts plan" in page
    assert "made from another language until now" in page
    send(client, article, query="?from=en", slug="vetem-adresa")
    assert albanian().source_language == "mk"
    send(client, article, query="?from=en", headline="Titull i ri", source_revision=english.revision)
    assert (albanian().source_language, albanian().source_revision) == ("en", english.revision)
    assert "Council adopts plan" in page_of(client, article)
    save_words(article, "en", {"headline": "Council refuses plan"}, by=None)
    assert CHANGED in page_of(client, article)


@pytest.mark.parametrize("wanted", ["sq", "tr", "xx", "", "'"])
def test_a_source_that_does_not_exist_is_the_one_before(client, besa, wanted):
    article = translated_story()
    assert "Советот го усвои планот" in page_of(client, article, query=f"?from={wanted}")


def test_a_first_translation_knows_its_source(client, besa):
    article = translated_story([])
    send(client, article, headline="Titull", body="<p>Tekst</p>")
    assert (albanian().source_language, albanian().source_revision) == ("mk", 1)
    assert albanian().translator == besa


def test_who_made_the_translation_is_written_down(client, besa):
    article = translated_story()
    assert 'name="machine"' in page_of(client, article)
    send(client, article, machine="raw")
    assert albanian().machine == "raw"
    send(client, article)  # an older page without the field
    assert albanian().machine == "raw"
    assert "valid choice" in send(client, article, machine="magic").content.decode()
    send(client, article, machine="")
    assert albanian().machine == ""


def test_an_original_is_never_a_translation(client):
    article = translated_story()
    edition = save_words(article, "mk", {"headline": "Нов"}, by=None, machine="raw", source_language="sq")
    assert (edition.machine, edition.source_language) == ("", "")


def test_the_names_of_the_story_in_both_languages(client, besa):
    person = PersonFactory(name_mk="Ана Ковач", name_sq="Ana Kovaç", private=True)
    person.other_names.create(name="Ana K.", language="sq")
    person.other_names.create(name="Anna Kovac", kind="misspelling")
    person.other_names.create(name="Анка", language="mk")
    article = translated_story()
    article.people.add(person)
    article.organizations.add(OrganizationFactory(name_mk="Форум"))
    page = page_of(client, article)
    for shown in (
        "Ана Ковач",
        'data-insert="Ana Kovaç"',
        'data-insert="Ana K."',
        "Форум",
        "no form in this language yet",
    ):
        assert shown in page
    for hidden in ("Anna Kovac", "Анка", person.get_absolute_url(), "Write it down"):
        assert hidden not in page


def test_editors_may_write_a_missing_name_down(client):
    article = translated_story()
    organization = OrganizationFactory(name_mk="Форум")
    article.organizations.add(organization)
    log_in(client, "editor")
    assert reverse("admin:organizations_organization_change", args=[organization.pk]) in page_of(
        client, article
    )


def test_what_the_translation_lacks_is_listed(client, besa):
    article = translated_story()
    page = page_of(client, article)
    assert 'href="#id_standfirst"' in page
    assert 'href="#id_dateline"' not in page
    send(client, article, standfirst="Dyqind familje.")
    assert 'href="#id_standfirst"' not in page_of(client, article)


def test_the_panel_says_how_big_the_change_was(client):
    article = translated_story(["sq", "en"])
    change_source(article, "update")
    log_in(client, "editor")
    page = client.get(change_url(article)).content.decode()
    assert page.count("original changed: update, 1 word") == 2
    change_source(article, "major", headline="Советот го одби планот за домување")
    page = client.get(change_url(article)).content.decode()
    assert page.count("original changed: major, 4 words") == 2


def test_the_queries_do_not_grow_with_the_names(
    client, django_assert_num_queries, django_assert_max_num_queries
):
    log_in(client, "editor")

    def story(names):
        article = translated_story()
        for _name in range(names):
            article.people.add(PersonFactory())
            article.organizations.add(OrganizationFactory())
            article.events.add(EventFactory())
            article.tags.add(TagFactory())
        change_source(article)
        return article

    few, many = story(1), story(9)
    page_of(client, few)
    with django_assert_max_num_queries(40) as asked:
        page_of(client, few)
    with django_assert_num_queries(len(asked)):
        page_of(client, many)


def test_a_story_without_an_original_is_still_written(client):
    article = ArticleFactory()
    log_in(client, "translator", translates=["sq"])
    page = page_of(client, article)
    assert "Nothing to translate from" in page
    client.post(desk_url(article, "sq"), desk_data(article, "sq", headline="Titull"))
    assert albanian().source_revision is None
