"""The box "About this article": how we know, who translated from what, and what a machine did."""

import pytest

from articles import writing
from prose.links import linked_text
from tests.factories import ArticleFactory, EditionFactory, PersonFactory

pytestmark = pytest.mark.django_db


def box(client, edition):
    page = client.get(edition.get_absolute_url()).content.decode()
    return page, page.partition('class="about-story"')[2].partition("</section>")[0]


def test_sources_stand_one_a_line_with_safe_links(client):
    edition = EditionFactory(language="en", published=True, words__sources=(
        "Report (https://example.org/a?b=1&c=2).\n\n<b>Interview</b> javascript:alert(1)\nhttps://real@evil.example/"
    ))  # fmt: skip
    found = box(client, edition)[1]
    assert found.count("<li>") == 3
    assert 'href="https://example.org/a?b=1&amp;c=2" rel="nofollow noopener"' in found
    assert "&lt;b&gt;Interview&lt;/b&gt;" in found
    assert 'href="javascript' not in found
    assert found.count("<a ") == 1


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("a & b", "a &amp; b"),
        ("see https://example.org/x.", '<a href="https://example.org/x" rel="nofollow noopener">'),
        ("HTTPS://EXAMPLE.ORG", '<a href="HTTPS://EXAMPLE.ORG"'),
        ("https://", "https://"),
        ('https://example.org/"onmouseover="x', '<a href="https://example.org/" rel'),
        ("https://example.org\\@evil.example", "https://example.org\\@evil.example"),
        ("https://example.org/" + "x" * 3000, "https://example.org/x"),
    ],
)
def test_links_in_plain_text(text, html):
    found = linked_text(text)
    assert html in found
    assert "<" not in found or found.count("<a ") == 1
    assert ' onmouseover="' not in found


def test_a_translation_names_its_original_and_which_text_it_follows(client, editor):
    article = ArticleFactory(original_language="mk")
    source = writing.save_words(article, "mk", {"headline": "Изворник", "body": "<p>x</p>"}, by=editor)
    translation = writing.save_words(
        article, "en", {"headline": "Copy", "body": "<p>x</p>"}, by=editor, source_revision=source.revision
    )
    article.bylines.create(name="Ana", role="translator", language="en")
    article.editions.filter(pk=translation.pk).update(status="published", published_at=source.created_at)
    found = box(client, translation)[1]
    assert "Translated from" in found
    assert "Македонски" in found
    assert "as the original stood on" in found
    assert source.slug not in found  # readers cannot read it
    assert "Ana" in found
    article.editions.filter(pk=source.pk).update(status="published", published_at=source.created_at)
    assert f'href="{source.get_absolute_url()}"' in box(client, translation)[1]


@pytest.mark.parametrize(
    ("machine", "near_head", "below"), [("", False, False), ("raw", True, True), ("checked", False, True)]
)
def test_readers_are_told_of_a_machine(client, machine, near_head, below):
    edition = EditionFactory(language="en", published=True, machine=machine)
    page, found = box(client, edition)
    assert ("A machine made this translation" in page.partition("story-body")[0]) == near_head
    assert ("Machine translation" in found) == below


def test_a_private_person_is_a_name_without_a_link(client):
    edition = EditionFactory(language="en", published=True)
    edition.article.bylines.create(person=PersonFactory(private=True, name_en="Lamin", slug="lamin"))
    found = box(client, edition)[1]
    assert "Lamin" in found
    assert "lamin/" not in found
