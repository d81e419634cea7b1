"""The page of the release plan: for each language when it comes out, and how long languages wait for each other."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import planning, publishing_release
from articles.admin.life.page import story_at
from articles.admin.moments import MomentField
from articles.admin.release.page import show
from articles.admin.release.telling import told
from articles.errors import NewsroomError
from articles.models import Article
from articles.models.plan import Timing
from articles.permissions import may_publish, may_see_drafts


class PlanForm(forms.Form):
    """The whole plan of a story. It remembers what it showed, so that nobody overwrites a colleague's plan unseen."""

    release_by = MomentField(
        label=gettext_lazy("Languages wait for each other until"),
        help_text=gettext_lazy(
            "Empty: as long as it takes. Those that are ready come out then by themselves."
        ),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data, article: Article, lines: list[planning.Line]):
        super().__init__(data, initial={"release_by": article.release_by, "seen": _as_text(article, lines)})
        self.article, self.lines = article, lines
        self.fields["release_by"].known = article.release_by
        for line in lines:
            self._add(line)

    def _add(self, line: planning.Line) -> None:
        choices = [
            each for each in Timing.choices
            if each[0] != Timing.NOT_WANTED or line.language != self.article.original_language
        ]  # fmt: skip
        name = {"language": line.own_name}
        self.fields[f"timing_{line.language}"] = forms.ChoiceField(
            label=_("%(language)s comes out") % name, choices=choices, initial=line.plan.timing
        )
        self.fields[f"at_{line.language}"] = MomentField(
            label=_("%(language)s: at") % name, initial=line.plan.at
        )
        self.fields[f"at_{line.language}"].known = line.plan.at

    def rows(self) -> list[tuple]:
        """A line of the table for each language."""
        return [(line, self[f"timing_{line.language}"], self[f"at_{line.language}"]) for line in self.lines]

    def clean(self):
        """A time where one is needed; and nobody else's plan is lost."""
        cleaned = super().clean()
        for line in self.lines:
            at = f"at_{line.language}"
            if cleaned.get(f"timing_{line.language}") == Timing.AT_TIME and at in cleaned and not cleaned[at]:
                self.add_error(at, _("Give the time at which this language comes out."))
        now = _as_text(self.article, self.lines)
        if cleaned.get("seen") != now:
            self.data = self.data.copy()  # a second press of the button saves over theirs, knowingly
            self.data["seen"] = now
            self.add_error(
                None, _("A colleague changed the plan meanwhile. Yours is below; save again to keep it.")
            )
        return cleaned

    @property
    def plans(self) -> dict[str, tuple]:
        """By language its timing and its time."""
        cleaned = self.cleaned_data
        codes = [line.language for line in self.lines]
        return {code: (cleaned[f"timing_{code}"], cleaned[f"at_{code}"]) for code in codes}


def _as_text(article: Article, lines) -> str:
    """The plan in a line, to tell whether it is still the same."""
    parts = [f"{line.language}={line.plan.timing}@{line.plan.at or ''}" for line in lines]
    return " ".join([*parts, f"until={article.release_by or ''}"])


def plan_view(request, pk):
    """Show the plan to colleagues; let those who publish the story change it."""
    article = story_at(pk)
    if not may_see_drafts(request.user, article):
        raise PermissionDenied
    may_change = may_publish(request.user, article)
    if request.method == "POST" and not may_change:
        raise PermissionDenied
    if code := request.POST.get("not_ready"):
        return _not_ready(request, article, code)
    lines = planning.lines(article)
    form = PlanForm(request.POST or None, article, lines)
    if request.method == "POST" and form.is_valid() and _save(request, article, form):
        return redirect("admin:articles_article_plan", pk)
    return show(request, "plan", article, _("Release plan"), form=form, lines=lines, may_change=may_change)


def _save(request, article: Article, form: PlanForm) -> bool:
    try:
        out = publishing_release.replan(
            article, plans=form.plans, until=form.cleaned_data["release_by"], by=request.user
        )
    except NewsroomError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _("The release plan is saved."))
    if out:
        messages.success(request, told(out))
    return True


def _not_ready(request, article: Article, code: str):
    edition = article.editions.filter(language=code).first()
    try:
        if edition:
            publishing_release.stop_waiting(edition, by=request.user)
            text = _("%(language)s: not ready any more. The others wait for it.")
            messages.success(request, text % {"language": edition.get_language_display()})
    except NewsroomError as error:
        messages.error(request, str(error))
    return redirect("admin:articles_article_plan", article.pk)
