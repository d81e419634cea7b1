"""Pages of a list: `?page=2`."""

from functools import cached_property

from django.core.paginator import EmptyPage, InvalidPage, Page, Paginator
from django.http import Http404
from django.utils.translation import get_language

PAGE_SIZE = 20
MOST = 500
"""Stories that a list without end offers, page by page. From there on the archive leads, month by month."""


class Capped(Paginator):
    """Pages of a list that may be endless: nobody counts further than its last page."""

    @cached_property
    def count(self) -> int:
        """How many there are, at most as many as the pages show."""
        return min(MOST, self._found)

    @cached_property
    def goes_on(self) -> bool:
        """Whether there is more than the pages show."""
        return self._found > MOST

    @cached_property
    def _found(self) -> int:
        return self.object_list.order_by()[: MOST + 1].count()


def page_of(request, editions, kind: type[Paginator] = Paginator) -> Page:
    """One page of editions as cards."""
    page = paged(request, editions.newest_first(), kind=kind)
    page.object_list = page.object_list.as_cards(get_language())
    return page


def paged(request, rows, size: int = PAGE_SIZE, *, kind: type[Paginator] = Paginator) -> Page:
    """One page of anything in its order; an address beyond the list is 404, nonsense too."""
    paginator = kind(rows, size)
    number = request.GET.get("page", "1")
    if len(number) > 6 or not number.isascii():
        raise Http404
    try:
        page = paginator.page(number)
    except (EmptyPage, InvalidPage) as error:
        raise Http404 from error
    request.page_number = page.number  # the head of the page names its own address by it
    return page
