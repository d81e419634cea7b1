"""Taking the demo edition away: exactly what it brought, and nothing that other stories have come to need."""

from collections.abc import Callable

from django.db import models, transaction

from portal.models import DemoObject
from visitors.history import remove_demo_history

BELONGS_TO = {
    "people.personname", "people.position", "organizations.organizationname", "events.eventname", "articles.byline",
    "articles.edition", "articles.editornote", "articles.taggedarticle", "articles.transition",
    "articles.revision", "articles.workingcopy", "articles.languageplan", "articles.previewlink",
    "articles.correction", "articles.translatorlanguage", "articles.gallerypicture", "newsroom.requestcount",
    "newsroom.notice",
}  # fmt: skip
"""What goes with its owner and keeps nobody else's record."""
JOINS = {("articles.taggedarticle", "tag"), ("articles.gallerypicture", "picture")}
"""What belongs to the article and needs the thing that it joins to it."""


def remove(say: Callable[[str], object]) -> None:
    """Remove records, drawings and invented visits; tell what had to stay."""
    gone, kept = 0, []
    # The last first: a story goes before the people in it.
    for row in DemoObject.objects.prefetch_related("record").order_by("-pk"):
        if row.record is not None and is_needed(row.record):
            kept.append(row.key)
            continue
        gone += row.record is not None
        _forget(row)
    say(f"Removed {gone} records of the demo edition.")
    if kept:
        say(f"Kept, because other content uses them: {', '.join(sorted(kept))}")
    say(f"Removed {remove_demo_history()} rows of invented visits.")


@transaction.atomic
def _forget(row: DemoObject) -> None:
    if row.record is not None:
        row.record.delete()
    row.delete()


def is_needed(record: models.Model) -> bool:
    """Whether something that stays refers to the record."""
    return any(_refers(relation, record) for relation in record._meta.related_objects)


def _refers(relation, record: models.Model) -> bool:
    field, model = relation.field, relation.related_model
    owned = field.many_to_one and field.remote_field.on_delete is models.CASCADE
    if owned and model._meta.label_lower in BELONGS_TO and not _joins(model, record):
        return False
    return model._base_manager.filter(**{field.name: record}).exists()


def _joins(model: type[models.Model], record: models.Model) -> bool:
    return (model._meta.label_lower, record._meta.model_name) in JOINS
