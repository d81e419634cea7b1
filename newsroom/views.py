"""The pages of the newsroom that show many records at once."""

from django.contrib import admin
from django.http import Http404, HttpResponseBadRequest
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from languages.numbers import whole_number
from newsroom import exports
from newsroom.forms import PeriodForm
from newsroom.guard import only
from newsroom.statistics.board import Board

MAY_SEE = "visitors.view_statistics"


def may_see_statistics(user) -> bool:
    """Whether a colleague may see who reads."""
    return user.has_perm(MAY_SEE)


@only(may_see_statistics)
def statistics(request):
    """Today, the chosen days and all years in charts and tables."""
    board, form = _asked(request)
    context = admin.site.each_context(request) | {
        "title": _("Reader statistics"),
        "board": board,
        "form": form,
    }
    return render(request, "newsroom/statistics.html", context, status=200 if form.is_valid() else 400)


@only(may_see_statistics)
def table(request, key: str, kind: str):
    """One table as a file."""
    board, form = _asked(request)
    if key not in board.makers:
        raise Http404
    if not form.is_valid():
        return HttpResponseBadRequest("\n".join(_messages(form)), content_type="text/plain; charset=utf-8")
    return exports.RESPONSES[kind](board.makers[key](), board)


def _asked(request) -> tuple[Board, PeriodForm]:
    board = Board(user=request.user, language=get_language(), now=timezone.now())
    form = PeriodForm(request.GET, today=board.today, first=board.history.first)
    year = request.GET.get("year", "")
    board.choose(form.chosen, whole_number(year, digits=4) if len(year) == len("2019") else None)
    return board, form


def _messages(form: PeriodForm) -> list[str]:
    return [message for messages in form.errors.values() for message in messages]
