"""Every kind of page in a real browser: open to everyone, and with nothing that the policy refuses."""

from pprint import pformat

import pytest

from tests.journeys.looking import axe_in_every_light, fits, open_page, reachable, watched
from tests.portal.full_paper import LANGUAGES, full_paper
from tests.portal.page_types import LIGHT, PAGES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, locale="en-GB")
    context.set_default_timeout(30_000)
    yield watched(context)
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_open_to_everyone(page, language):
    full_paper()
    wrong = {}
    for kind in (*PAGES, *(LIGHT if language == "mk" else ())):
        found = open_page(page, kind.address(language), kind.status) + fits(page) + reachable(page)
        found += axe_in_every_light(page, (360,) if kind in LIGHT else (360, 1280))
        if found:
            wrong[kind.name] = found
    assert not wrong, pformat(wrong, width=200)
