"""The page of results: everything that it prints."""

from django.http import Http404
from django.utils.translation import gettext as _

from portal.search import cards, filters, unanswered
from portal.search.question import LAST_PAGE, PER_PAGE, Question
from portal.search.rows import rows
from search.finding import Found, find, similar, written

SHORT = 3
"""Words of a name; longer questions are not shown in other letters."""
FEW = 3
"""With fewer results, and no record of that name, other spellings are offered."""


def context(request, question: Question, language: str) -> dict:
    """What was asked and what was found; without a question, only the field."""
    if not question.query:
        return {"question": question, "found": None, "told": question.query.told}
    if not 1 <= question.page <= LAST_PAGE:
        raise Http404
    found = find(question.wanted(language))
    names = _names(question, found, language)
    in_cards = {card.key for card in names["cards"]}
    shown = rows([hit for hit in found.hits if hit.key not in in_cards], question.query, language)
    if question.page > 1 and not shown:
        raise Http404
    if not found.total and not question.is_filtered and not found.timed_out:
        unanswered.note(question.q, language, environ=request.META)
    own = {
        "question": question,
        "found": found,
        "rows": shown,
        "told": _told(question, found),
        "filters": filters.filters(question, found.counts, found.total),
        "orders": filters.orders(question),
        "first": (question.page - 1) * PER_PAGE + 1,
    }
    return own | _pages(question, found) | names


def _names(question: Question, found: Found, language: str) -> dict:
    """Whose name was typed; how it is written otherwise; what else may have been meant."""
    if question.page > 1 or question.is_filtered:
        return {"cards": [], "forms": [], "meant": []}
    meant = cards.cards(question.query, language)
    few = found.total < FEW and not meant
    is_short = found.total and len(question.q.split()) <= SHORT
    return {
        "cards": meant,
        "forms": written(question.query, [hit.title for hit in found.hits]) if is_short else [],
        "meant": [name.name for name in similar(question.q)] if few else [],
    }


def _pages(question: Question, found: Found) -> dict:
    page = question.page
    return {
        "previous": question.address(page=page - 1) if page > 1 else "",
        "next": question.address(page=page + 1) if found.has_more and page < LAST_PAGE else "",
    }


def _told(question: Question, found: Found) -> list[str]:
    """What readers have to know about the answer."""
    cut = [
        _("The search was stopped because it took too long. Add a word, or choose a language or a section.")
    ]
    return [*question.query.told, *(cut if found.timed_out else [])]
