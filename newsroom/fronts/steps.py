"""What the buttons of the front page desk do: each by its name, with what the form sent."""

from collections.abc import Mapping
from functools import partial

from django.utils.translation import gettext as _

from articles.errors import NewsroomError
from articles.models import Article
from languages.numbers import whole_number
from newsroom.fronts import launching, order
from newsroom.fronts.arranging import arrange, take_as_draft, throw_away
from newsroom.fronts.forms import TimesForm
from newsroom.models import FrontPage

KEPT = ("step", "article", "front", "place", "starts_at", "ends_at")
"""What is needed to do a step again that came too late."""


class UnknownStep(NewsroomError):
    """A button that we never printed."""


class WrongTimes(NewsroomError):
    """Times that cannot be; the form says why."""

    def __init__(self, form: TimesForm):
        self.form = form
        super().__init__(" ".join(message for messages in form.errors.values() for message in messages))


def perform(language: str, data: Mapping[str, str], *, by) -> str:
    """Do what the pressed button says, and say what was done."""
    name, version = data.get("step", ""), _number(data.get("version", "0"))
    if name in WHOLE:
        return WHOLE[name](language, data, version, by)
    change = _change(name, data)
    arrange(language, change, version=version, by=by)
    return _("The draft is changed. Readers see it when you launch it.")


def _change(name: str, data: Mapping[str, str]):
    story = _number(data.get("article", ""))
    if name in {"add_first", "add_last"} and not Article.objects.kept().filter(pk=story).exists():
        raise order.NoSuchStory
    if name == "times":
        form = TimesForm(data)
        if not form.is_valid():
            raise WrongTimes(form)
        return partial(order.set_times, story=story, **form.cleaned_data)
    if name == "move":
        return partial(order.move, story=story, place=_number(data.get("place", "")))
    if name not in SMALL:
        raise UnknownStep(_("There is no such step."))
    verb, options = SMALL[name]
    return partial(verb, story=story, **options)


SMALL = {
    "add_first": (order.add, {"first": True}),
    "add_last": (order.add, {}),
    "up": (order.step, {"by": -1}),
    "down": (order.step, {"by": 1}),
    "remove": (order.remove, {}),
    "pin": (order.pin, {"is_pinned": True}),
    "loosen": (order.pin, {"is_pinned": False}),
}


def _launch(language, data, version, by) -> str:
    launching.launch(language, version=version, by=by)
    return _("Launched: readers see this front page now.")


def _automatic(language, data, version, by) -> str:
    launching.back_to_automatic(language, by=by)
    return _("Back to automatic: readers see the newest stories, none placed by hand.")


def _discard(language, data, version, by) -> str:
    throw_away(language, version=version)
    return _("The draft is thrown away. Readers see what they saw before.")


def _show_again(language, data, version, by) -> str:
    launching.show_again(_former(language, data), by=by)
    return _("Readers see this earlier front page again.")


def _redraft(language, data, version, by) -> str:
    take_as_draft(_former(language, data), version=version, by=by)
    return _("The draft is this earlier front page now. Readers see it when you launch it.")


WHOLE = {
    "launch": _launch,
    "automatic": _automatic,
    "discard": _discard,
    "show_again": _show_again,
    "redraft": _redraft,
}


def _former(language: str, data: Mapping[str, str]) -> FrontPage:
    front = FrontPage.objects.launched(language).filter(pk=_number(data.get("front", ""))).first()
    if front is None:
        raise UnknownStep(_("There is no such front page."))
    return front


def _number(text: str) -> int:
    number = whole_number(text)
    if number is None:
        raise UnknownStep(_("There is no such step."))
    return number
