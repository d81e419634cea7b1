"""``{% load readers %}``: the flag counter, as wide and long as a page wants it; how many ask for a translation."""

from django import template

from articles.models import Article
from languages.registry import current
from newsroom.requests import asked_for

register = template.Library()
MOST_COLUMNS, MOST_ROWS = 4, 60


@register.inclusion_tag("visitors/blocks/flag_counter.html", takes_context=True)
def flag_counter(context, *, columns=3, rows=4, names=True, percent=False):
    """``{% flag_counter columns=2 rows=8 names=False percent=True %}``: countries from which most readers come.

    On a narrow screen there are fewer columns and more lines, never fewer countries.
    """
    columns, rows = max(1, min(columns, MOST_COLUMNS)), max(1, min(rows, MOST_ROWS))
    blocks = context["blocks"]
    return {
        "countries": blocks.countries(columns * rows),
        "totals": blocks.totals,
        "columns": str(columns),
        "names": names,
        "percent": percent,
    }


@register.simple_tag
def readers_who_asked(article: Article) -> int:
    """``{% readers_who_asked article as asked %}``: how many would like the story in the language of the page."""
    return asked_for(article, current())
