"""What a text names: in six languages, in any case, by surname, by acronym; and what it does not name."""

import json

import pytest

from articles.naming.book import Book
from articles.naming.forms import Certainty, Form, Sort
from articles.naming.reading import read, recognise
from tests.articles.naming.demo_book import demo_book

DEMO = demo_book()


def found(text, language="en", book=DEMO, known=frozenset()):
    """What is recognised: text and key of the likeliest record."""
    return [
        (mention.text, mention.candidates[0].partition(":")[2])
        for mention in recognise(text, language, book, known)
    ]


def person(key, *names, sort=Sort.NAME, language="en"):
    return [Form(f"people.person:{key}", name, sort, language) for name in names]


# Languages and their endings


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("mk", "Зоран Димов зборуваше во Европскиот парламент.", ["zoran-dimov", "european-parliament"]),
        ("mk", "Меѓународната ромска унија (ИРУ) е основана во 1978.", ["iru", "iru"]),
        ("mk", "Средба во Обединетите нации, порача Димов.", ["un", "zoran-dimov"]),
        ("mk", "Европската комисија и Светскиот совет на црквите", ["european-commission", "wcc"]),
        ("mk", "министерот Спасовски и ИОМ-от", ["oliver-spasovski", "iom"]),
        ("mk", "порача Антонио Тајани, претседател на ЕП.", ["antonio-tajani", "european-parliament"]),
        ("mk", "на Светската организација за патен транспорт", ["iru-road"]),
        ("sr", "Susret sa Zoranom Dimovim u Evropskoj komisiji.", ["zoran-dimov", "european-commission"]),
        ("sr", "Izjava Vere Jourove i Olivera Spasovskog.", ["vera-jourova", "oliver-spasovski"]),
        ("sr", "Састанак са Антониом Тајанијем у Уједињеним нацијама.", ["antonio-tajani", "un"]),
        ("sr", "predstavnici IRU-a i Evropskog parlamenta", ["iru", "european-parliament"]),
        ("sq", "Takimi i Oliver Spasovskit me Antonio Vitorinon", ["oliver-spasovski", "antonio-vitorino"]),
        ("sq", "në Parlamentin Evropian dhe në Kombeve të Bashkuara", ["european-parliament", "un"]),
        ("sq", "përfaqësues të BE-së dhe të OKB-së", ["european-union", "un"]),
        ("tr", "Avrupa Birliği'nin ve Birleşmiş Milletler'in görüşmesi", ["european-union", "un"]),
        ("tr", "Zoran Dimov'un IRU'daki konuşması, AB'den yanıt", ["zoran-dimov", "iru", "european-union"]),
        ("rom", "O Zoran Dimov phendas e Antonio Tajaneske", ["zoran-dimov", "antonio-tajani"]),
        ("rom", "Romano Internacionalno Jekhetanipe", ["iru"]),
        ("en", "Anatoly Butakov’s speech at the United Nations", ["anatoly-butakov", "un"]),
        ("en", "The International Organisation for Migration's office", ["iom"]),
    ],
)
def test_names_take_the_endings_of_the_language(language, text, names):
    assert [name for _text, name in found(text, language)] == names


@pytest.mark.parametrize(
    "text", ["Димова изјави дека не знае.", "Се јави Ана Димова.", "Зорана Димова дојде."]
)
def test_in_macedonian_another_surname_is_another_person(text):
    assert found(text, "mk", known=frozenset({"people.person:zoran-dimov"})) == []


def test_places_are_those_of_the_text():
    text = "Вчера „Зоран  Димов“ рече: ИРУ останува."
    mentions = recognise(text, "mk", DEMO)
    assert [text[each.start : each.end] for each in mentions] == ["Зоран  Димов", "ИРУ"]
    decomposed = "Anto\u0301nio Vitorino"
    assert found(f"x {decomposed}.") == [(decomposed, "antonio-vitorino")]


# Surnames


def test_a_surname_alone_after_the_full_name_and_when_it_is_unique():
    assert found("Zoran Dimov came. Later Dimov left.")[1] == ("Dimov", "zoran-dimov")
    unique = Book(person(1, "Elena Stojanova"))
    [mention] = recognise("Then Stojanova spoke.", "en", unique)
    assert mention.certainty == Certainty.LIKELY
    two = Book([*person(1, "Elena Stojanova"), *person(2, "Marija Stojanova")])
    [mention] = recognise("Then Stojanova spoke.", "en", two)
    assert (mention.certainty, len(mention.candidates)) == (Certainty.ASKS, 2)
    [_full, alone] = recognise("Marija Stojanova came. Then Stojanova spoke.", "en", two)
    assert alone.candidates == ("people.person:2",)


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Zoran Dimov",
        "Minister Dimov",
        "MoI Dimov",
        "said Dimov",
        "IRU President Dimov",
        "Yesterday Dimov said",
    ],
)
def test_titles_are_no_names(text):
    assert ("people.person", "zoran-dimov") in [
        (mention.kind, mention.candidates[0].partition(":")[2]) for mention in recognise(text, "en", DEMO)
    ]


@pytest.mark.parametrize(
    "text", ["met Ivan Dimov there", "on Dimov Street today", "a dimov word", "Antonio Dimov won."]
)
def test_a_surname_beside_another_name_is_somebody_else(text):
    assert found(text) == []


# Acronyms


def test_acronyms_are_written_in_capitals():
    assert found("the un of iru and Iom") == []
    assert found("Be quiet: BE IN, ON") == []
    assert found("BE-ja", "sq") == [("BE", "european-union")]
    assert found("МоИ, ОН и ЕУ", "mk") == [("ОН", "un"), ("ЕУ", "european-union")]


def test_ambiguous_acronyms_ask():
    [iru] = recognise("The IRU met in Bern.", "en", DEMO)
    assert iru.certainty == Certainty.ASKS
    assert set(iru.candidates) == {"organizations.organization:iru", "organizations.organization:iru-road"}
    [sms] = recognise("He sent an SMS.", "en", DEMO)
    assert (sms.certainty, len(sms.candidates)) == (Certainty.ASKS, 1)


def test_the_full_name_or_a_link_answers_for_the_acronym():
    text = "The World Road Transport Organisation (IRU) met."
    assert found(text)[1] == ("IRU", "iru-road")
    linked = recognise("The IRU met.", "en", DEMO, frozenset({"organizations.organization:iru"}))
    assert (linked[0].certainty, linked[0].candidates) == (
        Certainty.SURE,
        ("organizations.organization:iru",),
    )


def test_the_longest_name_wins():
    assert found("the IRU Parliament and the EU-IOM Joint Initiative") == [
        ("IRU Parliament", "iru-parliament"),
        ("EU-IOM Joint Initiative", "eu-iom-initiative"),
    ]
    assert found("Ministry of Interior of the Czech Republic") == [
        ("Ministry of Interior of the Czech Republic", "mvr-cz")
    ]


def test_a_name_does_not_reach_over_commas_sentences_and_lines():
    assert found("the European, Parliament; European. Parliament and European\nParliament") == []


# Spellings


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Nikoleta Jiordano", "en", "nicoletta-giordano"),
        ("Antonio Tianni", "en", "antonio-tajani"),
        ("Chief Grigorieva", "en", "lidiya-grigoreva"),
        ("Gutieres", "en", "antonio-guterres"),
        ("Vera Yurova", "en", "vera-jourova"),
        ("IUU", "en", "iru"),
        ("Зоран Фимов", "mk", "zoran-dimov"),
        ("ЕСОЅОС", "mk", "ecosoc"),
        ("European Roma Travel Forum", "en", "ertf"),
        ("EastWestMet", "en", "emw"),
        ("World Conference of Churches", "en", "wcc"),
    ],
)
def test_what_is_known_to_be_wrong_is_marked(text, language, name):
    [mention] = recognise(text, language, DEMO)
    assert (mention.candidates[0].partition(":")[2], mention.certainty) == (name, Certainty.DIFFERS)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zoram Dimov", "zoran-dimov"),
        ("Nikoleta Jiordano", "nicoletta-giordano"),
        ("Federica Mogerini", "federica-mogherini"),
        ("Anatoliy Butakov", "anatoly-butakov"),
        ("Oliver Spasovsky", "oliver-spasovski"),
    ],
)
def test_slips_are_found_without_having_been_written_down(text, name):
    [mention] = recognise(f"met {text} there", "en", demo_book(with_misspellings=False))
    assert mention.candidates[0].partition(":")[2] == name
    assert mention.text == text


def test_other_letters_are_not_another_spelling():
    for text, language in (("Зоран Димов", "mk"), ("Zoran Dimov", "mk"), ("ZORAN DIMOV", "en")):
        [mention] = recognise(text, language, DEMO)
        assert mention.certainty == Certainty.SURE


def test_another_first_name_is_another_person():
    assert found("Goran Dimov, Zora Dimov, Zoran Simov, Zoran Rimov, Antonio Tajani Junior")[:-1] == []


# What is nobody


@pytest.mark.parametrize(
    "text", ["IRFIN", "Roma political group", "Lamin", "Lamin, a migrant from The Gambia"]
)
def test_what_must_not_become_a_record(text):
    assert found(text) == []


def test_unknown_names_are_listed():
    text = (
        "Yesterday Petar Smit met Mary Ann Brown. In North Macedonia, on Monday, 10 November, Director General "
        "Petar Smit and IRFIN spoke with Lamin. The Strategic Framework XIV.\nA Headline in Title Case With Words"
    )
    unknown = {each.text: each.count for each in read(text, "en", DEMO).unknown}
    assert unknown == {"Petar Smit": 2, "Mary Ann Brown": 1, "IRFIN": 1, "Strategic Framework": 1}


# Hostile texts


@pytest.mark.parametrize("language", ["en", "mk", "rom", "sq", "sr", "tr", "xx"])
def test_no_text_is_too_strange(shared, language):
    for path in sorted((shared / "corpus" / "text").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            text = " ".join(map(str, json.loads(line).values()))[:5_000]
            for mention in recognise(text, language, DEMO):
                assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    "name", ["", "…", "-", "'", "A", "ß", "İ", "ı ı", "the", "the the", "1 2", "\u0301", "😀 😀"]
)
def test_no_name_is_too_strange(name):
    book = Book([*person(1, name), *person(2, "Ana Kovač")])
    assert [each.candidates for each in recognise(f"{name} met Ana Kovač.", "en", book)][-1] == (
        "people.person:2",
    )
