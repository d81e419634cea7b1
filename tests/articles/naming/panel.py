"""Stories with names, and what the panel of names would send."""

from django.urls import reverse

from articles.writing import save_words
from tests.factories import ArticleFactory


def words(text, **changes):
    return {"headline": "Средба", "body": f"<p>{text}</p>"} | changes


def story(text="Вчера Зоран Димов зборуваше.", language="mk", **facts):
    article = ArticleFactory(original_language=language, **facts)
    save_words(article, language, words(text), by=None)
    return article


def answer_url(article, language="mk"):
    return reverse("admin:articles_article_names_answer", args=[article.pk, language])


def press(client, article, value, **more):
    """Press a button of the panel."""
    return client.post(answer_url(article), {"names_answer": value} | more)


def look(client, article, text, language="mk", **more):
    """Ask for the names in a text that is not saved."""
    data = words(text) | {"article": article.pk if article else "", "language": language} | more
    return client.post(reverse("admin:articles_article_names"), data)
