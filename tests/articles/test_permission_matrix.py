"""Who may do what, as one table. Every cell sends the real POST: a "no" leaves no trace, its twin "yes" does.

own: only with stories that they began · sq: only in the language that they translate into, whoever began the story
· own+sq: either · all: with every story · -: never.
"""

import pytest

from tests.articles.verbs import OWN_LANGUAGE, VERBS, story
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

ROLES = ("contributor", "journalist", "translator", "editor", "administrator", "reader statistics", "")
"""The last is a colleague who may log in and has no role."""

TABLE = """
                              contributor  journalist  translator  editor  administrator  statistics  none
write                       | own        | own       | -         | all   | all          | -         | -
write what is live          | -          | own       | -         | all   | all          | -         | -
change the facts            | own        | own       | -         | all   | all          | -         | -
link a name                 | own        | own       | -         | all   | all          | -         | -
read the names              | own        | own       | -         | all   | all          | -         | -
submit                      | own        | own       | -         | all   | all          | -         | -
take back                   | own        | own       | -         | all   | all          | -         | -
off the schedule            | -          | own       | -         | all   | all          | -         | -
publish                     | -          | own       | -         | all   | all          | -         | -
schedule                    | -          | own       | -         | all   | all          | -         | -
plan                        | -          | own       | -         | all   | all          | -         | -
see the plan                | own        | own       | all       | all   | all          | own       | own
publish before the others   | -          | own       | -         | all   | all          | -         | -
wait for the others         | -          | own       | -         | all   | all          | -         | -
stand-in languages          | -          | -         | -         | all   | all          | -         | -
translate                   | own        | own       | sq        | all   | all          | -         | -
translate what is live      | -          | own       | -         | all   | all          | -         | -
submit a translation        | own        | own       | sq        | all   | all          | -         | -
take a translation back     | own        | own       | sq        | all   | all          | -         | -
publish a translation       | -          | own       | -         | all   | all          | -         | -
schedule a translation      | -          | own       | -         | all   | all          | -         | -
confirm as still correct    | own        | own       | sq        | all   | all          | -         | -
confirm what is live        | -          | own       | sq        | all   | all          | -         | -
hand in an update           | -          | -         | sq        | -     | -            | -         | -
see an update               | -          | own       | -         | all   | all          | -         | -
take over an update         | -          | own       | -         | all   | all          | -         | -
give back an update         | -          | own       | -         | all   | all          | -         | -
compare earlier texts       | own        | own       | all       | all   | all          | own       | own
bring an earlier text back  | own        | own       | -         | all   | all          | -         | -
bring a translation back    | own        | own       | sq        | all   | all          | -         | -
bring back what is live     | -          | own       | -         | all   | all          | -         | -
ask for changes             | -          | own       | -         | all   | all          | -         | -
ask a translator for changes| -          | own       | -         | all   | all          | -         | -
embargo                     | -          | own       | -         | all   | all          | -         | -
expiry                      | -          | own       | -         | all   | all          | -         | -
unpublish                   | -          | own       | -         | all   | all          | -         | -
unpublish a translation     | -          | own       | -         | all   | all          | -         | -
kill                        | -          | -         | -         | all   | all          | -         | -
kill a translation          | -          | -         | -         | all   | all          | -         | -
preview                     | own        | own       | all       | all   | all          | own       | own
preview a translation       | own        | own       | all       | all   | all          | own       | own
share a secret link         | own        | own       | -         | all   | all          | -         | -
share a translation         | own        | own       | sq        | all   | all          | -         | -
see the languages           | own        | own       | all       | all   | all          | own       | own
see the log                 | own        | own       | all       | all   | all          | own       | own
see the ways to take away   | -          | own       | -         | all   | all          | -         | -
put into the bin            | -          | -         | -         | all   | all          | -         | -
take out of the bin         | -          | -         | -         | all   | all          | -         | -
correct                     | -          | own       | -         | all   | all          | -         | -
see the corrections         | own        | own       | all       | all   | all          | own       | own
see the board               | all        | all       | all       | all   | all          | -         | -
assign                      | -          | -         | -         | all   | all          | -         | -
take a translation          | own        | own       | sq        | all   | all          | -         | -
see the calendar            | all        | all       | all       | all   | all          | -         | -
plan for a day              | own        | own       | -         | all   | all          | -         | -
plan a new story            | all        | all       | -         | all   | all          | -         | -
see the front pages         | -          | -         | -         | all   | all          | -         | -
arrange a front page        | -          | -         | -         | all   | all          | -         | -
breaking news               | -          | -         | -         | all   | all          | -         | -
purge                       | -          | -         | -         | -     | all          | -         | -
"""


def table() -> dict[str, dict[str, str]]:
    """The table by verb and role."""
    rows = [line.split("|") for line in TABLE.splitlines() if "|" in line]
    return {name.strip(): dict(zip(ROLES, map(str.strip, cells), strict=True)) for name, *cells in rows}


def allowed(cell: str, *, own: bool, language: str) -> bool:
    return {"all": True, "own": own, "sq": language == OWN_LANGUAGE, "-": False}[cell]


def happens(client, verb, language: str, user, *, own: bool) -> tuple[bool, int]:
    """Send it; whether it left its trace, and the status of the answer."""
    article = story(verb, language, user if own else None)
    before = verb.trace(article) if verb.trace else None
    client.force_login(user)
    status = verb.send(client, article, language).status_code
    return (verb.trace(article) != before if verb.trace else status == 200), status


@pytest.mark.once
@pytest.mark.parametrize("name", VERBS)
def test_the_table_is_what_happens(client, name):
    verb, wrong = VERBS[name], []
    for role, cell in table()[name].items():
        user = UserFactory(role=role or None, translates=[OWN_LANGUAGE])
        for own in (True, False):
            for language in verb.languages:
                done, status = happens(client, verb, language, user, own=own)
                expected = allowed(cell, own=own, language=language)
                if done != expected or status >= 500:
                    wrong.append(f"{role or 'no role'}, own={own}, {language}: {status}, done={done}")
    assert not wrong, "\n".join([name, *wrong])


def test_every_verb_has_a_row_and_somebody_who_may():
    assert set(table()) == set(VERBS)
    assert all(set(row.values()) != {"-"} for row in table().values())


@pytest.mark.parametrize("name", VERBS)
def test_nobody_does_anything_without_logging_in(client, name):
    verb = VERBS[name]
    for language in verb.languages:
        article = story(verb, language, None)
        before = verb.trace(article) if verb.trace else None
        answer = verb.send(client, article, language)
        led_to_the_door = "/admin/login/" in answer.headers.get("Location", "")
        # A form with a text in it keeps the text on the page that asks for the password.
        asked_beside_the_text = answer.status_code == 403 and b"again-password" in answer.content
        assert led_to_the_door or asked_beside_the_text
        assert verb.trace is None or verb.trace(article) == before
