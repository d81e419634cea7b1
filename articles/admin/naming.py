"""The panel "Names in the text": what it shows, also of words that are not saved yet, and what its buttons do."""

import re

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import working_copies
from articles.admin import autosave, panel
from articles.models import Article, Edition
from articles.models.article import WORDS
from articles.naming.answering import FIELDS, answer
from articles.naming.story import names_in
from articles.permissions import may_edit_story, may_see_drafts, may_type
from articles.working_copies import TooLong
from articles.writing import new_words
from languages.fallback import localized
from languages.numbers import whole_number
from languages.registry import ALL

ANSWER = "names_answer"
"""The button that was pressed: what it is about, a bar, and the record that is meant."""
ANSWERS = re.compile(
    rf"(?P<about>[a-z0-9 ]{{1,200}}|(?:{'|'.join(FIELDS)}):\d{{1,18}})?\|(?P<record>(?:{'|'.join(FIELDS)}):\d{{1,18}})?"
)
FOUND = "admin/articles/article/names_found.html"


def urls(wrap) -> list:
    """Where the panel reads words that are not saved yet, and where its buttons lead."""
    return [
        path("names/", wrap(look_view), name="articles_article_names"),
        path("<int:pk>/names/<str:language>/", wrap(answer_view), name="articles_article_names_answer"),
    ]


def context(request, form) -> dict:
    """The panel of a form: the names in its words as they stand in it."""
    article, language = form.article, form.language
    words = {field: form[field].value() or "" for field in WORDS}
    return (
        {"naming": _panel(request.user, article, language, words)}
        if article.pk
        else {"naming": _empty(language)}
    )


@require_POST
def look_view(request):
    """The names in words as they are typed: a piece of HTML for the panel."""
    language, number = request.POST.get("language", ""), request.POST.get("article", "")
    if language not in ALL:
        raise BadRequest
    article = _article(whole_number(number)) if number else Article(original_language=language)
    if not _may_look(request.user, article, language):
        raise PermissionDenied
    return _found(request, article, language)


@require_POST
def answer_view(request, pk, language):
    """Link a name or note what it means; the words typed meanwhile are kept, and nothing of them is changed."""
    article = _article(pk)
    if language not in ALL or not may_edit_story(request.user, article):
        raise PermissionDenied
    pressed = ANSWERS.fullmatch(request.POST.get(ANSWER, ""))
    if not pressed or not any(pressed.groups()):
        raise BadRequest
    now = answer(article, by=request.user, **pressed.groupdict(default=""))
    if "by_script" in request.POST:
        return JsonResponse({"version": _next_version(request, article, now)})
    messages.success(request, _("Noted. The story’s names are up to date."))
    return HttpResponseRedirect(_back(request, article, language))


def _article(pk) -> Article:
    stories = Article.objects.kept().select_related("section").prefetch_related("editions")
    return get_object_or_404(stories, pk=pk)


def _may_look(user, article: Article, language: str) -> bool:
    if article.pk is None:
        return user.has_perm("articles.add_article")
    edition = _edition(article, language)
    return may_see_drafts(user, article) and (
        may_edit_story(user, article) or may_type(user, article, language, edition)
    )


def _edition(article: Article, language: str) -> Edition | None:
    return next((each for each in article.editions.all() if each.language == language), None)


def _found(request, article: Article, language: str):
    words = {field: request.POST.get(field, "").replace("\x00", "") for field in WORDS}
    # Only the story's own form shows its names; that of a translation leaves them as they are saved.
    has_facts = "facts_version" in request.POST
    linked = {name: filter(None, map(whole_number, request.POST.getlist(name))) for name in FIELDS.values()}
    shown = _panel(request.user, article, language, words, linked if has_facts else None)
    return render(request, FOUND, {"naming": shown})


def _panel(user, article: Article, language: str, words: dict, linked: dict | None = None) -> dict:
    """What the panel shows, and what this colleague may do in it."""
    address = (
        reverse("admin:articles_article_names_answer", args=[article.pk, language]) if article.pk else ""
    )
    may_link = article.pk is None or (may_edit_story(user, article) and not article.is_killed)
    return _empty(language) | {
        "found": names_in(article, language, words, linked), "article": article.pk or "", "address": address,
        "may_link": may_link, "new": _new_records(user, language),
    }  # fmt: skip


def _empty(language: str) -> dict:
    """The panel before anything is written."""
    return {"found": None, "language": language, "tag": ALL[language].tag, "article": "", "address": "",
            "may_link": False, "new": []}  # fmt: skip


def _new_records(user, language: str) -> list[dict]:
    """Where a record is made from a name that nobody knows yet, for whoever may."""
    kinds = (
        ("people", "person", _("Make a person")),
        ("organizations", "organization", _("Make an organization")),
    )
    return [
        {"label": label, "url": reverse(f"admin:{app}_{model}_add"), "name": localized("name", language)}
        for app, model, label in kinds if user.has_perm(f"{app}.add_{model}")
    ]  # fmt: skip


def _next_version(request, before: Article, now: Article) -> int | str:
    """The version that the open form goes on with; none if a colleague changed the story since it was opened."""
    seen = whole_number(request.POST.get("facts_version", ""))
    return now.version if seen == before.version else ""


def _back(request, article: Article, language: str) -> str:
    """The form again, with the words that were typed and not saved."""
    address = panel.edit_url(article, request.user, language)
    words = {field: request.POST.get(field, "") for field in WORDS if field in request.POST}
    tab = autosave.tidy_tab(request.POST.get("tab", ""))
    edition = _edition(article, language)
    typed = (
        words
        and tab
        and may_type(request.user, article, language, edition)
        and new_words(article, language, words)
    )
    if not typed:
        return address
    version = min(whole_number(request.POST.get("version", "")) or 0, 2**31 - 1)
    try:
        working_copies.keep(request.user, article, language, words, tab=tab, version=version)
    except TooLong:
        return address
    return f"{address}?{urlencode({'take_over': tab})}"
