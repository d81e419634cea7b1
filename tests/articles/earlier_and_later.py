"""What the newsroom would send about earlier texts, and about updates of what readers see."""

from django.urls import reverse

from articles import handing_in, writing
from articles.models import Revision, WorkingCopy
from tests.factories import UserFactory


def update(**answer):
    """What an editor does with the update that a translator handed in."""

    def send(client, article, language):
        colleague = UserFactory(role="translator", translates=[language])
        edition = article.editions.get(language=language)
        new = article.words(language) | {"headline": "Lajm i ri"}
        copy = handing_in.hand_in(edition, new, by=colleague)
        url = reverse("admin:articles_article_update", args=[article.pk, language, copy.pk])
        seen = {"version": edition.version, "seen": copy.handed_in_at.isoformat(), "weight": "update"}
        return client.post(url, seen | answer) if answer else client.get(url)

    return send


def compare(client, article, language):
    """Two earlier texts."""
    url = reverse("admin:articles_article_compare", args=[article.pk, language])
    return client.get(url, {"old": 1, "new": 1})


def bring_back(client, article, language):
    """A text that somebody has changed since."""
    saved = writing.save_words(article, language, {"headline": "Друго"}, by=None)
    url = reverse("admin:articles_article_restore", args=[article.pk, language])
    return client.post(url, {"number": 1, "version": saved.version})


def brought_back(article):
    """How many earlier texts are the present ones again."""
    return Revision.objects.filter(restored_from__isnull=False).count()


def handed_in(article):
    """What waits for the editors."""
    return WorkingCopy.objects.filter(handed_in_at__isnull=False).count()


def given_back(article):
    """What the editors gave back."""
    return WorkingCopy.objects.exclude(answer="").count()
