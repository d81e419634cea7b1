"""Pages of a list: `?page=2`."""

from django.core.paginator import EmptyPage, InvalidPage, Page, Paginator
from django.http import Http404
from django.utils.translation import get_language

PAGE_SIZE = 20


def page_of(request, editions) -> Page:
    """One page of editions as cards."""
    return paged(request, editions.for_card(get_language()).newest_first())


def paged(request, rows) -> Page:
    """One page of anything in its order; an address beyond the list is 404, nonsense too."""
    paginator = Paginator(rows, PAGE_SIZE)
    number = request.GET.get("page", "1")
    if len(number) > 6 or not number.isascii():
        raise Http404
    try:
        return paginator.page(number)
    except (EmptyPage, InvalidPage) as error:
        raise Http404 from error
