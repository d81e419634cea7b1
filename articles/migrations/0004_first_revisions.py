"""Keep the present words of every edition as its first revision, and say when editions came out."""

from django.db import migrations
from django.db.models import F, Q
from django.utils import timezone

from prose.differences import changed_words

FIELDS = ("kicker", "headline", "standfirst", "dateline", "body", "sources")
VERBS = {"in_review": "submit", "draft": "return", "scheduled": "schedule", "published": "publish", "withdrawn": "withdraw"}


def keep(apps, schema_editor):
    """One revision for each edition that has words; earlier ones were never kept."""
    alias = schema_editor.connection.alias
    Edition, Revision, Transition = (apps.get_model("articles", name) for name in ("Edition", "Revision", "Transition"))
    for edition in Edition.objects.using(alias).filter(revision__gt=0).select_related("article").iterator(200):
        words = {field: getattr(edition.article, f"{field}_{edition.language}", "") or "" for field in FIELDS}
        edition.churn = sum(changed_words("", text, html=field == "body") for field, text in words.items())
        edition.update_revision = edition.revision
        edition.save(update_fields=["churn", "update_revision"])
        Revision.objects.using(alias).create(
            edition=edition, number=edition.revision, churn=edition.churn, by_id=edition.changed_by_id,
            source_revision=edition.source_revision, **words,
        )
    follow(Edition.objects.using(alias))
    now = timezone.now()
    out = Q(status="published", published_at__lte=now) & (Q(embargoed_until=None) | Q(embargoed_until__lte=now))
    Edition.objects.using(alias).filter(out).update(came_out_at=F("published_at"))
    Edition.objects.using(alias).filter(status="withdrawn").update(came_out_at=F("published_at"))
    for status, verb in VERBS.items():
        Transition.objects.using(alias).filter(new_status=status).update(verb=verb)


def follow(editions):
    """A translation of the present revision has seen all changes of its source; of others nobody knows."""
    for edition in editions.filter(source_revision__isnull=False).iterator(200):
        source = editions.filter(article_id=edition.article_id, language=edition.source_language).first()
        if source and source.revision == edition.source_revision:
            edition.source_churn = source.churn
            edition.save(update_fields=["source_churn"])


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_life_of_an_edition")]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
