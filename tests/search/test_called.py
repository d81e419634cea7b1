"""Whose name a text is: the whole name first, and a surname where few have it."""

import pytest
from django.utils import timezone

from search import index
from search.documents import Document
from search.names import FEW, called

pytestmark = pytest.mark.django_db


def person(number: int, *names: str) -> Document:
    return Document(
        key=f"people.person:{number}", kind="person", language="", title=names[0], names=names[1:],
        at=timezone.now(),
    )  # fmt: skip


def keys(text: str) -> list[str]:
    return [name.key.rpartition(":")[2] for name in called(text, 10)]


@pytest.mark.parametrize("text", ["Гутереш", "guterres", "António Guterres", "antonio guteres", "Gutieres"])
def test_a_name_in_any_script_a_surname_or_a_misspelling_leads_to_the_record(text):
    index.put([person(1, "António Guterres", "Антонио Гутереш", "Gutieres", "Guteres"), person(2, "Ana Rot")])
    assert keys(text) == ["1"]


def test_who_is_called_so_comes_alone_however_many_have_it_as_a_part():
    index.put([person(1, "Roma"), person(2, "Roma Union"), person(3, "Ana Roma")])
    assert keys("roma") == ["1"]


def test_the_beginning_of_a_word_is_not_the_word():
    index.put([person(1, "Ana Dimovska")])
    assert keys("dimov") == []


def test_a_surname_of_many_is_no_answer():
    index.put([person(number, f"Ana{'abcde'[number]} Dimova") for number in range(FEW)])
    assert len(keys("dimova")) == FEW
    index.put([person(FEW, "Petra Dimova")])
    assert keys("dimova") == []


@pytest.mark.parametrize("text", ["", "-", "\x00", "ana' OR 1=1 --", "%", "a" * 5000])
def test_strange_texts_are_nobody(text):
    index.put([person(1, "Ana Rot")])
    assert keys(text) == []
