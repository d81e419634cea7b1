"""Writing the index: with the transaction that it is about, and all anew while readers go on."""

import pytest
from django.db import connection, transaction

from search import index
from search.finding import similar, suggest
from search.models import Entry, Name, Trigram
from tests.search.shelf import ask, document, keys, person

pytestmark = pytest.mark.django_db


class Stop(Exception):
    """Something goes wrong halfway."""


def tables():
    return {name for name in connection.introspection.table_names() if name.startswith("search_")}


def test_a_document_is_replaced_whole():
    index.put([document("a:1", "Old headline", body="old text", facets=frozenset({"section:3"}))])
    assert index.put([document("a:1", "New headline", days=3, facets=frozenset({"section:4"}))]) == 1
    assert keys("old") == keys("text") == keys("headline", facets=frozenset({"section:3"})) == []
    assert keys("new headline", facets=frozenset({"section:4"})) == ["a:1"]
    assert Entry.objects.count() == 1


def test_the_last_of_equal_keys_wins():
    assert index.put([document("a:1", "First"), document("a:1", "Second")]) == 1
    assert keys("second") == ["a:1"]
    assert index.put([]) == 0


def test_removed_documents_leave_nothing():
    index.put([person("p:1", "Antonio Tajani"), document("a:1", "Tajani")])
    index.remove(["p:1", "a:1", "unknown:1"])
    index.remove([])
    assert keys("tajani") == suggest("taj", language="en") == similar("Tianni") == []
    assert not Entry.objects.exists()
    assert not Name.objects.exists()
    index.put([document("a:2", "Something else")])
    assert keys("tajani") == []


def test_many_documents_of_one_second():
    index.put(document(f"a:{number}", "Imported") for number in range(300))
    index.put([document("a:300", "Imported")])
    assert ask("imported").total == 301


def test_what_fails_was_never_written():
    index.put([document("a:1", "Before")])

    def fail():
        with transaction.atomic():
            index.put([document("a:1", "After"), person("p:1", "Antonio Tajani")])
            index.remove(["a:1"])
            raise Stop

    with pytest.raises(Stop):
        fail()
    assert keys("before") == ["a:1"]
    assert keys("after") == suggest("taj", language="en") == []


def test_all_anew():
    index.put([document("a:1", "Old"), document("gone", "Roma"), person("p:1", "Antonio Tianni")])
    told = []
    fresh = [document("a:1", "New"), person("p:1", "Antonio Tajani"), document("a:1", "A second time")]
    assert index.rebuild(fresh, total=3, progress=lambda *so_far: told.append(so_far)) == 2
    assert told == [(2, 3)]
    assert keys("roma") == keys("old") == []
    assert (keys("new"), keys("tajani")) == (["a:1"], ["p:1"])
    assert [name.key for name in suggest("taj", language="en")] == ["p:1"]
    assert not Trigram.objects.filter(loose="tiani").exists()
    assert not [name for name in tables() if "_next" in name]


def test_the_new_index_is_like_the_old_one():
    before = tables(), rules()
    for _time in range(2):
        index.rebuild([document("a:1", "New"), person("p:1", "Antonio Tajani")])
        index.put([document("a:2", "New too")])
    assert (tables(), rules()) == before
    assert set(keys("new")) == {"a:1", "a:2"}


def rules():
    with connection.cursor() as cursor:
        return {table: {name: (rule["columns"], rule["unique"], rule.get("type"))
                        for name, rule in connection.introspection.get_constraints(cursor, table).items()}
                for table in ("search_entry", "search_name")}  # fmt: skip


def test_killed_halfway_the_old_index_answers():
    index.put([document("a:1", "Old"), person("p:1", "Antonio Tajani")])

    def killed():
        yield from (document(f"b:{number}", "New") for number in range(1200))
        raise Stop

    with pytest.raises(Stop):
        index.rebuild(killed())
    assert keys("old") == ["a:1"]
    assert keys("new") == []
    assert [name.key for name in suggest("taj", language="en")] == ["p:1"]
    assert index.rebuild([document("b:1", "New")]) == 1
    assert (keys("old"), keys("new")) == ([], ["b:1"])


def test_what_changes_meanwhile_is_not_lost():
    index.put([document(f"a:{number}", "Roma") for number in range(4)])

    def read_while_others_write():
        stale = [
            document("a:0", "Roma"),
            document("a:1", "Roma"),
            document("a:2", "Roma"),
            person("p:1", "Tianni"),
        ]
        yield from stale
        index.put([document("a:0", "Changed"), person("p:1", "Tajani"), document("a:9", "Came", body="Roma")])
        index.remove(["a:1", "a:3"])
        assert keys("changed") == ["a:0"]  # readers find the change at once
        yield document("a:3", "Roma")

    index.rebuild(read_while_others_write())
    assert keys("changed") == ["a:0"]
    assert set(keys("roma")) == {"a:2", "a:9"}
    assert [name.name for name in suggest("ta", language="en")] == ["Tajani"]
    assert Entry.objects.count() == 4


def test_endings_of_new_words_are_learnt_while_all_is_made_anew():
    """PostgreSQL is asked about them by the connection that also takes the rows."""
    index.rebuild([document("a:1", "Zweckverbandlikings of nobody")])
    assert keys("zweckverbandlikings") == ["a:1"]


def test_emptied_tables_leave_no_words_for_others():
    """As tests and `manage.py flush` do it, which know only the tables of models."""
    index.put([document("a:1", "Tajani")])
    Entry.objects.all().delete()
    index.put([document("a:2", "Something else")])
    assert keys("tajani") == []
    assert keys("something") == ["a:2"]
