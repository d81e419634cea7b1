"""Small stories that show whoever enters the newsroom every state a text can be in; brought there by the services."""

from datetime import timedelta

from django.utils import timezone

from articles import planning, publishing, publishing_release, publishing_story, publishing_times
from articles.assigning import assign_translation
from articles.models import Article, Edition, Weight
from articles.models.article import WORDS
from articles.models.plan import Timing
from articles.revisions import confirm_current
from articles.writing import KEEP, save_words
from languages.registry import CODES
from portal.demo.register import Register
from portal.demo.stories import section_of


def small_story(key: str, entry: dict, register: Register) -> Article:
    """One story in Macedonian with its translations, brought to the state that the file names."""
    editor = register.get("colleagues:editor")
    planned_in = entry.get("planned_in")
    article = Article.objects.create(
        section=section_of(entry, register), original_language="mk", created_by=editor,
        picture=register.get(f"pictures:{entry.get('picture')}"),
        planned_on=timezone.localdate() + timedelta(days=planned_in) if planned_in else None,
    )  # fmt: skip
    article.bylines.create(name="Nevipe")
    editions = {code: _write(article, code, entry, editor) for code in _written_in(entry)}
    STATES[entry["state"]](editions, entry, editor, register)
    return article


def _written_in(entry: dict) -> list[str]:
    return ["mk", *(code for code in CODES if code in entry and code != "mk")]


def _write(article: Article, language: str, entry: dict, by) -> Edition:
    words = {field: entry[language][field] for field in WORDS if field in entry[language]}
    source = article.editions.filter(language="mk").first()
    revision = source.revision if source and language != "mk" else None
    # Small news came out some days ago: it is not the newest.
    morning = timezone.localtime().replace(hour=10, minute=20, second=0, microsecond=0)
    at = morning - timedelta(days=entry["days_ago"]) if "days_ago" in entry else KEEP
    return save_words(article, language, words, by=by, source_revision=revision, published_at=at)


def _publish(editions, by) -> list[Edition]:
    return [publishing.publish(edition, by=by) for edition in editions.values()]


def _leave(editions, entry, by, register):
    """Nothing more: the text is a draft."""


def _changes(editions, entry, by, register):
    publishing.submit(editions["mk"], by=by)
    publishing.request_changes(editions["mk"], by=by, comment=entry["comment"])


def _review(editions, entry, by, register):
    for edition in editions.values():
        publishing.submit(edition, by=by)


def _scheduled(editions, entry, by, register):
    for edition in editions.values():
        publishing.schedule(edition, at=timezone.now() + timedelta(days=1), by=by)


def _embargo(editions, entry, by, register):
    for edition in editions.values():
        publishing_times.set_embargo(edition, until=timezone.now() + timedelta(days=3), by=by)
        publishing.publish(edition, by=by)


def _expiring(editions, entry, by, register, online=timedelta(days=5)):
    for edition in _publish(editions, by):
        publishing_times.set_expiry(edition, at=timezone.now() + online, by=by)


def _expired(editions, entry, by, register):
    """Offline two minutes after the demo edition has come: nothing can end before it began."""
    _expiring(editions, entry, by, register, online=timedelta(minutes=2))


def _withdrawn(editions, entry, by, register):
    _publish(editions, by)
    article = editions["mk"].article
    publishing_story.withdraw_story(article, by=by, reason=entry["reason"], notices=_notices(entry))


def _killed(editions, entry, by, register):
    _publish(editions, by)
    publishing_story.kill_story(
        editions["mk"].article, by=by, reason=entry["reason"], notices=_notices(entry)
    )


def _notices(entry: dict) -> dict[str, str]:
    return {code: entry[f"notice_{code}"] for code in CODES if f"notice_{code}" in entry}


def _updated(editions, entry, by, register):
    """English falls behind; Albanian was looked at and is still correct."""
    _publish(editions, by)
    save_words(editions["mk"].article, "mk", entry["mk_later"], by=by, weight=Weight.UPDATE)
    confirm_current(editions["sq"], by=register.get("colleagues:translator") or by)


def _major(editions, entry, by, register):
    _publish(editions, by)
    save_words(editions["mk"].article, "mk", entry["mk_later"], by=by, weight=Weight.MAJOR)


def _together(editions, entry, by, register):
    """Macedonian and English are ready and wait for Albanian, which a translator is writing."""
    article = editions["mk"].article
    for language in ("mk", "en", "sq"):
        planning.set_plan(article, language, timing=Timing.TOGETHER, by=by)
    planning.set_plan(article, "tr", timing=Timing.NOT_WANTED, by=by)
    if translator := register.get("colleagues:translator"):
        due = timezone.localdate() + timedelta(days=2)
        assign_translation(article, "sq", to=translator, by=by, due_on=due)
    until = timezone.now() + timedelta(days=3)
    publishing_release.wait_for_others(editions["mk"], by=by, until=until)
    publishing_release.wait_for_others(editions["en"], by=by)


STATES = {
    "draft": _leave, "planned": _leave, "changes": _changes, "review": _review, "scheduled": _scheduled,
    "embargo": _embargo, "expiring": _expiring, "expired": _expired, "withdrawn": _withdrawn, "killed": _killed,
    "updated": _updated, "major": _major, "together": _together,
}  # fmt: skip
"""What is done with a story after it was written, by the name in the file."""
