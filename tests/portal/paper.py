"""A small paper for tests of pages: every kind of page has something to show."""

from datetime import timedelta

from django.utils import timezone

from articles.models import Article, Edition, Storyline, TaggedArticle
from tests.factories import (
    ArticleFactory,
    EventFactory,
    OrganizationFactory,
    PersonFactory,
    PositionFactory,
    SectionFactory,
    TagFactory,
)

LANGUAGES = ("en", "mk")


def paper(stories: int) -> Article:
    """Make a paper with this many stories in English and Macedonian; the newest one has everything."""
    section, tag = SectionFactory(slug="politics"), TagFactory(slug="rights")
    person, organization = PersonFactory(slug="ana-kovac"), OrganizationFactory(slug="roma-forum")
    event = EventFactory(slug="meeting")
    PositionFactory(person=person, organization=organization)
    event.participants.add(person)
    event.organizers.add(organization)
    storyline = Storyline.objects.create(slug="trial", name_en="The trial", name_mk="Процесот")
    bulk(stories - 1, section, tag, person, storyline)
    article = ArticleFactory(section=section, published=LANGUAGES)
    article.tags.add(tag)
    article.storylines.add(storyline)
    article.people.add(person)
    article.organizations.add(organization)
    article.events.add(event)
    article.bylines.create(name="Nevipe")
    now = timezone.now()
    article.editions.update(published_at=now)
    article.editions.filter(language="en").update(slug="newest")
    return article


def bulk(count, section, tag, person, storyline):
    """Many plain stories, one an hour, in one go."""
    now = timezone.now()
    articles = Article.objects.bulk_create(
        Article(section=section, headline_en=f"Story {i}", headline_mk=f"Вест {i}", body_en="<p>x</p>",
                body_mk="<p>x</p>") for i in range(count)
    )  # fmt: skip
    Edition.objects.bulk_create(
        Edition(article=article, language=language, slug=f"s{i}", status="published",
                published_at=now - timedelta(hours=i + 1))
        for i, article in enumerate(articles) for language in LANGUAGES
    )  # fmt: skip
    TaggedArticle.objects.bulk_create(TaggedArticle(tag=tag, content_object=article) for article in articles)
    Article.people.through.objects.bulk_create(
        Article.people.through(article=article, person=person) for article in articles
    )
    Article.storylines.through.objects.bulk_create(
        Article.storylines.through(article=article, storyline=storyline) for article in articles
    )
