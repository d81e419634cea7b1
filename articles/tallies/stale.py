"""Which blocks have no number that can be believed, and under which rules numbers are written down."""

from django.conf import settings
from django.db.models import Q, QuerySet

from articles.models.tally import Recount, TallyBlock
from articles.standins import chain_of
from languages.registry import enabled


def audience_of(language: str) -> str:
    """Who reads: a language, and those that stand in for it."""
    return ",".join((language, *chain_of(language)))


def rules() -> str:
    """What decides beside the editions themselves: where a month begins, and who reads what."""
    return " ".join((settings.TIME_ZONE, *map(audience_of, enabled())))


def stale(now) -> QuerySet:
    """The numbers of the blocks that were changed, by somebody or by the clock, since they were counted."""
    marked = Recount.objects.values_list("block")
    outdated = TallyBlock.objects.filter(Q(good_until__lte=now) | ~Q(rules=rules())).values_list("number")
    return marked.union(outdated)
