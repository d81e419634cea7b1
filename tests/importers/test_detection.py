"""The language of a text, from its letters and small words."""

import pytest

from importers.detection import detect


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The council of the city has adopted the plan for the old town."),
        ("mk", "Советот на градот го усвои планот за стариот дел, но не и буџетот што беше најавен."),
        ("rom", "Sa e manuša si tromane thaj barabar ko čačipa; o dženo isi len godži taro isto."),
        ("sq", "Këshilli i qytetit miratoi planin për pjesën e vjetër dhe buxhetin që është njoftuar."),
        ("sr", "Savet grada je usvojio plan za stari deo, ali ne i budžet koji je najavljen u sredu."),
        ("sr", "Савет града је усвојио план за стари део, али не и буџет који ће бити најављен."),
        ("tr", "Belediye meclisi eski kent için hazırlanan planı ve yeni bütçeyi kabul etti."),
    ],
)
def test_a_sentence_is_enough(language, text):
    guess = detect(text)
    assert (guess.language, guess.sure) == (language, True)


@pytest.mark.parametrize("text", ["", "2019", "Spasovski – Vitorino"])
def test_names_and_numbers_tell_nothing(text):
    assert detect(text).language is None


def test_what_is_not_sure_follows_others_but_not_into_another_script():
    assert detect("Spasovski").or_else("", "sq", "en") == "sq"
    assert detect("Спасовски").or_else("en", "en") == "mk"
    assert detect("The council of the city and the mayor").or_else("sq") == "en"
