"""The page that shows what somebody sent when it could not be saved. Nothing of it stays on the server."""

from django.contrib.admin.sites import site
from django.shortcuts import render
from django.utils.translation import gettext as _

from articles.models import Article
from articles.models.article import WORDS
from prose.plain import plain_text

AGAIN = "again"
"""Before the names of the fields for name and password, so that they are not those of the story."""
NOT_CARRIED = {"csrfmiddlewaretoken", f"{AGAIN}-username", f"{AGAIN}-password"}


def page(request, *, status: int, message: str = "", form=None, locked: bool = False, again: bool = False):
    """What was sent, to copy; with `form` to log in, or `again` to confirm, also carried on to the same address."""
    carried = [
        (name, value) for name, values in request.POST.lists() if name not in NOT_CARRIED for value in values
    ]
    context = site.each_context(request) | {
        "title": _("Your text is not saved yet"), "message": message, "log_in": form, "locked": locked,
        "again": again, "texts": texts(request), "carried": carried if form or again else [],
        "is_nav_sidebar_enabled": False, "is_popup": False,
    }  # fmt: skip
    return render(request, "admin/articles/article/kept_text.html", context, status=status)


def texts(request) -> list[dict]:
    """The words that were sent, each with the name of its field."""
    found = []
    for field in WORDS:
        if text := request.POST.get(field, ""):
            label = Article._meta.get_field(field).verbose_name
            found.append(
                {"field": field, "label": label, "text": plain_text(text) if field == "body" else text}
            )
    return found
