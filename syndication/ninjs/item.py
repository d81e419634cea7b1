"""A live edition as an IPTC ninjs item: its words, what it is about, who made it and on what terms."""

from django.conf import settings
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.timezone import localtime
from django.utils.translation import gettext, override

from articles.models import Article, CorrectionText, Edition, GalleryPicture
from articles.models.edition import Machine
from languages.registry import tag_of
from syndication.identity import uri_of
from syndication.licences import licence_of
from syndication.ninjs import linked
from syndication.texts import address_of, html_of, said, text_of

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
CODES_OF_IPTC = "http://cv.iptc.org/newscodes/"
GENRES = {
    Article.Kind.NEWS: "Current", Article.Kind.BACKGROUND: "Background", Article.Kind.INTERVIEW: "Interview",
    Article.Kind.OPINION: "Opinion",
}  # fmt: skip
MADE_BY = {Machine.RAW: "trainedAlgorithmicMedia", Machine.CHECKED: "compositeWithTrainedAlgorithmicMedia"}


def complete(editions: list[Edition]) -> None:
    """Read what an item says beyond the page of its story, for all of these editions in the same few queries."""
    told = CorrectionText.objects.filter(state=CorrectionText.State.PUBLISHED).select_related("correction")
    gallery = GalleryPicture.objects.select_related("picture")
    prefetch_related_objects(
        editions, "article__storylines", Prefetch("article__gallery", gallery),
        Prefetch("article__corrections__texts", told.order_by("published_at", "pk"), to_attr="told"),
    )  # fmt: skip


def item_of(edition: Edition) -> dict:
    """The whole item of an edition that readers can read, from `for_page()` and after `complete`."""
    with override(edition.language):
        found = _head(edition) | _words(edition) | _about(edition) | _terms(edition)
        found["associations"] = linked.associations(edition, notes_of(edition))
    return {name: value for name, value in found.items() if value not in ("", [], None)}


def notes_of(edition: Edition) -> list[CorrectionText]:
    """The corrections that readers of this language were told, the oldest first."""
    notes = [text for correction in edition.article.corrections.all() for text in correction.told]
    return sorted(
        (note for note in notes if note.language == edition.language), key=lambda note: note.published_at
    )


def _head(edition: Edition) -> dict:
    notes = notes_of(edition)
    moments = [edition.published_at, edition.updated_at, *(note.published_at for note in notes)]
    # Grows with every change that is noted anywhere; the steps between mean nothing.
    version = edition.version + edition.article.version + len(notes)
    return {
        "uri": uri_of(edition),
        "standard": STANDARD,
        "type": "text",
        "representationType": "full",
        "pubStatus": "usable",
        "version": str(version),
        "firstCreated": edition.published_at.isoformat(),
        "versionCreated": max(filter(None, moments)).isoformat(),
        "expires": edition.expires_at.isoformat() if edition.expires_at else None,
        "language": tag_of(edition.language),
        "slugline": edition.slug,
        "altIds": [
            {"role": "page", "value": address_of(edition)},
            {"role": "story", "value": uri_of(edition.article)},
        ],
    }


def _words(edition: Edition) -> dict:
    text = text_of(edition)
    headlines = [("main", edition.headline), ("kicker", edition.kicker)]
    descriptions = [("summary", edition.standfirst), ("sources", edition.sources)]
    bodies = [("text/html", html_of(edition)), ("text/plain", text)]
    count = {"charCount": len(text), "wordCount": len(text.split())}
    return {
        "headlines": _values(headlines, edition.language),
        "descriptions": _values(descriptions, edition.language),
        "bodies": [{"role": "main", "contentType": kind, "value": value, **count} for kind, value in bodies],
        "located": said(edition.dateline, edition.language),
    }


def _values(pairs, language: str) -> list[dict]:
    texts = [(role, said(value, language)) for role, value in pairs]
    return [{"role": role, "contentType": "text/plain", "value": value} for role, value in texts if value]


def _about(edition: Edition) -> dict:
    article, language = edition.article, edition.language
    people = [person for person in article.people.all() if not person.is_private]
    venues = {event.venue.pk: event.venue for event in article.events.all() if event.venue}
    subjects = [("section", article.section), *(("tag", tag) for tag in article.tags.all())]
    subjects += [("storyline", line) for line in article.storylines.all()]
    genre = CODES_OF_IPTC + "genre/" + GENRES[article.kind] if article.kind in GENRES else None
    kind = {"name": article.get_kind_display(), "uri": genre}
    return {
        "people": [_named(person, "about", language) for person in people],
        "organisations": [_named(one, "about", language) for one in article.organizations.all()],
        "events": [_named(event, "about", language) for event in article.events.all()],
        "places": [_named(venue, "about", language) for venue in venues.values()],
        "subjects": [_named(subject, rel, language) for rel, subject in subjects],
        "genres": [{name: value for name, value in kind.items() if value}],
    }


def _named(record, rel: str, language: str) -> dict:
    return {"name": said(record, language), "rel": rel, "uri": uri_of(record)}


def _terms(edition: Edition) -> dict:
    article, licence = edition.article, licence_of(edition.article)
    credited = linked.credits_of(edition)
    holder = said(article.agency, edition.language) or settings.SITE_NAME
    authors = [credit["name"] for credit in credited if credit["role"] == "author"]
    found = {
        "by": ", ".join(authors),
        "infoSources": credited,
        "copyrightHolder": holder,
        "copyrightNotice": f"© {localtime(edition.published_at).year} {holder}",
        "usageTerms": " ".join(filter(None, [licence.name, str(licence.words)])),
        "rightsInfo": {"linkedRights": licence.url} if licence.url else None,
        "trustIndicators": [{"title": gettext("Corrections"), "href": linked.corrections_page(edition)}],
    }
    if made := MADE_BY.get(edition.machine):
        uri = f"{CODES_OF_IPTC}digitalsourcetype/{made}"
        found["digitalSourceType"] = {"name": gettext("Machine translation"), "uri": uri}
    return found


def canceled(edition: Edition, gone_at) -> dict:
    """What is left of an edition that was taken away: its lasting name, and that nobody may use it any more."""
    found = {
        "uri": uri_of(edition),
        "standard": STANDARD,
        "type": "text",
        "representationType": "partial",
        "pubStatus": "canceled",
        "versionCreated": gone_at.isoformat() if gone_at else None,
        "language": tag_of(edition.language),
        "edNote": said(edition.notice, edition.language),
    }
    return {name: value for name, value in found.items() if value}
