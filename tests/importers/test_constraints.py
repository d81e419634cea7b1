"""The database itself keeps each story of a source once."""

import pytest

from importers.models import ImportedItem
from tests.factories import ArticleFactory
from tests.refusals import change, refused

pytestmark = pytest.mark.django_db


def item(key="a.txt#1"):
    return ImportedItem.objects.create(
        source="text:a", key=key, fingerprint="f", article=ArticleFactory(), language="en", version=1
    )


def test_a_story_of_a_source_is_there_once():
    item()
    refused("importers_importeditem_key_once", change(item("b.txt#1"), key="a.txt#1"))


@pytest.mark.parametrize("field", ["source", "key", "fingerprint"])
def test_it_says_what_it_is(field):
    refused("importers_importeditem_filled", change(item(), **{field: ""}))


def test_its_language_is_one_of_ours():
    refused("importers_importeditem_language_known", change(item(), language="xx"))
