from languages.alternates import Alternate, alternates, of_page
from languages.negotiation import best_language

SITE = "http://127.0.0.1:8000"


def default(found):
    assert found[-1].tag == "x-default"
    return found[-1].url


def test_every_version_stands_in_the_list_then_the_one_for_everybody_else():
    found = alternates({"sr": "https://a.example/sr/", "mk": "https://a.example/mk/"})
    assert found == [
        Alternate("mk", "https://a.example/mk/"),
        Alternate("sr-Latn", "https://a.example/sr/"),
        Alternate("sr-Cyrl", "https://a.example/sr/cyrl/"),
        Alternate("x-default", "https://a.example/mk/"),
    ]


def test_one_version_alone_names_itself():
    assert alternates({"mk": "m"}) == [Alternate("mk", "m"), Alternate("x-default", "m")]
    assert alternates({}) == []


def test_paths_become_whole_addresses():
    assert alternates({"mk": "/mk/x/"})[0].url == SITE + "/mk/x/"


def test_an_address_for_everybody_else_can_be_told():
    assert default(alternates({"mk": "m"}, anybody="https://a.example/")) == "https://a.example/"


def test_everybody_else_gets_what_the_front_door_would_give_them(settings):
    story = {"mk": "m", "en": "e", "tr": "t"}
    assert default(alternates(story)) == story[best_language("de")] == "e"
    settings.LANGUAGES = [("tr", "Turkish"), ("mk", "Macedonian"), ("en", "English")]
    assert default(alternates(story)) == story[best_language("de")] == "e"
    settings.LANGUAGES = [("tr", "Turkish"), ("mk", "Macedonian")]
    assert default(alternates(story)) == story[best_language("de")] == "t"


def test_a_language_that_is_switched_off_has_no_address(settings):
    settings.LANGUAGES = [("mk", "Macedonian")]
    assert alternates({"mk": "m", "en": "e"}) == [Alternate("mk", "m"), Alternate("x-default", "m")]
    assert alternates({"en": "e"}) == []


def test_a_page_of_every_language_given_any_of_its_paths():
    assert of_page("/mk/people/") == of_page("/tr/people/")
    assert [one.tag for one in of_page("/mk/people/")] == [
        "en",
        "mk",
        "rom",
        "sq",
        "sr-Latn",
        "sr-Cyrl",
        "tr",
        "x-default",
    ]
    assert default(of_page("/mk/people/")) == SITE + "/en/people/"


def test_front_pages_send_everybody_else_to_the_door_that_asks_the_browser():
    assert default(of_page("/mk/")) == default(of_page("/en/")) == SITE + "/"
