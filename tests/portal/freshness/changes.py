"""One change of every kind that readers can see; each is done to the paper of `full_paper`, one after the other.

A change gets the story that has everything, a colleague, and a way to set the clock.
"""

from datetime import date, timedelta

from django.utils import timezone

from articles import correcting, publishing, writing
from articles.models import Article, Edition, EditorNote, GalleryPicture, Section, Storyline, Tag
from articles.standins import set_rule
from events.models import Event, Venue
from newsroom.fronts import breaking, launching
from newsroom.merging.service import merge
from newsroom.models import BreakingNews, FrontPage, Slot
from organizations.models import Organization
from people.models import Person, Position
from pictures.models import Picture
from tests.factories import (
    ArticleFactory,
    EditionFactory,
    EventFactory,
    PersonFactory,
    PictureFactory,
    PositionFactory,
    SectionFactory,
    TagFactory,
    picture_file,
)

HOUR = timedelta(hours=1)
CHANGES = []


def change(function):
    CHANGES.append(function)
    return function


def another() -> Article:
    """A story beside the one that has everything."""
    return Article.objects.filter(editions__language="en", editions__slug__startswith="story-").earliest("pk")


@change
def a_draft_is_written(article, by, clock):
    draft = ArticleFactory(section=article.section)
    writing.save_words(draft, "mk", {"headline": "Нацрт", "body": "<p>Нешто.</p>"}, by=by, slug="later")


@change
def it_is_published(article, by, clock):
    """Where there was 404, and into every list."""
    edition = Edition.objects.get(slug="later")
    edition.article.people.add(Person.objects.get(slug="ana"))
    edition.article.tags.add(Tag.objects.get(slug="homes"))
    publishing.publish(edition, by=by)


@change
def words_are_corrected(article, by, clock):
    writing.save_words(article, "mk", {**article.words("mk"), "headline": "Поправен наслов"}, by=by)


@change
def another_language_comes_out(article, by, clock):
    """Serbian, in both scripts; every other language of the story names it."""
    edition = writing.save_words(
        another(), "sr", {"headline": "Novi stanovi u Skoplju", "body": "<p>Dvesta stanova.</p>"}, by=by, slug="serbian"
    )  # fmt: skip
    publishing.publish(edition, by=by)


@change
def names_in_the_serbian_text_change(article, by, clock):
    edition = Edition.objects.get(slug="serbian")
    words = {"headline": "Još stanova", "body": "<p>Trista stanova u Nišu.</p>"}
    writing.save_words(edition.article, "sr", words, by=by)


@change
def the_address_of_a_story_changes(article, by, clock):
    Edition.objects.filter(slug="serbian").update(slug="srpski")


@change
def a_story_moves_to_a_new_section(article, by, clock):
    """The menu gets a section, too."""
    Article.objects.filter(pk=another().pk).update(section=SectionFactory(slug="world", name_mk="Свет"))


@change
def a_section_is_renamed(article, by, clock):
    Section.objects.filter(slug="culture").update(name_mk="Култура и уметност", name_en="Arts")


@change
def a_tag_is_renamed(article, by, clock):
    Tag.objects.filter(slug="homes").update(name_mk="Живеалишта")


@change
def a_tag_is_given_and_another_taken(article, by, clock):
    article.tags.add(TagFactory(slug="new-tag", name_mk="Ново"))
    article.tags.remove(Tag.objects.get(slug="rights"))


@change
def a_person_is_renamed(article, by, clock):
    Person.objects.filter(slug="ana").update(name_mk="Ана Нова", name_en="Ana Nova")


@change
def a_person_gets_another_name_and_an_office(article, by, clock):
    ana = Person.objects.get(slug="ana")
    ana.other_names.create(name="Ана Стара", language="mk")
    PositionFactory(person=ana, organization=Organization.objects.get(slug="union"), title_mk="членка")


@change
def an_office_ends(article, by, clock):
    Position.objects.filter(person__slug="ana").update(ended_on=date(2023, 1, 1))


@change
def two_people_become_one(article, by, clock):
    double = PersonFactory(slug="ana-double", name_mk="Ана Двојна")
    another().people.add(double)
    merge(Person.objects.get(slug="ana"), double, by=by)


@change
def a_person_becomes_private(article, by, clock):
    Person.objects.filter(slug="demeter").update(is_private=True)


@change
def an_organization_is_renamed(article, by, clock):
    Organization.objects.filter(slug="forum").update(name_mk="Форум", summary_mk="Ново здружение.")


@change
def an_event_is_announced(article, by, clock):
    EventFactory(slug="brand-new", starts_on=timezone.localdate() + timedelta(days=2), status="planned")


@change
def an_event_is_called_off(article, by, clock):
    Event.objects.filter(slug="brand-new").update(status="cancelled")


@change
def a_hall_is_renamed(article, by, clock):
    Venue.objects.filter(name_mk="Домот на културата").update(name_mk="Младински дом")


@change
def an_event_gets_somebody(article, by, clock):
    Event.objects.get(slug="soon").participants.add(Person.objects.get(slug="ana"))


@change
def a_front_page_is_arranged(article, by, clock):
    front = FrontPage.objects.create(language="mk", created_by=by)
    Slot.objects.create(front=front, place=0, article=another(), is_pinned=True)


@change
def it_is_launched(article, by, clock):
    launching.launch("mk", version=FrontPage.objects.draft("mk").get().version, by=by)


@change
def breaking_news(article, by, clock):
    breaking.announce(
        {"mk": "Вонредно", "en": "Breaking"}, until=timezone.now() + HOUR, by=by, article=another()
    )


@change
def breaking_news_is_ended(article, by, clock):
    breaking.end(BreakingNews.objects.running("en").get(), by=by)


@change
def breaking_news_ends_by_the_clock(article, by, clock):
    clock.shift(2 * HOUR)


@change
def a_picture_is_described_anew(article, by, clock):
    Picture.objects.filter(pk=article.picture_id).update(caption_mk="Друга улица.", credit="Нов автор")


@change
def a_picture_is_swapped(article, by, clock):
    Article.objects.filter(pk=article.pk).update(picture=PictureFactory(file=picture_file(800, 500)))


@change
def the_gallery_grows(article, by, clock):
    GalleryPicture.objects.create(article=article, picture=PictureFactory(), order=9)


@change
def a_correction_is_told(article, by, clock):
    made = correcting.open_correction(article, "mk", kind="correction", text="Беа сто.", by=by)
    correcting.publish_text(made.texts.get(language="en"), words="It was a hundred.", by=by)


@change
def a_speaker_has_checked(article, by, clock):
    EditorNote.objects.update(resolved_at=timezone.now())


@change
def a_byline_is_added(article, by, clock):
    article.bylines.create(name="Нов автор")


@change
def a_storyline_is_renamed_and_another_begins(article, by, clock):
    Storyline.objects.filter(slug="housing").update(name_mk="Станови", summary_mk="За сите.")
    another().storylines.add(Storyline.objects.create(slug="second", name_mk="Втора"))


@change
def a_story_is_scheduled(article, by, clock):
    edition = EditionFactory(language="mk", slug="by-clock", article__section=article.section)
    publishing.schedule(edition, at=timezone.now() + HOUR, by=by)
    Edition.objects.filter(pk=edition.pk).update(expires_at=timezone.now() + 5 * HOUR)


@change
def the_clock_publishes_it(article, by, clock):
    clock.shift(HOUR)


@change
def the_clock_takes_it_away(article, by, clock):
    clock.shift(4 * HOUR)


@change
def an_embargo_is_laid_on(article, by, clock):
    """On a story that was not out yet."""
    EditionFactory(language="en", embargoed=True, slug="held-back", article__section=article.section)


@change
def other_languages_stand_in(article, by, clock):
    set_rule("mk", fills_up=True, chain=["sq", "en"])


@change
def a_story_is_withdrawn(article, by, clock):
    publishing.withdraw(article.editions.get(language="en"), by=by, reason="wrong", notice="We were wrong.")


@change
def a_story_is_killed(article, by, clock):
    publishing.kill(article.editions.get(language="mk"), by=by, reason="court")


@change
def a_story_is_deleted_for_good(article, by, clock):
    another().delete()


@change
def the_last_story_of_a_section_goes(article, by, clock):
    Edition.objects.filter(article__section__slug="world").update(status="withdrawn")
