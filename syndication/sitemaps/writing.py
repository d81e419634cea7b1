"""Sitemaps as text: sitemaps.org 0.9, versions in other languages as ``xhtml:link``, news by Google's extension.

Django's own framework is not used. It pages with OFFSET, which reads everything before a page to find it; it offers
every story in every language, whether or not it exists there; and it asks the browser for the host. A file here is
so small (`parts.PER_PART`) that it is written whole: an error is an error page, never half a file.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from django.http import HttpResponse
from django.utils import timezone

from languages.alternates import Alternate

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
PROTOCOL = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


@dataclass(frozen=True, slots=True)
class Place:
    """One address, when readers last got something new there (None: we do not keep it), and its other versions."""

    url: str
    changed_at: datetime | None = None
    versions: Sequence[Alternate] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One story for the news sitemap."""

    url: str
    language: str
    """ISO 639: two letters where there are two, else three (``rom``); never a script (``sr``, not ``sr-Latn``)."""
    published_at: datetime
    title: str


def index(files: Iterable[Place]) -> str:
    """The list of all files."""
    rows = "".join(f"<sitemap>{_place(file)}</sitemap>\n" for file in files)
    return f'{HEAD}<sitemapindex xmlns="{PROTOCOL}">\n{rows}</sitemapindex>\n'


def pages(places: Iterable[Place]) -> str:
    """One file of addresses."""
    rows = "".join(f"<url>{_place(place)}</url>\n" for place in places)
    return f'{HEAD}<urlset xmlns="{PROTOCOL}" xmlns:xhtml="{XHTML}">\n{rows}</urlset>\n'


def news(reports: Sequence[Report], *, publication: str, front: str) -> str:
    """The newest stories. Where there are none, the front page alone: a file without any address is not valid."""
    rows = "".join(f"<url><loc>{escape(one.url)}</loc>{_report(one, publication)}</url>\n" for one in reports)
    rows = rows or f"<url><loc>{escape(front)}</loc></url>\n"
    return f'{HEAD}<urlset xmlns="{PROTOCOL}" xmlns:news="{NEWS}">\n{rows}</urlset>\n'


def answer(text: str) -> HttpResponse:
    """The file as it goes out. It is for machines: not itself to be found."""
    return HttpResponse(text, content_type="application/xml", headers={"X-Robots-Tag": "noindex"})


def _place(place: Place) -> str:
    changed = f"<lastmod>{_moment(place.changed_at)}</lastmod>" if place.changed_at else ""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{one.tag}" href={quoteattr(one.url)}/>'
        for one in place.versions
    )
    return f"<loc>{escape(place.url)}</loc>{changed}{links}"


def _report(report: Report, publication: str) -> str:
    return (
        f"<news:news><news:publication><news:name>{escape(publication)}</news:name>"
        f"<news:language>{report.language}</news:language></news:publication>"
        f"<news:publication_date>{_moment(report.published_at)}</news:publication_date>"
        f"<news:title>{escape(report.title)}</news:title></news:news>"
    )


def _moment(moment: datetime) -> str:
    # Not `timezone.localtime`, which takes four times as long; an index has more than a thousand.
    return moment.astimezone(timezone.get_default_timezone()).isoformat(timespec="seconds")
