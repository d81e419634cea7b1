"""The corrections of a story: write one, and see what every language has made of it."""

from dataclasses import dataclass

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles import correcting
from articles.errors import NewsroomError
from articles.models import Article, Correction, CorrectionText, Edition
from articles.permissions import may_correct, may_see_drafts, may_tell
from languages.registry import ALL, tag_of

MOST_LETTERS = CorrectionText._meta.get_field("text").max_length
BOTH = gettext_lazy("Say what was wrong and what is right. Nobody can change it afterwards, you included.")


def _words(**kwargs) -> forms.CharField:
    return forms.CharField(max_length=MOST_LETTERS, widget=AdminTextareaWidget(attrs={"rows": 4}), **kwargs)


class CorrectionForm(forms.Form):
    """A new correction, first in one language that readers can read."""

    kind = forms.ChoiceField(
        label=capfirst(gettext_lazy("kind")), choices=Correction.Kind, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(label=gettext_lazy("First in"))
    text = _words(label=capfirst(gettext_lazy("note for readers")), help_text=BOTH)

    def __init__(self, *args, editions, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [(each.language, ALL[each.language].own_name) for each in editions]


class TextForm(forms.Form):
    """The same correction in one more language, or why it is not concerned."""

    words = _words(label=capfirst(gettext_lazy("note for readers")), required=False, help_text=BOTH)
    reason = forms.CharField(
        label=gettext_lazy("Not concerned, because"), max_length=300, required=False,
        help_text=gettext_lazy("For colleagues only."),
    )  # fmt: skip


@dataclass(frozen=True)
class Task:
    """One language of one correction."""

    text: CorrectionText
    edition: Edition | None
    tag: str
    own_name: str
    form: TextForm | None


@dataclass(frozen=True)
class Row:
    """One correction with its languages; the first one stands beside the others."""

    correction: Correction
    source: CorrectionText | None
    tasks: list[Task]


def urls(wrap) -> list:
    """The corrections of a story, and the task of one language."""
    return [
        path("<int:pk>/corrections/", wrap(corrections), name="articles_article_corrections"),
        path("<int:pk>/corrections/<int:text>/", wrap(settle), name="articles_article_correction"),
    ]


def corrections(request, pk):
    """All corrections of a story; POST opens a new one."""
    article = _article(request, pk)
    form = _new_form(request, article)
    if request.method == "POST":
        if not may_correct(request.user, article):
            raise PermissionDenied
        if form.is_valid() and _done(form, lambda: _open(request, article, form.cleaned_data)):
            return redirect("admin:articles_article_corrections", pk)
    return _page(request, article, form)


@require_POST
def settle(request, pk, text):
    """Publish the note in one more language, or say that the language is not concerned."""
    article = _article(request, pk)
    text = get_object_or_404(CorrectionText, pk=text, correction__article=article)
    if not may_tell(request.user, article, text.language, _editions(article).get(text.language)):
        raise PermissionDenied
    form = TextForm(request.POST, prefix=f"text-{text.pk}")
    if form.is_valid() and _done(form, lambda: _settle(request, text, form.cleaned_data)):
        return redirect("admin:articles_article_corrections", pk)
    return _page(request, article, _new_form(None, article), {text.pk: form})


def _open(request, article, data):
    correcting.open_correction(
        article, data["language"], kind=data["kind"], text=data["text"], by=request.user
    )
    messages.success(
        request, _("Readers have the note. Every other language of this story now has a task below.")
    )


def _settle(request, text, data):
    if "_not_concerned" in request.POST:
        correcting.not_concerned(text, reason=data["reason"], by=request.user)
        messages.success(request, _("Noted: this language is not concerned."))
    else:
        correcting.publish_text(text, words=data["words"], by=request.user)
        messages.success(request, _("Readers of this language have the note."))


def _done(form, action) -> bool:
    """Do it; if it cannot be done, say why beside what was typed."""
    try:
        action()
    except NewsroomError as error:
        form.add_error(None, str(error))
    return not form.errors


def _article(request, pk) -> Article:
    article = get_object_or_404(Article.objects.kept().prefetch_related("editions"), pk=pk)
    if not (may_see_drafts(request.user, article) or may_correct(request.user, article)):
        raise PermissionDenied
    return article


def _editions(article) -> dict[str, Edition]:
    return {edition.language: edition for edition in article.editions.all()}


def _new_form(request, article) -> CorrectionForm:
    data = request.POST if request and request.method == "POST" else None
    live = [edition for edition in article.editions.all() if edition.is_live]
    first = sorted(live, key=lambda edition: edition.language != article.original_language)
    return CorrectionForm(data, editions=first, initial={"kind": Correction.Kind.CORRECTION})


def _page(request, article, form, bound=None):
    may_open = may_correct(request.user, article) and form.fields["language"].choices
    context = admin.site.each_context(request) | {
        "title": _("Corrections: %(headline)s") % {"headline": article}, "article": article,
        "opts": Article._meta, "form": form if may_open else None, "desk_language": None,
        "rows": _rows(request.user, article, bound or {}), "is_nav_sidebar_enabled": False,
    }  # fmt: skip
    return render(request, "admin/articles/article/corrections.html", context)


def _rows(user, article, bound) -> list[Row]:
    editions = _editions(article)
    mine = {code for code, edition in editions.items() if may_tell(user, article, code, edition)}
    found = Correction.objects.filter(article=article).select_related("by").prefetch_related("texts__by")
    return [_row(correction, editions, mine, bound) for correction in found]


def _row(correction, editions, mine, bound) -> Row:
    texts = list(correction.texts.all())
    source = next((text for text in texts if text.language == correction.language), None)
    tasks = [_task(text, editions.get(text.language), mine, bound) for text in texts]
    return Row(correction, source, tasks)


def _task(text, edition, mine, bound) -> Task:
    open_to_me = text.state == CorrectionText.State.OPEN and text.language in mine
    form = bound.get(text.pk) or (TextForm(prefix=f"text-{text.pk}") if open_to_me else None)
    if form:
        form.fields["words"].widget.attrs["lang"] = tag_of(text.language)
    return Task(text, edition, tag_of(text.language), ALL[text.language].own_name, form)
