"""Editors who press the last buttons in the same moment: everything comes out, each language once."""

import pytest

from articles import publishing_release
from articles.errors import WrongStep
from articles.models import Transition
from articles.models.transition import Verb
from tests.articles.test_release import edition, live, planned
from tests.articles.test_same_moment import together as at_once
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_editors_press_the_last_two_buttons_at_once():
    editor = UserFactory(role="editor")
    article = planned("mk", "rom", "sq")
    publishing_release.wait_for_others(edition(article, "mk"), by=editor)
    last = [edition(article, code) for code in ("rom", "sq")]

    def press(each):
        return lambda: len(publishing_release.wait_for_others(each, by=editor))

    assert sorted(at_once(*map(press, last))) == [0, 3]
    assert live(article) == ["mk", "rom", "sq"]
    assert Transition.objects.filter(verb=Verb.PUBLISH).count() == 3


def test_four_presses_of_one_button_are_one_step():
    editor = UserFactory(role="editor")
    article = planned("mk", "rom")
    publishing_release.wait_for_others(edition(article, "mk"), by=editor)
    last = edition(article, "rom")

    def press():
        try:
            return len(publishing_release.publish_as_planned(last, by=editor))
        except WrongStep:
            return 0

    assert sorted(at_once(*[press] * 4)) == [0, 0, 0, 2]
    assert Transition.objects.filter(verb=Verb.PUBLISH).count() == 2
