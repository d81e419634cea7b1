"""Ready-made records for tests, in the words of the newsroom.

`ArticleFactory(published=["en", "mk"], drafts=["sq"])` is one story with two live editions and a draft,
`EditionFactory(language="rom", published=True)` one live edition with its story,
`UserFactory(role="translator", translates=["sq"])` a colleague.
"""

from datetime import UTC, date, datetime
from importlib import import_module
from io import BytesIO

import factory
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import connection
from factory.django import DjangoModelFactory
from PIL import Image

from articles.models import Article, Edition, Section, Storyline, Tag
from articles.models.edition import Status
from events.models import Event, Venue
from languages.fallback import localized
from organizations.models import Organization
from people.models import Person, Position
from pictures.models import Picture
from portal.search import renewing

PUBLISHED_AT = datetime(2024, 5, 10, 9, 30, tzinfo=UTC)
FAR_AWAY = datetime(2999, 1, 1, tzinfo=UTC)
PASSWORD = "correct horse battery staple"
SAMPLES = {
    "en": ("Council adopts the housing plan", "Skopje", "Two hundred families will get a new flat."),
    "mk": ("Советот го усвои планот за домување", "Скопје", "Двесте семејства ќе добијат нов стан."),
    "rom": ("Sa themenqi deklaràcia", "Skopje", "E manuśikane hakaja."),
    "sq": ("Këshilli miratoi planin e banimit", "Shkup", "Dyqind familje do të marrin banesë të re."),
    "sr": ("Savet je usvojio plan stanovanja", "Skoplje", "Dvesta porodica dobiće nov stan."),
    "tr": ("Meclis konut planını kabul etti", "Üsküp", "İki yüz aile yeni bir daire alacak."),
}
"""Per language: a headline, a place, a sentence."""


def ensure_roles() -> None:
    """The groups as the migration makes them, even after a test that emptied the database."""
    if not Group.objects.filter(name="Editor").exists():
        import_module("portal.migrations.0001_roles").make_roles(apps, connection.schema_editor())
        for later in (
            "0003_statistics_for_editors",
            "0005_roles_of_the_newsroom",
            "0006_roles_for_storylines",
            "0007_partners_for_editors",
            "0009_searches_for_editors",
        ):
            import_module(f"portal.migrations.{later}").give(apps, connection.schema_editor())


def picture_file(width: int = 400, height: int = 300, kind: str = "JPEG") -> ContentFile:
    """A plain picture as an upload would bring it."""
    content = BytesIO()
    Image.new("RGB", (width, height), (40, 110, 90)).save(content, kind)
    return ContentFile(content.getvalue(), name=f"photo.{kind.lower()}")


def write_sample(article: Article, language: str, *, number: int) -> None:
    """Fill in what is missing in one language, so that it could be published."""
    headline, place, sentence = SAMPLES[language]
    words = {"headline": f"{headline} {number}", "standfirst": sentence, "dateline": place}
    words["body"] = f"<p>{sentence}</p>"
    for field, text in words.items():
        if not getattr(article, localized(field, language)):
            setattr(article, localized(field, language), text)
    article.save()


class PictureFactory(DjangoModelFactory):
    """A picture with a credit and an alternative text."""

    file = factory.LazyFunction(picture_file)
    credit = "Ana Kovač / Nevipe"
    alt_en = "A street in Šuto Orizari"

    class Meta:
        model = Picture


class OrganizationFactory(DjangoModelFactory):
    """An organization with a name in English and Macedonian."""

    name_en = factory.Sequence(lambda n: f"Roma Forum {n}")
    name_mk = factory.Sequence(lambda n: f"Форум на Ромите {n}")
    slug = factory.Sequence(lambda n: f"roma-forum-{n}")

    class Meta:
        model = Organization


class PersonFactory(DjangoModelFactory):
    """Somebody who acts in public; `private=True` makes a private person."""

    name_en = factory.Sequence(lambda n: f"Ana Kovač {n}")
    name_mk = factory.Sequence(lambda n: f"Ана Ковач {n}")
    slug = factory.Sequence(lambda n: f"ana-kovac-{n}")

    class Meta:
        model = Person

    class Params:
        private = factory.Trait(is_private=True)


class PositionFactory(DjangoModelFactory):
    """A person who chairs an organization."""

    person = factory.SubFactory(PersonFactory)
    organization = factory.SubFactory(OrganizationFactory)
    title_en = "president"
    started_on = date(2019, 3, 1)

    class Meta:
        model = Position


class VenueFactory(DjangoModelFactory):
    """A hall in Skopje."""

    name_en = factory.Sequence(lambda n: f"Hall {n}")
    city_en = "Skopje"
    country = "MK"

    class Meta:
        model = Venue


class EventFactory(DjangoModelFactory):
    """A meeting of one day; `upcoming=True` puts it far into the future."""

    name_en = factory.Sequence(lambda n: f"Annual meeting {n}")
    slug = factory.Sequence(lambda n: f"annual-meeting-{n}")
    starts_on = date(2024, 4, 8)
    status = Event.Status.HELD
    venue = factory.SubFactory(VenueFactory)

    class Meta:
        model = Event

    class Params:
        upcoming = factory.Trait(starts_on=date(2999, 4, 8), status=Event.Status.PLANNED)


class SectionFactory(DjangoModelFactory):
    """A section with a name in English and Macedonian."""

    name_en = factory.Sequence(lambda n: f"Society {n}")
    name_mk = factory.Sequence(lambda n: f"Општество {n}")
    slug = factory.Sequence(lambda n: f"society-{n}")

    class Meta:
        model = Section


class TagFactory(DjangoModelFactory):
    """A tag with a name in English."""

    name_en = factory.Sequence(lambda n: f"Housing {n}")
    slug = factory.Sequence(lambda n: f"housing-{n}")

    class Meta:
        model = Tag


class StorylineFactory(DjangoModelFactory):
    """A storyline with a name in English and Macedonian; readers see it from its first story on."""

    name_en = factory.Sequence(lambda n: f"The trial {n}")
    name_mk = factory.Sequence(lambda n: f"Процесот {n}")
    slug = factory.Sequence(lambda n: f"the-trial-{n}")

    class Meta:
        model = Storyline


class FoundOnceFactory(DjangoModelFactory):
    """Makes what readers can find, and puts it into the index once, however often it is saved meanwhile."""

    class Meta:
        abstract = True

    @classmethod
    def _generate(cls, strategy, params):
        with renewing.once():
            return super()._generate(strategy, params)


class ArticleFactory(FoundOnceFactory):
    """A story without words, unless it is asked for `published=` or `drafts=` in some languages."""

    section = factory.SubFactory(SectionFactory)
    original_language = "mk"

    class Meta:
        model = Article
        skip_postgeneration_save = True

    @factory.post_generation
    def published(self, create, languages, **kwargs):
        """Give the story live editions in these languages."""
        for language in languages or ():
            EditionFactory(article=self, language=language, published=True, **kwargs)

    @factory.post_generation
    def drafts(self, create, languages, **kwargs):
        """Give the story drafts in these languages."""
        for language in languages or ():
            EditionFactory(article=self, language=language, **kwargs)


class EditionFactory(FoundOnceFactory):
    """One language of a story, with words. A draft, or as the trait says."""

    article = factory.SubFactory(ArticleFactory)
    language = "mk"
    slug = factory.Sequence(lambda n: f"story-{n}")
    revision = 1

    class Meta:
        model = Edition
        skip_postgeneration_save = True

    class Params:
        in_review = factory.Trait(status=Status.IN_REVIEW)
        published = factory.Trait(status=Status.PUBLISHED, published_at=PUBLISHED_AT)
        scheduled = factory.Trait(status=Status.SCHEDULED, published_at=FAR_AWAY)
        embargoed = factory.Trait(
            status=Status.PUBLISHED, published_at=PUBLISHED_AT, embargoed_until=FAR_AWAY
        )
        withdrawn = factory.Trait(
            status=Status.WITHDRAWN, published_at=PUBLISHED_AT, came_out_at=PUBLISHED_AT
        )

    @factory.post_generation
    def words(self, create, extracted, **kwargs):
        """Write the sample words of the language, unless `words=False`; `words__headline=` sets one."""
        for field, text in kwargs.items():
            setattr(self.article, localized(field, self.language), text)
        if extracted is not False:
            write_sample(self.article, self.language, number=self.pk)
        elif kwargs:
            self.article.save()


class UserFactory(DjangoModelFactory):
    """A colleague who may log in to the newsroom; `role=` names a group, `translates=` lists languages."""

    username = factory.Sequence(lambda n: f"colleague{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    password = factory.django.Password(PASSWORD)
    is_staff = True

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    class Params:
        administrator = factory.Trait(is_superuser=True)

    @factory.post_generation
    def role(self, create, name, **kwargs):
        """Put the colleague into the group of this role."""
        if name:
            ensure_roles()
            self.groups.add(Group.objects.get(name__iexact=name))

    @factory.post_generation
    def translates(self, create, languages, **kwargs):
        """Say which languages the colleague translates into."""
        for language in languages or ():
            self.translator_languages.create(language=language)
