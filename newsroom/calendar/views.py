"""The pages of the calendar, and the file for calendar programs."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseNotFound
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.errors import NewsroomError
from articles.models import Article
from articles.permissions import may_edit_story
from articles.planning_dates import is_past, plan_for, plan_story
from languages.dates import date_text, weekday_names
from languages.registry import current, enabled
from newsroom.calendar import ics, keys
from newsroom.calendar.forms import MoveForm, PlanForm, ViewForm
from newsroom.calendar.month import month
from newsroom.calendar.permissions import may_see_calendar
from newsroom.guard import only
from newsroom.models import CalendarKey


@only(may_see_calendar)
def calendar(request):
    """A month of the newsroom; a POST plans a new story."""
    if request.method != "POST":
        return _calendar(request, _new_plan(request))
    if not request.user.has_perm("articles.add_article"):
        raise PermissionDenied
    form = PlanForm(request.POST)
    if not form.is_valid():
        return _calendar(request, form)
    article = plan_story(**form.cleaned_data, by=request.user)
    _tell(request, article)
    return redirect(_address(article.planned_on))


@require_POST
@only(may_see_calendar)
def move(request, pk):
    """Plan a story for another day, or for none. Nothing else about it changes."""
    article = get_object_or_404(Article.objects.for_colleague(request.user), pk=pk)
    if not may_edit_story(request.user, article):
        raise PermissionDenied
    form, before = MoveForm(request.POST), article.planned_on
    if not form.is_valid():
        messages.error(request, " ".join(form.errors["on"]))
        return redirect(_address(before))
    try:
        plan_for(article, on=form.cleaned_data["on"], by=request.user)
    except NewsroomError as error:
        messages.error(request, str(error))
    else:
        _tell(request, article)
    return redirect(_address(article.planned_on or before))


@only(may_see_calendar)
def key(request):
    """The secret address for calendar programs: made new by a POST, shown that once."""
    address = ""
    if request.method == "POST" and "give_up" in request.POST:
        keys.give_up(request.user)
        messages.success(request, _("The address is void now."))
        return redirect("newsroom:calendar_key")
    if request.method == "POST":
        path = reverse("calendar_ics", args=[keys.new_key(request.user)])
        address = f"{settings.SITE_URL}{path}?{urlencode({'lang': current()})}"
    kept = CalendarKey.objects.filter(user=request.user).first()
    context = {"title": _("The calendar in your own program"), "address": address, "kept": kept}
    return _page(request, "key", context)


@require_safe
def file(request, key):
    """What the owner of the key may see. Without a session, so any calendar program can read it."""
    user = keys.owner(key)
    if user is None:
        response = HttpResponseNotFound("", content_type="text/plain")
    else:
        wanted = request.GET.get("lang", "")
        with override(wanted if wanted in enabled() else settings.LANGUAGE_CODE):
            response = HttpResponse(ics.feed(user), content_type="text/calendar; charset=utf-8")
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _calendar(request, plan: PlanForm):
    form, today = ViewForm(request.GET), timezone.localdate()
    chosen = form.cleaned_data["month"] if form.is_valid() else None
    shown = month(request.user, chosen or today.replace(day=1), today, form.wanted)
    others = urlencode(
        [(name, value) for name, value in request.GET.items() if name in {"language", "section", "mine"}]
    )
    context = {
        "title": _("Calendar"), "form": form, "month": shown, "plan": plan, "others": others,
        "weekdays": weekday_names(current()), "is_nav_sidebar_enabled": False,  # seven days need the room
    }  # fmt: skip
    wrong = plan.errors or not form.is_valid()
    return _page(request, "calendar", context, status=400 if wrong else 200)


def _new_plan(request) -> PlanForm:
    """The empty form, with the day whose + was pressed."""
    return PlanForm(initial={"on": request.GET.get("on", "")[:10], "language": get_language()})


def _tell(request, article: Article) -> None:
    if article.planned_on is None:
        messages.success(request, _("Taken off the calendar: %(story)s") % {"story": article})
        return
    told = {"story": article, "day": date_text(article.planned_on, current())}
    messages.success(request, _("Planned for %(day)s: %(story)s") % told)
    if is_past(article.planned_on):
        messages.warning(request, _("This day is over already."))


def _address(day) -> str:
    address = reverse("newsroom:calendar")
    return f"{address}?month={day:%Y-%m}" if day else address


def _page(request, name, context, status=200):
    context = admin.site.each_context(request) | context
    return render(request, f"newsroom/calendar/{name}.html", context, status=status)
