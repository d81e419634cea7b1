"""What happens when the hidden token of a form is missing or old: a journalist's text is shown, not thrown away."""

from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.admin.sites import site
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure as plain_answer

from articles import kept_text

STORIES = "/admin/articles/article/"


def csrf_failure(request, reason="", template_name=""):
    """Refuse the form. If a journalist's text was in it, show it; nothing is saved unless a button is pressed."""
    if not request.path.startswith(STORIES) or not kept_text.texts(request):
        return plain_answer(request, reason=reason)
    message = _(
        "The page from which you sent this was too old, or the browser has lost its cookies. "
        "Nothing was saved. Your text is below."
    )
    own, known = _is_own_page(request), site.has_permission(request)
    form = AdminAuthenticationForm(request, prefix=kept_text.AGAIN) if own and not known else None
    return kept_text.page(request, status=403, message=message, form=form, again=own and known)


def _is_own_page(request) -> bool:
    """Whether the browser says that the form came from a page of ours, and not from another site."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
