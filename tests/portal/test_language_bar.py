"""The language bar of the newsroom's forms, in a real browser."""

import pytest
from django.urls import reverse

from people.models import Person
from tests.factories import PASSWORD, PersonFactory, PositionFactory, UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

EDITOR = ".ProseMirror[contenteditable=true]:visible"


def log_in(page, address: str):
    UserFactory(administrator=True, username="ana")
    page.goto(address)
    page.fill("#id_username", "ana")
    page.fill("#id_password", PASSWORD)
    page.click("input[type=submit]")


def button(page, language: str):
    return page.locator(f".language-bar button[value={language}]")


@pytest.fixture
def form(browser_page):
    """A person's form with one position. No message may appear in the browser's console."""
    said = []
    browser_page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    browser_page.on("pageerror", lambda error: said.append(str(error)))
    person = PersonFactory(name_en="Zoran Dimov", name_mk="Зоран Димов")
    PositionFactory(person=person)
    log_in(browser_page, reverse("admin:people_person_change", args=[person.pk]))
    browser_page.wait_for_selector(EDITOR)
    yield browser_page
    assert said == []


def test_one_language_is_shown_at_a_time_in_added_rows_too(form):
    assert button(form, "en").get_attribute("aria-pressed") == "true"
    assert form.locator("[name=name_en]").is_visible()
    assert not form.locator("[name=name_sq]").is_visible()

    button(form, "sq").click()
    form.click("#positions-group .add-row a")

    assert button(form, "en").get_attribute("aria-pressed") == "false"
    assert form.locator("[name=name_sq]").is_visible()
    assert not form.locator("[name=name_en]").is_visible()
    for row in ("positions-0", "positions-1"):
        assert form.locator(f"[name={row}-title_sq]").is_visible()
        assert not form.locator(f"[name={row}-title_en]").is_visible()
    assert form.locator(EDITOR).count() == 1
    assert form.locator(EDITOR).get_attribute("lang") == "sq"
    assert "Shqip" in form.locator(EDITOR).get_attribute("aria-label")


def test_the_bar_tells_which_languages_have_a_text(form):
    filled = ".language-bar .is-filled"
    assert form.locator(filled).evaluate_all("buttons => buttons.map(b => b.value)") == ["en", "mk"]

    button(form, "tr").click()
    form.fill("[name=name_tr]", "Zoran Dimov")

    assert "tr" in form.locator(filled).evaluate_all("buttons => buttons.map(b => b.value)")


def test_the_bar_works_with_the_keyboard(form):
    button(form, "en").focus()
    form.keyboard.press("ArrowRight")
    form.keyboard.press("Enter")

    assert form.locator("[name=name_mk]").is_visible()
    form.keyboard.press("ArrowLeft")
    form.keyboard.press("ArrowLeft")
    form.keyboard.press("Space")
    assert form.locator("[name=name_tr]").is_visible()


def test_the_form_opens_on_the_language_with_a_message(form):
    button(form, "sr").click()
    form.evaluate("document.querySelector('[name=name_tr]').removeAttribute('maxlength')")
    form.evaluate("document.querySelector('[name=name_tr]').value = 'x'.repeat(201)")

    form.click("[name=_save]")
    form.wait_for_selector(".errornote")
    form.wait_for_selector(".language-bar")

    assert form.locator("[name=name_tr]").is_visible()
    assert form.locator(".errorlist:visible").count() == 1
    assert "(1)" in button(form, "tr").inner_text()


def test_blanks_typed_in_the_editor_stay_ordinary_blanks(form):
    form.click(EDITOR)
    form.keyboard.type("Two  ordinary words")
    form.click("[name=_save]")
    form.wait_for_url("**/admin/people/person/")

    biography = Person.objects.get().biography_en
    assert "ordinary words" in biography
    assert "\u00a0" not in biography
    assert "&nbsp;" not in biography


def test_without_javascript_all_languages_stand_one_below_the_other(chromium, live_server):
    person = PersonFactory()
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()

    log_in(page, reverse("admin:people_person_change", args=[person.pk]))

    assert page.locator(".language-bar").count() == 0
    for language in ("en", "mk", "rom", "sq", "sr", "tr"):
        assert page.locator(f"[name=name_{language}]").is_visible()
    context.close()
