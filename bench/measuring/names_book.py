"""The book of the demo edition's names, without a database."""

from articles.naming.book import Book
from articles.naming.books import SORTS
from articles.naming.forms import EVENT, ORGANIZATION, PERSON, Form, Sort
from portal.demo import content_files

FILES = {PERSON: "people", ORGANIZATION: "organizations", EVENT: "events"}


def demo_book(*, with_misspellings=True) -> Book:
    """Every public record of the demo edition under its key in the files."""
    forms, asks = [], set()
    for kind, file in FILES.items():
        for key, entry in content_files.read(file).items():
            if not entry.get("is_private"):
                forms += _forms(f"{kind}:{key}", entry)
            if entry.get("disambiguation"):
                asks.add(f"{kind}:{key}")
    wanted = (form for form in forms if with_misspellings or form.sort != Sort.MISSPELLING)
    return Book(wanted, asks)


def _forms(record: str, entry: dict):
    for field, sort in (("name", Sort.NAME), ("acronym", Sort.ACRONYM)):
        for language, text in entry.get(field, {}).items():
            yield Form(record, text, sort, language)
    for other in entry["other_names"]:
        yield Form(record, other["name"], SORTS.get(other["kind"], Sort.NAME), other["language"])
