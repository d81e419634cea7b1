"""At the desk: a translator sends an update of what readers see, an editor takes it over or gives it back."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from articles import handing_in, working_copies
from articles.admin import autosave
from articles.admin.kept_form import compared
from articles.admin.life.page import edition_of, frame, story_at
from articles.admin.weight import WeightForm
from articles.errors import NewsroomError, Settled
from articles.models import Article, Edition, WorkingCopy
from articles.models.article import WORDS
from articles.permissions import may_hand_in, may_publish
from languages.registry import ALL

TAKE_OVER, GIVE_BACK = "_take_over", "_give_back"
NOT_HERS = ("slug", "published_at", "machine")
"""What an editor decides when the words are taken over."""


class UpdateForm(WeightForm):
    """An editor's answer to what was handed in."""

    version = forms.IntegerField(min_value=0, max_value=2**31 - 1)
    seen = forms.CharField()
    comment = forms.CharField(required=False, max_length=1000)
    theirs = None

    def clean(self):
        """Whoever takes over a source says how big the change is."""
        cleaned = super().clean()
        if TAKE_OVER in self.data:
            self.check_weight(cleaned)
        return cleaned

    def has_new_words(self, cleaned: dict) -> bool:
        """Nothing else is ever handed in."""
        return True


def urls(wrap) -> list:
    """The page of one update."""
    return [
        path("<int:pk>/languages/<str:language>/update/<int:copy>/", wrap(update_view), name="articles_article_update")
    ]  # fmt: skip


def bind(form, user) -> None:
    """Let a translator work on the words that she handed in; of what is out, on nothing but words."""
    if may_hand_in(user, form.article, form.language, form.edition):
        form.fields.pop("weight", None)
        for field in (form.fields[name] for name in NOT_HERS if name in form.fields):
            field.disabled, field.widget = True, forms.HiddenInput()
    form.handed_in = handing_in.own(user, form.article, form.language) if form.edition else None
    if form.handed_in:
        form.initial |= form.handed_in.words


def send(request, form) -> bool:
    """Send the words of a checked form to the editors."""
    if not may_hand_in(request.user, form.article, form.language, form.edition):
        raise PermissionDenied
    words, made_from = {field: form.cleaned_data[field] for field in WORDS}, form.provenance()
    made_from.pop("machine", None)
    try:
        handing_in.hand_in(form.edition, words, by=request.user, **made_from)
    except NewsroomError as error:
        form.add_error(None, str(error))
        return False
    working_copies.finished(request.user, form.article, form.language, tab=form.page_tab)
    messages.success(
        request,
        _(
            "%(language)s: sent to the editors. Readers keep the present text until an editor takes yours over."
        )
        % {"language": form.edition.get_language_display()},
    )
    return True


def context(user, form) -> dict:
    """What the desk shows of it: the translator her own, an editor everybody's."""
    mine, edition = form.handed_in, form.edition
    copies = []
    if edition and may_publish(user, form.article):
        copies = handing_in.waiting(form.article, form.language)
    return {
        "own_update": mine, "own_fields": compared(form.article.words(form.language), mine.words) if mine else [],
        "own_changed_since": mine and handing_in.changed_since(mine, edition),
        "updates": [_shown(copy, form.article, edition) for copy in copies],
    }  # fmt: skip


def _shown(copy: WorkingCopy, article: Article, edition: Edition) -> dict:
    return {
        "copy": copy, "who": autosave.name_of(copy.user), "seen": copy.handed_in_at.isoformat(),
        "version": edition.version, "changed_since": handing_in.changed_since(copy, edition),
        "fields": compared(article.words(edition.language), copy.words),
    }  # fmt: skip


def update_view(request, pk, language, copy):
    """One update with its two answers."""
    article = story_at(pk)
    edition = edition_of(article, language) if language in ALL else None
    if edition is None:
        raise Http404
    if not may_publish(request.user, article):
        raise PermissionDenied
    update = handing_in.waiting(article, language).filter(pk=copy).first()
    if update is None:
        return _too_late(request, article, language)
    form = UpdateForm(request.POST or None)
    form.bind_weight(article, language, edition)
    if request.method == "POST" and form.is_valid() and _answer(request, form, update):
        return redirect("admin:articles_article_desk", pk, language)
    return render(request, "admin/articles/article/update.html", frame(request, article, _("Update handed in")) | {
        "form": form, "update": _shown(update, article, edition), "edition": edition,
        "desk_language": ALL[language], "is_nav_sidebar_enabled": False,
    })  # fmt: skip


def _too_late(request, article, language):
    messages.error(request, str(Settled()))
    if comment := request.POST.get("comment", "").strip()[:1000]:
        messages.info(request, _("Your comment was not sent: %(comment)s") % {"comment": comment})
    return redirect("admin:articles_article_desk", article.pk, language)


def _answer(request, form, update: WorkingCopy) -> bool:
    """Do what the pressed button says; the text that was judged is the one that was seen."""
    cleaned, by = form.cleaned_data, request.user
    update.handed_in_at = parse_datetime(cleaned["seen"])
    try:
        if TAKE_OVER in request.POST:
            handing_in.take_over(update, by=by, version=cleaned["version"], weight=form.chosen_weight())
            messages.success(request, _("The update is taken over. Readers have the new text."))
        elif GIVE_BACK in request.POST:
            handing_in.give_back(update, by=by, comment=cleaned["comment"])
            messages.success(request, _("The update was given back to the translator."))
        else:
            return False
    except NewsroomError as error:
        form.add_error(None, str(error))
        return False
    return True
