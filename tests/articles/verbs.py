"""What the newsroom's verbs would send, and how to see whether they have happened. For the permission matrix."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from articles import planning
from articles.admin.release.plan_page import PlanForm
from articles.models import Article, Correction, Fallback, LanguagePlan, PreviewLink, Revision, Transition
from languages.registry import CODES
from newsroom.fronts.breaking import HOURS
from newsroom.models import BreakingNews, Slot
from tests.articles.earlier_and_later import (
    bring_back,
    brought_back,
    compare,
    given_back,
    handed_in,
    update,
)
from tests.articles.naming.verbs import link_name, read_names
from tests.articles.newsroom import change_url, desk_data, desk_url, step_url, story_data, taking_away
from tests.factories import ArticleFactory, EditionFactory, UserFactory
from tests.newsroom.front_pages import version

OWN_LANGUAGE, OTHER_LANGUAGE = "sq", "tr"


@dataclass(frozen=True)
class Verb:
    """One thing that somebody may or may not do."""

    send: Callable
    """Takes the client, the story and the language; gives back the answer."""
    trace: Callable = lambda article: Transition.objects.count()
    """What differs once it has been done; None: the page itself, which answers 200."""
    state: dict = field(default_factory=dict)
    """In which state the edition is before."""
    languages: tuple[str, ...] = ("mk",)
    binned: bool = False


def story(verb: Verb, language: str, owner) -> Article:
    """A story in the state that the verb is for."""
    article = ArticleFactory(created_by=owner, binned_at=timezone.now() if verb.binned else None)
    if language != "mk":
        EditionFactory(article=article, language="mk")
    source = {} if language == "mk" else {"source_language": "mk", "source_revision": 1}
    edition = EditionFactory(article=article, language=language, **source, **verb.state)
    Revision.objects.create(edition=edition, number=1, **article.words(language))
    return article


def words(article):
    """The words of the story in every language, and its kind."""
    article = Article.objects.get(pk=article.pk)
    return article.kind, *(article.words(code) for code in CODES)


def exists(article):
    """Where the story is: kept, in the bin or gone."""
    return list(Article.objects.filter(pk=article.pk).values_list("binned_at", flat=True))


def on_form(**data):
    """The story's own form, with this button."""
    return lambda client, article, language: client.post(change_url(article), story_data(article, **data))


def at_desk(**data):
    """The desk of a translation, with this button."""
    return lambda client, article, language: client.post(
        desk_url(article, language), desk_data(article, language, **data)
    )


def on_page(name, **data):
    """A page of its own beside the form."""

    def send(client, article, language):
        arguments = [language] if name in {"changes", "times"} else []
        found = taking_away(language, reason="Грешка") if name in {"unpublish", "kill"} else {}
        return client.post(step_url(name, article, *arguments), found | data)

    return send


def read(name, with_language=False):
    """A page that is only looked at."""
    return lambda client, article, language: client.get(
        reverse(
            f"admin:articles_article_{name}", args=[article.pk, language] if with_language else [article.pk]
        )
    )


def post(name, **data):
    """A plain address of a story."""
    return lambda client, article, language: client.post(
        reverse(f"admin:articles_article_{name}", args=[article.pk]), data
    )


def share(client, article, language):
    """A secret link for somebody outside."""
    return client.post(
        reverse("admin:articles_article_preview_links", args=[article.pk, language]), {"hours": 8}
    )


def in_a_week() -> str:
    """A time that no clock jumps over."""
    return (timezone.localtime() + timedelta(days=7)).strftime("%Y-%m-%dT12:00")


def later(name, key):
    """A page with a time in the future."""
    return on_page(name, **{key: in_a_week()})


def schedule(client, article, language):
    """The form or the desk with a date and the button."""
    way = on_form if language == "mk" else at_desk
    return way(published_at=in_a_week(), _schedule="1")(client, article, language)


def plan(client, article, language):
    """Another plan, as its page would send it."""
    form = PlanForm(None, article, planning.lines(article))
    data = {name: form[name].value() or "" for name in form.fields}
    data |= {f"timing_{language}": "at_time", f"at_{language}": in_a_week()}
    return client.post(reverse("admin:articles_article_plan", args=[article.pk]), data)


def plans(article):
    """What is planned for which language, and what is ready."""
    return list(article.plans.order_by("language").values_list("language", "timing", "ready_at"))


def decide(choice):
    """The page that asks before a language comes out without the others."""

    def send(client, article, language):
        LanguagePlan.objects.create(article=article, language=language, timing="together")
        LanguagePlan.objects.create(article=article, language="rom", timing="together")
        version = article.editions.get(language=language).version
        url = reverse("admin:articles_article_release", args=[article.pk, language])
        return client.post(url, {"choice": choice, "until": in_a_week(), "version": version})

    return send


def stand_in(client, article, language):
    """Another order of stand-ins for Romani, each time."""
    data = {f"{code}-seen": "False:" for code in CODES} | {"rom-fills_up": "1", "rom-place_1": "en"}
    data["rom-seen"] = "".join(f"{rule.fills_up}:{','.join(rule.chain)}" for rule in rules()) or "False:"
    data["rom-place_2"] = "" if "mk" in "".join(str(rule.chain) for rule in rules()) else "mk"
    return client.post(reverse("admin:articles_fallback_changelist"), data)


def rules():
    """Which languages stand in for which."""
    return list(Fallback.objects.all())


def front_page(client, article, language):
    """A story into the draft of the front page."""
    data = {"step": "add_last", "version": version(language), "article": article.pk}
    return client.post(reverse("newsroom:front", args=[language]), data)


def breaking(client, article, language):
    """A line above every page."""
    return client.post(reverse("newsroom:fronts"), {"text_mk": "Земјотрес", "hours": HOURS[0]})


def still_correct(client, article, language):
    """The source has changed, the translation need not."""
    article.editions.filter(language="mk").update(revision=2, update_revision=2)
    return client.post(desk_url(article, language), {"_still_correct": "1", "source_revision": 2})


def assign(client, article, language):
    """A translation for a colleague who can make it."""
    colleague = UserFactory(role="translator", translates=[OWN_LANGUAGE, OTHER_LANGUAGE])
    data = {"do": "assign", "cell": f"{article.pk}:{language}:", "to": colleague.pk}
    return client.post(reverse("newsroom:board"), data)


def take(client, article, language):
    """A translation for oneself."""
    return client.post(reverse("newsroom:board"), {"take": f"{article.pk}:{language}:"})


def plan_day(client, article, language):
    """A day in the calendar."""
    return client.post(reverse("newsroom:plan_for", args=[article.pk]), {"on": "2031-05-14"})


def plan_new(client, article, language):
    """A story that is begun in the calendar."""
    data = {"headline": "Избори", "language": language, "section": article.section_id, "on": "2031-05-14"}
    return client.post(reverse("newsroom:calendar"), data)


def planned_on(article):
    """The day for which the story is planned."""
    article.refresh_from_db()
    return article.planned_on


def assignments(article):
    """Who has which translation."""
    return list(article.plans.values_list("language", "assignee"))


def running(article):
    """Which lines there are, and until when."""
    return list(BreakingNews.objects.values_list("pk", "ends_at"))


def only(*names):
    """A page of the newsroom that is about no story in particular."""
    return lambda client, article, language: client.get(reverse(*names))


TRANSLATIONS = {"languages": (OWN_LANGUAGE, OTHER_LANGUAGE)}
DRAFT, REVIEW, LIVE, WAITING = {}, {"in_review": True}, {"published": True}, {"scheduled": True}

VERBS = {
    "write": Verb(on_form(headline="Ново"), words),
    "write what is live": Verb(on_form(headline="Ново"), words, LIVE),
    "change the facts": Verb(on_form(kind="opinion"), words),
    "submit": Verb(on_form(_submit="1")),
    "take back": Verb(on_form(_return="1"), state=REVIEW),
    "off the schedule": Verb(on_form(_return="1"), state=WAITING),
    "publish": Verb(on_form(_publish="1")),
    "schedule": Verb(schedule),
    "plan": Verb(plan, plans, languages=("mk", "sq")),
    "see the plan": Verb(read("plan"), None),
    "publish before the others": Verb(decide("now"), languages=("mk", "sq")),
    "wait for the others": Verb(decide("until"), languages=("mk", "sq")),
    "stand-in languages": Verb(stand_in, lambda article: [rule.chain for rule in rules()]),
    "translate": Verb(at_desk(headline="Lajm"), words, **TRANSLATIONS),
    "translate what is live": Verb(at_desk(headline="Lajm"), words, LIVE, **TRANSLATIONS),
    "submit a translation": Verb(at_desk(_submit="1"), **TRANSLATIONS),
    "take a translation back": Verb(at_desk(_return="1"), state=REVIEW, **TRANSLATIONS),
    "publish a translation": Verb(at_desk(_publish="1"), **TRANSLATIONS),
    "schedule a translation": Verb(schedule, **TRANSLATIONS),
    "confirm as still correct": Verb(still_correct, **TRANSLATIONS),
    "confirm what is live": Verb(still_correct, state=LIVE, **TRANSLATIONS),
    "hand in an update": Verb(at_desk(headline="Lajm", _hand_in="1"), handed_in, LIVE, **TRANSLATIONS),
    "see an update": Verb(update(), None, LIVE, **TRANSLATIONS),
    "take over an update": Verb(update(_take_over="1"), words, LIVE, **TRANSLATIONS),
    "give back an update": Verb(update(_give_back="1", comment="Ndrysho"), given_back, LIVE, **TRANSLATIONS),
    "compare earlier texts": Verb(compare, None),
    "bring an earlier text back": Verb(bring_back, brought_back),
    "bring a translation back": Verb(bring_back, brought_back, **TRANSLATIONS),
    "bring back what is live": Verb(bring_back, brought_back, LIVE, **TRANSLATIONS),
    "ask for changes": Verb(on_page("changes", comment="Смени"), state=REVIEW),
    "ask a translator for changes": Verb(on_page("changes", comment="Смени"), state=REVIEW, **TRANSLATIONS),
    "embargo": Verb(later("times", "embargoed_until")),
    "expiry": Verb(later("times", "expires_at"), state=LIVE),
    "unpublish": Verb(on_page("unpublish"), state=LIVE),
    "unpublish a translation": Verb(on_page("unpublish"), state=LIVE, **TRANSLATIONS),
    "kill": Verb(on_page("kill"), state=LIVE),
    "kill a translation": Verb(on_page("kill"), **TRANSLATIONS),
    "link a name": Verb(link_name, lambda article: article.people.count()),
    "read the names": Verb(read_names, None),
    "preview": Verb(read("preview", with_language=True), None),
    "preview a translation": Verb(read("preview", with_language=True), None, **TRANSLATIONS),
    "share a secret link": Verb(share, lambda article: PreviewLink.objects.count()),
    "share a translation": Verb(share, lambda article: PreviewLink.objects.count(), **TRANSLATIONS),
    "see the languages": Verb(read("languages"), None),
    "see the log": Verb(read("steps"), None),
    "see the ways to take away": Verb(read("unpublish"), None, LIVE),
    "put into the bin": Verb(post("delete", post="yes"), exists),
    "take out of the bin": Verb(post("unbin"), exists, binned=True),
    "correct": Verb(
        post("corrections", kind="correction", language="mk", text="Беше 12, не 21."),
        lambda article: Correction.objects.count(),
        LIVE,
    ),
    "see the corrections": Verb(read("corrections"), None),
    "see the board": Verb(only("newsroom:board"), None),
    "assign": Verb(assign, assignments, **TRANSLATIONS),
    "take a translation": Verb(take, assignments, **TRANSLATIONS),
    "see the calendar": Verb(only("newsroom:calendar"), None),
    "plan for a day": Verb(plan_day, planned_on),
    "plan a new story": Verb(plan_new, lambda article: type(article).objects.count()),
    "see the front pages": Verb(only("newsroom:fronts"), None),
    "arrange a front page": Verb(
        front_page, lambda article: Slot.objects.filter(article=article).count(), LIVE
    ),
    "breaking news": Verb(breaking, running),
    "purge": Verb(post("purge"), exists, binned=True),
}
