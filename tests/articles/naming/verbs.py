"""What the panel of names would send, for the permission matrix."""

from django.urls import reverse

from tests.factories import PersonFactory


def link_name(client, article, language):
    """Press the button of a name that the text has."""
    url = reverse("admin:articles_article_names_answer", args=[article.pk, language])
    return client.post(url, {"names_answer": f"|people.person:{PersonFactory().pk}"})


def read_names(client, article, language):
    """Ask for the names in words that are not saved."""
    data = article.words(language) | {"article": article.pk, "language": language}
    return client.post(reverse("admin:articles_article_names"), data)
