"""Every spelling of the demo edition's names leads to its record, without anybody building an index."""

import pytest
from django.test import Client

from tests.portal.demo_edition import load, quick

pytestmark = pytest.mark.django_db
FOUND = {
    "people/zoran-dimov": ("dimov", "Димов", "Zoram Dimov", "Зоран Фимов"),
    "people/antonio-tajani": ("Tianni", "Antonio Tianni", "Тајани"),
    "people/nicoletta-giordano": ("Jiordano", "Nikoleta Jiordano", "Џордано"),
    "people/lidiya-grigoreva": ("Grigorieva", "Grigoreva"),
    "people/antonio-guterres": ("Gutieres", "Гутереш"),
    "people/livia-jaroka": ("Livia Jaroka", "Јарока"),
    "people/vera-jourova": ("Yurova", "Vera Yurova"),
    "organizations/iru": ("IRA", "IUU", "IRO", "ИРУ", "International Roma Union"),
    "organizations/ertf": ("European Roma Travel Forum", "ERTF"),
    "organizations/wcc": ("World Conference of Churches",),
    "organizations/emw": ("EastWestMet",),
    "organizations/iom": ("International Organization of Migration", "OIM"),
}
NOBODY = ("IRFIN", "Roma political group", "Lamin", "Ламин")


@pytest.fixture
def page(db):
    with quick():
        load()
    return lambda question: Client().get("/en/search/", {"q": question}).content.decode()


def test_every_spelling_leads_to_the_record_and_nobody_is_made_up(page):
    lost = {
        word: address
        for address, words in FOUND.items()
        for word in words
        if f'href="/en/{address}/"' not in cards(page(word))
    }
    assert lost == {}
    assert [word for word in NOBODY if 'href="/en/people/' in cards(page(word))] == []


def cards(page: str) -> str:
    """The part of the page that says whose name was typed."""
    return page.partition('class="search-cards"')[2].partition("</section>")[0]
