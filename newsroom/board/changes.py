"""What is done to ticked cells, all of them or none: give to a colleague, take away, not wanted, take, give back."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from articles import assigning
from articles.errors import NewsroomError
from articles.models import Article
from articles.permissions import may_assign, may_write
from languages.registry import enabled, own_name_of

TOKEN = re.compile(r"(?P<article>[0-9]{1,18}):(?P<language>[a-z]{2,3}):(?P<seen>[0-9]{0,18})", re.ASCII)
ASSIGN, UNASSIGN, NOT_WANTED, WANTED, TAKE, GIVE = (
    "assign",
    "unassign",
    "not_wanted",
    "wanted",
    "take",
    "give",
)
DONE = {
    ASSIGN: ngettext_lazy("%(number)d translation assigned.", "%(number)d translations assigned.", "number"),
    UNASSIGN: ngettext_lazy(
        "%(number)d translation is free again.", "%(number)d translations are free again.", "number"
    ),
    NOT_WANTED: ngettext_lazy(
        "%(number)d translation is not wanted any more.",
        "%(number)d translations are not wanted any more.",
        "number",
    ),
    WANTED: ngettext_lazy(
        "%(number)d translation is wanted again.", "%(number)d translations are wanted again.", "number"
    ),
    TAKE: gettext_lazy("The translation is yours."),
    GIVE: gettext_lazy("The translation is free again."),
}
FOR_EDITORS = {ASSIGN, UNASSIGN, NOT_WANTED, WANTED}


@dataclass(frozen=True, order=True)
class Ticked:
    """One cell that was ticked, with who had it when the page was made."""

    article: int
    language: str
    seen: int | None


class ChangeForm(forms.Form):
    """Whom the ticked translations go to, and until when."""

    to = forms.ChoiceField(label=gettext_lazy("Assign to"), required=False)
    due_on = forms.DateField(
        label=gettext_lazy("Until"), required=False, input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )  # fmt: skip

    def __init__(self, data, *, user, stories, colleagues):
        super().__init__(data)
        self.user, self.stories = user, stories
        self.colleagues = {str(it.pk): it for it in colleagues}
        people = [(key, _with_languages(it)) for key, it in self.colleagues.items()]
        self.fields["to"].choices = [("", "—"), *people]

    @property
    def tokens(self) -> list[str]:
        """The cells that were ticked, so that a mistake elsewhere unticks none."""
        return self.data.getlist("cell") if self.is_bound else []

    @property
    def verb(self) -> str:
        """Which button was pressed."""
        return next((name for name in (TAKE, GIVE) if name in self.data), self.data.get("do", ""))

    def clean(self):
        """A cell must have been ticked, and a colleague chosen where one is needed."""
        cleaned = super().clean()
        texts = [self.data[self.verb]] if self.verb in {TAKE, GIVE} else self.tokens
        cleaned["cells"] = sorted(
            {_ticked(text) for text in texts} - {None}, key=lambda it: (it.article, it.language)
        )
        if not cleaned["cells"] or len(cleaned["cells"]) < len(set(texts)):
            self.add_error(None, _("Tick the translations first."))
        if self.verb not in FOR_EDITORS | {TAKE, GIVE}:
            self.add_error(None, _("Choose what to do with them."))
        if self.verb == ASSIGN and not cleaned.get("to") and "to" not in self.errors:
            self.add_error("to", _("Choose a colleague."))
        return cleaned

    def apply(self) -> str:
        """Do it to all of them in one transaction; give what was done, in words. NewsroomError: nothing was done."""
        if self.verb in FOR_EDITORS and not may_assign(self.user):
            raise PermissionDenied
        cells = self.cleaned_data["cells"]
        stories = self.stories.in_bulk({cell.article for cell in cells})
        with transaction.atomic():
            for cell in cells:
                self._apply_to(stories.get(cell.article), cell)
        return str(DONE[self.verb] % {"number": len(cells)})

    def _apply_to(self, article: Article | None, cell: Ticked) -> None:
        if article is None:
            raise NewsroomError(_("One of these stories is not here any more. Nothing was changed."))
        if self.verb in {TAKE, GIVE} and not may_write(self.user, article, cell.language):
            raise PermissionDenied
        try:
            self._verbs[self.verb](article, cell)
        except NewsroomError as error:
            names = {"story": article, "language": own_name_of(cell.language), "problem": error}
            told = _("“%(story)s”, %(language)s: %(problem)s Nothing was changed.") % names
            raise NewsroomError(told) from error

    @property
    def _verbs(self) -> dict[str, Callable]:
        by, to = self.user, self.colleagues.get(self.cleaned_data.get("to") or "")
        due_on = self.cleaned_data.get("due_on")
        return {
            ASSIGN: lambda it, cell: assigning.assign_translation(
                it, cell.language, to=to, due_on=due_on, by=by, seen=cell.seen
            ),
            UNASSIGN: lambda it, cell: assigning.unassign(it, cell.language, by=by, seen=cell.seen),
            NOT_WANTED: lambda it, cell: assigning.set_not_wanted(it, cell.language, by=by, seen=cell.seen),
            WANTED: lambda it, cell: assigning.set_wanted(it, cell.language, by=by),
            TAKE: lambda it, cell: assigning.take_translation(it, cell.language, by=by),
            GIVE: lambda it, cell: assigning.unassign(it, cell.language, by=by, seen=by.pk),
        }


def _ticked(text: str) -> Ticked | None:
    match = TOKEN.fullmatch(text)
    if match is None or match["language"] not in enabled():
        return None
    return Ticked(int(match["article"]), match["language"], int(match["seen"]) if match["seen"] else None)


def _with_languages(colleague) -> str:
    """A colleague with the languages that she translates into; an editor writes all."""
    name = colleague.get_full_name() or colleague.username
    codes = sorted(each.language for each in colleague.translator_languages.all())
    return f"{name} ({', '.join(codes)})" if codes else name
