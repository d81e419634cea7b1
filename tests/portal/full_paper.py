"""A paper in which every kind of page shows everything that it can show, in Macedonian, Romani and English."""

from datetime import date, time, timedelta

from django.utils import timezone

from articles import correcting, writing
from articles.models import Article, GalleryPicture, Storyline
from articles.standins import set_rule
from newsroom.models import BreakingNews
from people.models import Person
from tests.factories import (
    PUBLISHED_AT,
    ArticleFactory,
    EditionFactory,
    EventFactory,
    OrganizationFactory,
    PersonFactory,
    PictureFactory,
    PositionFactory,
    SectionFactory,
    TagFactory,
    UserFactory,
    VenueFactory,
    picture_file,
)
from tests.portal.counted import count_countries, count_days, count_languages, count_stories, take_over

LANGUAGES = ("en", "mk", "rom")
LONG = "Paaftësueshmërisë Çekoslovakyalılaştıramadıklarımızdan"
BODY = """
<p>{sentence} {long} <a href="https://example.org/report/2024/a-very-long-address">{sentence}</a></p>
<h2>{sentence}</h2><ul><li>{sentence}</li><li><strong>{sentence}</strong></li></ul>
<blockquote><p lang="mk">Нема враќање назад.</p></blockquote>
<table><caption>{sentence}</caption><thead><tr><th scope="col">{sentence}</th><th scope="col">2023</th>
<th scope="col">2024</th></tr></thead><tbody><tr><th scope="row" lang="mk">Шуто Оризари</th><td>1 234</td>
<td>2 345</td></tr>
</tbody></table><h3>{sentence}</h3><ol><li>{sentence}</li></ol><p>ana@example.org</p>
"""
SENTENCES = {
    "en": "Two hundred families will get a new flat.",
    "mk": "Двесте семејства ќе добијат нов стан.",
    "rom": "Duj šela familie ka astaren nevo kher.",
}
SOURCES = "Report of the ministry, https://www.example.org/a/very/long/address/of-a-report.pdf\nInterview"


def full_paper() -> Article:
    """Make it; the story that has everything is at `everything` in every language."""
    ana = UserFactory(username="ana", role="Editor")
    UserFactory(username="root", administrator=True)
    about = _what_stories_are_about()
    picture = _picture()
    for _number in range(8):
        _give(ArticleFactory(section=about["section"], published=["en", "mk"], picture=picture), about)
    article = _give(ArticleFactory(section=about["section"], picture=_picture(1600, 900)), about)
    _words(article, ana)
    _around(article, ana)
    _other_states(about)
    _readers()
    return article


def _picture(width: int = 400, height: int = 300):
    return PictureFactory(
        file=picture_file(width, height), alt_en="", alt_mk="Улица.", caption_mk="Улица во Шутка."
    )


def _what_stories_are_about() -> dict:
    names = {"name_en": "Culture and daily life", "name_mk": "Култура", "name_rom": "Kultura"}
    section = SectionFactory(slug="culture", description_mk="Што прават луѓето.", **names)
    parent = OrganizationFactory(slug="union", name_en="International Romani Union", acronym_en="IRU")
    forum = OrganizationFactory(
        slug="forum", name_en="", parent=parent, summary_mk="Здружение.", website="https://example.org"
    )
    person = PersonFactory(
        slug="ana", picture=_picture(), summary_mk="Новинарка.", website="https://example.org",
        biography_mk="<p>Родена во Скопје.</p>", disambiguation_mk="Не пејачката.",
    )  # fmt: skip
    person.other_names.create(name="Ана К.", language="mk")
    PositionFactory(person=person, organization=forum, title_en="", title_mk="претседателка")
    event = _events(person, forum)
    storyline = Storyline.objects.create(slug="housing", name_mk="Домување", summary_mk="Станови за сите.")
    PersonFactory(slug="demeter", name_en="", name_mk="Надежда Деметер")
    tags = [TagFactory(slug="rights"), TagFactory(slug="homes", name_mk="Домови", name_en=None)]
    return {
        "section": section,
        "person": person,
        "forum": forum,
        "event": event,
        "storyline": storyline,
        "tags": tags,
    }


def _events(person, forum):
    """A meeting that was held, and one to come, at a place with a Macedonian name."""
    venue = VenueFactory(name_en="", name_mk="Домот на културата", city_en="", city_mk="Скопје")
    EventFactory(upcoming=True, slug="soon", ends_on=date(2999, 4, 10), venue=venue)
    event = EventFactory(
        slug="meeting", name_en="", name_mk="Собир", summary_mk="Се собираат.", website="https://example.org",
        venue=venue,
    )  # fmt: skip
    event.participants.add(person)
    event.organizers.add(forum)
    _events_of_every_kind(event, venue)
    return event


def _events_of_every_kind(event, venue):
    """What has moved, what waits for a date, what is known to the month, in the same place and series."""
    kinds = {
        "moved": {"status": "postponed", "has_new_date": True, "was_on": date(2024, 4, 1)},
        "called-off": {"status": "postponed", "status_note_mk": "Салата е под вода."},
        "hours": {"starts_at_time": time(10), "ends_at_time": time(12, 30), "zone": "America/New_York"},
        "some-day": {"precision": "month", "starts_on": date(2024, 4, 1)},
        "some-time": {"precision": "year", "starts_on": date(2024, 1, 1), "status": "cancelled"},
    }
    for slug, values in kinds.items():
        EventFactory(slug=slug, name_mk="Собир", venue=venue, part_of=event, **values)


def _give(article: Article, about: dict) -> Article:
    """Say what a story is about."""
    article.tags.add(*about["tags"])
    article.people.add(*Person.objects.all())
    article.organizations.add(about["forum"])
    article.events.add(about["event"])
    article.storylines.add(about["storyline"])
    article.bylines.create(person=about["person"])
    article.bylines.create(name="MIA", role="photographer")
    return article


def _words(article: Article, ana) -> None:
    """Its words: a translation that is behind its original, one that a machine made."""
    now, source = timezone.now(), None
    for language, machine in (("mk", ""), ("en", "checked"), ("rom", "raw")):
        sentence = SENTENCES[language]
        words = {
            "kicker": "Romani", "headline": sentence, "standfirst": sentence, "dateline": "Skopje", "sources": SOURCES,
            "body": BODY.format(sentence=sentence, long=LONG),
        }  # fmt: skip
        revision = source.revision if source else None
        edition = writing.save_words(
            article, language, words, by=ana, slug="everything", source_revision=revision
        )
        article.editions.filter(pk=edition.pk).update(
            status="published", published_at=now, came_out_at=now, updated_at=now, machine=machine
        )
        source = source or edition
    Article.objects.filter(pk=article.pk).update(
        kind="interview", licence="cc-by-4.0", agency="MIA", dateline_on=date(2024, 5, 10)
    )


def _around(article: Article, ana) -> None:
    """Its translator, its gallery, its correction, its line on top of every page."""
    article.bylines.create(name="Sebihana", role="translator", language="rom")
    for order in range(3):
        GalleryPicture.objects.create(article=article, picture=_picture(600, 400 + 50 * order), order=order)
    made = correcting.open_correction(
        article, "en", kind="correction", text="We wrote 200; it is 20.", by=ana
    )
    for language, words in (("mk", "Беа дваесет."), ("rom", "Biš familie.")):
        correcting.publish_text(made.texts.get(language=language), words=words, by=ana)
    now = timezone.now()
    for language in LANGUAGES:
        BreakingNews.objects.create(
            language=language, text=SENTENCES[language], article=article, created_by=ana,
            starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=5),
        )  # fmt: skip


def _other_states(about: dict) -> None:
    """Stories in Albanian alone, free to reprint, and taken away; lists in Romani that are filled up."""
    free = ArticleFactory(
        section=about["section"], published=LANGUAGES, licence="cc-by-4.0", picture=_picture()
    )
    free.editions.update(slug="free")
    ArticleFactory(section=about["section"], published=["sq"]).editions.update(slug="elsewhere")
    gone = ArticleFactory(section=about["section"])
    for language in LANGUAGES:
        EditionFactory(article=gone, language=language, slug="gone", withdrawn=True, came_out_at=PUBLISHED_AT)
    set_rule("rom", fills_up=True, chain=["mk", "en"])


def _readers() -> None:
    for language in LANGUAGES:
        count_stories(language)
    count_days(35, visitors=412_345)
    count_countries({"MK": 9_876_543, "XK": 812, "DE": 700, "BA": 600, "US": 500, "ZZ": 40, "AL": 2})
    count_languages({"en": 300, "mk": 5000, "rom": 40})
    take_over(5000, date(2019, 1, 13))
