"""The pages of the front page desk, for those who may arrange front pages."""

from functools import wraps

from django.contrib import admin, messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.errors import NewsroomError
from languages.registry import ALL, enabled
from newsroom.fronts import breaking, steps
from newsroom.fronts.arranging import FrontChanged
from newsroom.fronts.desk import Desk
from newsroom.fronts.forms import BreakingForm
from newsroom.guard import only
from newsroom.models import BreakingNews, FrontPage

MAY_ARRANGE = "newsroom.curate_front"
EARLIER = 40


def may_arrange(user) -> bool:
    """Whether a colleague may arrange front pages."""
    return user.has_perm(MAY_ARRANGE)


def for_curators(view):
    """Guard a page of the desk: who may arrange front pages, and of languages that the site has; others are 404."""

    @only(may_arrange)
    @wraps(view)
    def known(request, **kwargs):
        if kwargs.get("language", enabled()[0]) not in enabled():
            raise Http404
        return view(request, **kwargs)

    return known


@for_curators
def fronts(request):
    """Every language's front page at a glance, and breaking news."""
    form = BreakingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        story = form.cleaned_data["story"]
        try:
            breaking.announce(form.texts, until=form.until, by=request.user, article=story)
        except NewsroomError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The line stands above every page of its language now."))
            return redirect("newsroom:fronts")
    context = {
        "title": _("Front pages"), "form": form, "desks": [Desk(code) for code in enabled()],
        "running": BreakingNews.objects.running().select_related("created_by"),
    }  # fmt: skip
    return _page(request, "index", context, status=400 if form.errors else 200)


@require_POST
@for_curators
def end_breaking(request, pk):
    """Take a line of breaking news away before its time."""
    news = get_object_or_404(BreakingNews, pk=pk)
    if breaking.end(news, by=request.user):
        messages.success(request, _("The line is gone."))
    else:
        messages.info(request, _("This line had ended already."))
    return redirect("newsroom:fronts")


@for_curators
def front(request, language):
    """Arrange the front page of one language. Each step is one button, with or without JavaScript."""
    if request.method != "POST":
        return _desk(request, language)
    try:
        done = steps.perform(language, request.POST, by=request.user)
    except FrontChanged as error:
        again = {name: request.POST[name] for name in steps.KEPT if name in request.POST}
        return _desk(request, language, status=409, problem=str(error), again=again)
    except steps.WrongTimes as error:
        return _desk(request, language, status=400, problem=str(error), typed=request.POST)
    except NewsroomError as error:
        return _desk(request, language, status=400, problem=str(error))
    messages.success(request, done)
    return _back(request, language)


@require_safe
@for_curators
def history(request, language):
    """What readers have seen, when, and who launched it."""
    launched = FrontPage.objects.launched(language).select_related("launched_by")[:EARLIER]
    desk = Desk(language)
    context = {
        "title": _("Earlier front pages: %(language)s") % {"language": ALL[language].own_name},
        "desk": desk, "launched": launched.prefetch_related("slots"),
    }  # fmt: skip
    return _page(request, "history", context)


def _desk(request, language, *, status=200, problem="", again=None, typed=None):
    desk = Desk(language, typed=typed)
    words = " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:100]
    context = {
        "title": _("Front page: %(language)s") % {"language": ALL[language].own_name},
        "desk": desk, "found": desk.found(words), "words": words, "problem": problem, "again": again or {},
        "is_nav_sidebar_enabled": False,  # three kinds of lists need the room
    }  # fmt: skip
    return _page(request, "desk", context, status=status)


def _page(request, name, context, status=200):
    context = admin.site.each_context(request) | context
    return render(request, f"newsroom/fronts/{name}.html", context, status=status)


def _back(request, language):
    """To the desk, with the words that were searched for; the page's script returns to the button."""
    address = reverse("newsroom:front", args=[language])
    words = request.GET.urlencode()
    return HttpResponseRedirect(f"{address}?{words}" if words else address)
