"""The page of the board."""

from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from articles.errors import NewsroomError
from articles.models import Article, Section
from articles.permissions import may_assign
from languages.numbers import whole_number
from languages.registry import own_name_of, tag_of
from newsroom.board import ranking
from newsroom.board.changes import ChangeForm
from newsroom.board.filters import BoardForm
from newsroom.board.rows import rows
from newsroom.guard import only

MAY_SEE = ("articles.translate_edition", "articles.change_any_article", "articles.add_article")
ROWS = 50
MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


def may_see_board(user) -> bool:
    """Whether a colleague writes or translates."""
    return any(user.has_perm(permission) for permission in MAY_SEE)


@only(may_see_board)
def board(request):
    """Every story in every language; a POST changes what was ticked and shows the same again."""
    stories, colleagues = Article.objects.for_colleague(request.user), _colleagues(request.user)
    own = {each.language for each in request.user.translator_languages.all()}
    form = BoardForm(
        request.GET,
        user=request.user,
        own_languages=own,
        sections=Section.objects.all(),
        colleagues=colleagues,
    )
    change = ChangeForm(request.POST or None, user=request.user, stories=stories, colleagues=colleagues)
    if request.method == "POST" and _is_changed(request, change):
        return redirect(
            f"{request.path}?{form.query}&{urlencode({'page': request.GET.get('page', '1')[:9]})}"
        )
    context = admin.site.each_context(request) | _page(request, stories, form) | {
        "title": _("Language board"), "form": form, "change": change, "may_assign": may_assign(request.user),
        "is_nav_sidebar_enabled": False,  # six columns need the room
    }  # fmt: skip
    mistaken = change.is_bound or not form.is_valid()
    return render(request, "newsroom/board/board.html", context, status=400 if mistaken else 200)


def _is_changed(request, change: ChangeForm) -> bool:
    """Do what was asked for; a refusal stands above the table, and every tick stays."""
    if not change.is_valid():
        return False
    try:
        messages.success(request, change.apply())
    except NewsroomError as error:
        change.add_error(None, str(error))
        return False
    return True


def _page(request, stories, form: BoardForm) -> dict:
    """The rows of the page that was asked for, in the order that was asked for; beyond the end, of the last page."""
    fitting, order = form.filtered(stories), form.chosen_order
    # In the order of requests the readers are not printed: adding them up would only hold up the page.
    read = {} if order == "requests" else ranking.readers()
    wanted = _page_number(request.GET.get("page", ""))
    numbers, total = _numbers(fitting, form, read, (wanted - 1) * ROWS)
    page = Paginator(range(total), ROWS).get_page(wanted)
    if page.number != wanted and total:
        numbers, total = _numbers(fitting, form, read, (page.number - 1) * ROWS)
    shown = rows(numbers, user=request.user, languages=form.languages, readers=read)
    return {"rows": shown, "page": page, "headings": _headings(form.languages)}


def _numbers(fitting, form: BoardForm, read: dict[int, int], start: int) -> tuple[list[int], int]:
    if form.chosen_order == "waiting":
        ordered = ranking.longest_waiting(fitting, form.languages, form.states)
        return ranking.piece(fitting, ordered, start, start + ROWS)
    first = {"readers": lambda: list(read), "requests": lambda: ranking.requests(form.languages)}
    return ranking.numbers_of_page(fitting, first.get(form.chosen_order, list)(), start, ROWS)


def _page_number(text: str) -> int:
    return max(1, whole_number(text[:6]) or 1)


def _headings(languages: list[str]) -> list[dict]:
    return [{"code": code, "name": own_name_of(code), "tag": tag_of(code)} for code in languages]


def _colleagues(user) -> list:
    """Who can be given a translation, with their languages; the user's own are read along."""
    people = get_user_model().objects.with_perm("articles.translate_edition", backend=MODEL_BACKEND)
    found = list(people.filter(is_staff=True).order_by("first_name", "last_name", "username"))
    prefetch_related_objects([user, *found], "translator_languages")
    return found
