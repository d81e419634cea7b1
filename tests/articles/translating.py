"""A story with a translation, whose original changes."""

from django.utils import timezone

from articles.models import Article, Edition
from articles.writing import save_words
from tests.articles.newsroom import desk_data, desk_url
from tests.factories import ArticleFactory

BODY = (
    "<p>Советот на општина Шуто Оризари вчера го усвои планот за домување.</p>"
    "<p>Двесте семејства ќе добијат нов стан до крајот на годината.</p>"
    "<p>Прес-конференцијата траеше еден час.</p>"
)


def publish(article, language, words, **kwargs):
    """Give the story words in a language that readers can read."""
    edition = save_words(article, language, words, by=None, **kwargs)
    now = timezone.now()
    Edition.objects.filter(pk=edition.pk).update(status="published", published_at=now, came_out_at=now)
    return Edition.objects.get(pk=edition.pk)


def translated_story(languages=("sq",), **facts):
    """A Macedonian story that is out, with drafts of its present words in other languages."""
    article = ArticleFactory(**facts)
    words = {"headline": "Советот го усвои планот", "standfirst": "Двесте семејства.", "body": BODY}
    source = publish(article, "mk", words)
    for language in languages:
        translation = {"headline": f"Translation {language}", "body": "<p>Dyqind familje.</p>"}
        save_words(article, language, translation, by=None, source_revision=source.revision)
    return article


def change_source(article, weight="update", **words):
    """Change the original as its writer would."""
    changed = words or {"body": BODY.replace("Двесте", "Триста")}
    return save_words(article, "mk", changed, by=None, weight=weight)


def send(client, article, language="sq", query="", **changes):
    """Send the desk's form with the words that it has, and those that are changed."""
    words = Article.objects.get(pk=article.pk).words(language)
    return client.post(desk_url(article, language) + query, desk_data(article, language) | words | changes)


def albanian():
    return Edition.objects.select_related("article").get(language="sq")
