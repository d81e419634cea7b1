"""What counts as a view of a page, and why anything else does not."""

from django.conf import settings

from languages.paths import language_of
from visitors import bots
from visitors.models import Reason
from visitors.records import is_page_key

OK, NOT_MODIFIED = 200, 304


def is_page(request, response) -> bool:
    """Whether a reader was shown a page of the paper: a successful GET (or HEAD) of HTML under a language."""
    if request.method not in {"GET", "HEAD"} or language_of(request.path_info) is None:
        return False
    if response.status_code == NOT_MODIFIED:
        # "You have it already" carries no type; of our addresses only pages end in a slash.
        return request.path_info.endswith("/")
    return response.status_code == OK and response.headers.get("Content-Type", "").startswith("text/html")


def refusal(request, response) -> Reason | None:
    """Why a page is not counted, None if it is. The cheap questions come first."""
    user_agent = request.META.get("HTTP_USER_AGENT", "")
    answers = (
        (Reason.HEAD, lambda: request.method == "HEAD"),
        (Reason.OPTED_OUT, lambda: getattr(response, "count_visit", True) is False),
        (Reason.PREFETCH, lambda: bots.is_prefetch(request.META)),
        (Reason.STAFF, lambda: is_staff(request)),
        (Reason.BOT, lambda: bots.is_bot(user_agent)),
    )
    return next((reason for reason, applies in answers if applies()), None)


def is_staff(request) -> bool:
    """Only the newsroom ever gets a session cookie. Reading the session itself would cost a query and a Vary."""
    return bool(request.COOKIES.get(settings.SESSION_COOKIE_NAME))


def page_key(request, response) -> str:
    """The key that the view gave its page, else one made of the URL's name: ``portal.front:0``."""
    key = getattr(response, "page_key", None)
    if key is None and (match := getattr(request, "resolver_match", None)) and match.url_name:
        key = f"{match.view_name.replace(':', '.').replace('-', '_')}:0"
    return key if is_page_key(key) else ""
