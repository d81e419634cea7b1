"""What the newsroom's forms would send, for tests that send it without a browser."""

from django.urls import reverse

from tests.factories import SectionFactory, UserFactory

INLINES = {
    "bylines-TOTAL_FORMS": 0, "bylines-INITIAL_FORMS": 0, "notes-TOTAL_FORMS": 0, "notes-INITIAL_FORMS": 0,
    "gallery-TOTAL_FORMS": 0, "gallery-INITIAL_FORMS": 0,
}  # fmt: skip
WORDS = {
    "kicker": "",
    "headline": "Ромите во Скопје",
    "standfirst": "",
    "dateline": "",
    "body": "<p>Текст</p>",
    "sources": "",
}


def log_in(client, role, **kwargs):
    user = UserFactory(role=role, **kwargs)
    client.force_login(user)
    return user


def story_data(article=None, **changes):
    """What the story form would send."""
    data = INLINES | WORDS | {"section": SectionFactory().pk, "kind": "news", "slug": "", "published_at": "",
            "licence": "all-rights-reserved"}  # fmt: skip
    data["weight"] = "update"
    if article is None:
        data |= {"original_language": "mk", "version": 0, "facts_version": 1}
    else:
        edition = article.editions.filter(language=article.original_language).first()
        data |= {"version": edition.version if edition else 0, "facts_version": article.version}
    return data | changes


def desk_data(article, language, **changes):
    edition = article.editions.filter(language=language).first()
    source = article.editions.filter(language=article.original_language).first()
    return WORDS | {
        "slug": "", "published_at": "", "weight": "update", "version": edition.version if edition else 0,
        "source_revision": source.revision if source else "",
    } | changes  # fmt: skip


def change_url(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def desk_url(article, language):
    return reverse("admin:articles_article_desk", args=[article.pk, language])


def add(client, **changes):
    return client.post(reverse("admin:articles_article_add"), story_data(**changes))


def step_url(name, article, *language):
    """The address of a page beside the story's form: changes, times, unpublish, kill, steps."""
    return reverse(f"admin:articles_article_{name}", args=[article.pk, *language])


def taking_away(*languages, reason="", **notices):
    """What the pages that unpublish and kill would send."""
    chosen = {f"take_{code}": "on" for code in languages}
    return chosen | {"reason": reason} | {f"notice_{code}": text for code, text in notices.items()}
