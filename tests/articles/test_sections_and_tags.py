"""Sections, tags and storylines in the newsroom."""

import pytest
from django.urls import reverse

from articles.models import Section, Storyline, Tag
from tests.factories import ArticleFactory, SectionFactory, StorylineFactory, TagFactory, UserFactory
from tests.portal.admin_pages import add, change, errors_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor_client(client):
    client.force_login(UserFactory(role="editor"))
    return client


@pytest.mark.parametrize(
    ("model", "stored"),
    [("articles.section", Section), ("articles.tag", Tag), ("articles.storyline", Storyline)],
)
def test_the_address_is_made_from_the_name(editor_client, model, stored):
    assert add(editor_client, model, name_mk="Избори").status_code == 302

    assert stored.objects.get(name_mk="Избори").slug == "izbori"


@pytest.mark.parametrize("factory", [SectionFactory, TagFactory, StorylineFactory])
def test_a_taken_address_is_explained(editor_client, factory):
    factory(slug="culture")
    other = factory()

    page = change(editor_client, other, slug="culture")

    assert errors_of(page)["slug"] == ["This address is taken. Write another one, or leave it empty."]


def test_a_cyrillic_address_is_written_in_latin_letters(editor_client):
    add(editor_client, "articles.tag", name_en="Elections", slug="избори")

    assert Tag.objects.get().slug == "izbori"


def test_two_tags_with_names_in_different_languages_only(editor_client):
    """An empty name is no name: it must not collide with another empty one."""
    assert add(editor_client, "articles.tag", name_mk="Избори").status_code == 302
    assert add(editor_client, "articles.tag", name_mk="Домување").status_code == 302

    assert Tag.objects.count() == 2


def test_a_tag_name_is_used_once(editor_client):
    TagFactory(name_en="Elections")

    page = add(editor_client, "articles.tag", name_en="Elections")

    assert "name_en" in errors_of(page)


@pytest.mark.parametrize(
    ("name", "factory"), [("section", SectionFactory), ("tag", TagFactory), ("storyline", StorylineFactory)]
)
def test_the_lists_ask_as_much_for_many_as_for_few(editor_client, django_assert_num_queries, name, factory):
    address = reverse(f"admin:articles_{name}_changelist")
    factory.create_batch(2)
    with django_assert_num_queries(6):
        editor_client.get(address)
    factory.create_batch(20)
    with django_assert_num_queries(6):
        editor_client.get(address)


def test_a_story_is_put_into_a_storyline_in_its_form(editor_client):
    line, article = StorylineFactory(), ArticleFactory(drafts=["mk"])

    answer = change(editor_client, article, storylines=[str(line.pk)])

    assert answer.status_code == 302
    assert list(article.storylines.all()) == [line]


def test_the_list_of_storylines_counts_their_stories(editor_client):
    StorylineFactory(name_en="The trial").articles.set([ArticleFactory(), ArticleFactory()])

    page = editor_client.get(reverse("admin:articles_storyline_changelist")).content.decode()

    assert '<td class="field-stories_column">2</td>' in page
