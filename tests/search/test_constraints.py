"""The database itself refuses what would confuse the index."""

import pytest

from search import index
from search.models import Entry, Trigram
from tests.refusals import change, refused
from tests.search.shelf import person

pytestmark = pytest.mark.django_db


def test_a_document_stands_in_the_index_once():
    index.put([person("people.person:7", "Zoran Dimov"), person("people.person:8", "Antonio Tajani")])
    refused("search_entry_key", change(Entry.objects.get(key="people.person:8"), key="people.person:7"))


def test_a_trigram_of_a_word_is_written_down_once():
    Trigram.objects.create(gram="dim", loose="dimov")
    refused("search_trigram_once", lambda: Trigram.objects.create(gram="dim", loose="dimov"))
