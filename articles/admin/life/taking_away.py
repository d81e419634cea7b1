"""Unpublishing and killing: a page that says what will happen, and asks once more."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import publishing_story
from articles.admin.life.page import back_to, back_url, show, story_at
from articles.errors import NewsroomError
from articles.models import Article
from articles.permissions import may_kill, may_publish
from languages.registry import own_name_of, tag_of


@dataclass(frozen=True)
class Way:
    """One of the two ways to take a story away."""

    template: str
    title: str
    may: Callable
    possible: Callable
    service: Callable
    done: str


UNPUBLISH = Way(
    "unpublish", gettext_lazy("Unpublish"), may_publish, publishing_story.may_be_withdrawn,
    publishing_story.withdraw_story, gettext_lazy("Unpublished: %(languages)s. Readers can no longer read it."),
)  # fmt: skip
KILL = Way(
    "kill", gettext_lazy("Kill the story"), may_kill, publishing_story.may_be_killed,
    publishing_story.kill_story, gettext_lazy("Killed: %(languages)s. The addresses say that the story is gone."),
)  # fmt: skip


class TakeAwayForm(forms.Form):
    """Which languages, why, and what their readers are told."""

    reason = forms.CharField(
        label=gettext_lazy("Reason (for colleagues)"), max_length=1000, required=False,
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        help_text=gettext_lazy("It stays in the history of the story. Readers do not see it."),
        error_messages={"required": gettext_lazy("Write why the story is killed. Colleagues will ask.")},
    )  # fmt: skip

    def __init__(self, data, editions, chosen, *, needs_reason: bool):
        super().__init__(data)
        self.editions = editions
        self.fields["reason"].required = needs_reason
        for edition in editions:
            code = edition.language
            self.fields[f"take_{code}"] = forms.BooleanField(
                label=own_name_of(code), required=False, initial=code in chosen
            )
            self.fields[f"notice_{code}"] = forms.CharField(
                label=_("Note for readers (%(language)s)") % {"language": own_name_of(code)},
                max_length=publishing_story.NOTICE_LENGTH, required=False,
                widget=AdminTextInputWidget(attrs={"lang": tag_of(code)}),
            )  # fmt: skip

    def rows(self) -> list[tuple]:
        """A line of the table for each language."""
        return [
            (each, tag_of(each.language), self[f"take_{each.language}"], self[f"notice_{each.language}"])
            for each in self.editions
        ]

    def clean(self):
        """Something has to be chosen."""
        cleaned = super().clean()
        self.chosen = [each.language for each in self.editions if cleaned.get(f"take_{each.language}")]
        if self.editions and not self.chosen:
            self.add_error(None, _("Choose at least one language."))
        return cleaned

    @property
    def notices(self) -> dict[str, str]:
        """What readers are told, by language."""
        return {each.language: self.cleaned_data[f"notice_{each.language}"] for each in self.editions}


def unpublish_view(request, pk):
    """Take some languages of a story off the site; they can be published again."""
    return _view(request, pk, UNPUBLISH)


def kill_view(request, pk):
    """Take a story away for good, in every language unless somebody chooses."""
    return _view(request, pk, KILL)


def _view(request, pk, way: Way):
    article = story_at(pk)
    if not way.may(request.user, article):
        raise PermissionDenied
    editions = [edition for edition in article.editions.all() if way.possible(edition)]
    asked = request.GET.get("language") if way is UNPUBLISH else None
    chosen = [each.language for each in editions if asked in {None, "", each.language}]
    data = request.POST if request.method == "POST" else None
    form = TakeAwayForm(data, editions, chosen, needs_reason=way is KILL)
    if data is not None and form.is_valid() and _take_away(request, article, form, way):
        return back_to(article, request.user)
    return show(
        request, way.template, article, str(way.title), form=form, back=back_url(article, request.user)
    )


def _take_away(request, article: Article, form: TakeAwayForm, way: Way) -> bool:
    try:
        way.service(
            article, languages=form.chosen, by=request.user, reason=form.cleaned_data["reason"],
            notices=form.notices,
        )  # fmt: skip
    except NewsroomError as error:
        form.add_error(None, str(error))
        return False
    names = ", ".join(own_name_of(code) for code in form.chosen)
    messages.success(request, way.done % {"languages": names})
    return True
