"""What readers must never see: one unmistakable word in every place where the newsroom keeps something back.

Each of these words begins with STEM, so that one look finds all of them, in a page, a header or an address.
"""

from datetime import timedelta

from django.utils import timezone

from articles import correcting, previewing, writing
from articles.models import (
    Article,
    CorrectionText,
    EditorNote,
    Fallback,
    LanguagePlan,
    Storyline,
    Transition,
    WorkingCopy,
)
from articles.models.transition import Verb
from languages.registry import CODES, FALLBACKS
from newsroom.models import BreakingNews, FrontPage, Notice, Slot
from tests.factories import (
    FAR_AWAY,
    PUBLISHED_AT,
    ArticleFactory,
    EditionFactory,
    EventFactory,
    PersonFactory,
    PictureFactory,
    UserFactory,
)
from tests.newsroom.figures import read
from tests.portal.paper import paper

STEM = "zqx"
YEAR = timedelta(days=365)
STATES = {
    "draft": {},
    "review": {"in_review": True, "change_request": f"{STEM}changerequest"},
    "scheduled": {"scheduled": True},
    "embargoed": {"embargoed": True},
    "sleeping": {"scheduled": True, "expires_at": FAR_AWAY + YEAR},
    "withdrawn": {"withdrawn": True, "came_out_at": PUBLISHED_AT},
    "killed": {"withdrawn": True, "came_out_at": PUBLISHED_AT, "killed_at": PUBLISHED_AT},
    "expired": {"published": True, "came_out_at": PUBLISHED_AT, "expires_at": PUBLISHED_AT + YEAR / 365},
    "neverout": {"withdrawn": True, "came_out_at": None, "killed_at": PUBLISHED_AT},
    "heldback": {"withdrawn": True, "came_out_at": None, "embargoed_until": FAR_AWAY},
    "binned": {},
    "binnedlater": {"withdrawn": True, "came_out_at": PUBLISHED_AT},
}
"""Why an edition cannot be read, and how it came to that."""
NEVER_PUBLIC = ("draft", "review", "scheduled", "embargoed", "sleeping", "neverout", "heldback", "binned")
ONCE_PUBLIC = ("withdrawn", "killed", "expired", "binnedlater")
TEXTS = ("kicker", "headline", "standfirst", "dateline", "body", "sources")


def word(place: str, language: str = "") -> str:
    """The word of one place."""
    return f"{STEM}{place}{language}"


def slug_of(state: str) -> str:
    """The address of the stories in one state, the same in every language."""
    return f"{STEM}-{state}-story"


def newsroom_full_of_secrets() -> dict:
    """Make a paper with a public side and, around it, everything that is not for readers."""
    public = paper(22)
    ana = UserFactory(
        role="editor", username=word("username"), first_name=word("name"), email=f"{STEM}@example.org"
    )
    hidden = {state: _hidden(state, traits, public, ana) for state, traits in STATES.items()}
    _behind_a_public_story(public, ana)
    _on_the_front(public, hidden, ana)
    secret = Storyline.objects.create(
        slug=word("storyline"), name_en=word("storyline"), summary_en=word("summary")
    )
    hidden["draft"].storylines.add(secret)
    for code in CODES:
        Fallback.objects.create(language=code, fills_up=True, chain=list(FALLBACKS[code]))
    return {"public": public, "hidden": hidden, "editor": ana, "token": _secret_link(hidden["draft"], ana)}


def _hidden(state: str, traits: dict, public: Article, ana) -> Article:
    """One story in this state in all six languages, about the same people and things as the public one."""
    article = ArticleFactory(
        section=public.section, created_by=ana, picture=PictureFactory(alt_en=word("alt", state))
    )
    for code in CODES:
        texts = {f"words__{field}": word(state + field, code) for field in TEXTS}
        edition = EditionFactory(article=article, language=code, slug=slug_of(state), **texts, **traits)
        Transition.objects.create(
            edition=edition, verb=Verb.WITHDRAW, old_status="draft", new_status=edition.status,
            reason=word("reason", state), by=ana,
        )  # fmt: skip
    _about_the_same(article, public)
    if state.startswith("binned"):
        Article.objects.filter(pk=article.pk).update(binned_at=timezone.now(), binned_by=ana)
    read(article.page_key, 900, day=timezone.localdate())
    return article


def _about_the_same(article: Article, public: Article) -> None:
    article.tags.set(public.tags.all())
    for relation in ("people", "organizations", "events", "storylines"):
        getattr(article, relation).set(getattr(public, relation).all())
    article.bylines.create(name=word("byline"))


def _behind_a_public_story(public: Article, ana) -> None:
    """What hangs on a story that readers can read: earlier texts, drafts in other languages, notes, plans, tasks."""
    for place in ("earlier", "public"):
        words = {"headline": word("earlier") if place == "earlier" else "A public story", "body": "<p>x</p>"}
        words |= {"standfirst": word("earlierstandfirst") if place == "earlier" else "", "sources": ""}
        public_edition = writing.save_words(public, "sr", words, by=ana)
    type(public_edition).objects.filter(pk=public_edition.pk).update(
        status="published", published_at=PUBLISHED_AT, came_out_at=PUBLISHED_AT
    )
    EditionFactory(
        article=public, language="sq", slug=word("translation"), words__headline=word("translation")
    )
    public.people.add(PersonFactory(private=True, name_en=word("private"), slug=word("privateperson")))
    EditorNote.objects.create(article=public, language="en", code="x", text=word("note"))
    LanguagePlan.objects.create(article=public, language="tr", assignee=ana, assigned_by=ana)
    WorkingCopy.objects.create(
        user=ana, key=f"{public.pk}:en", article=public, language="en", seen_at=timezone.now(),
        saved_at=timezone.now(), words={"headline": word("workingcopy")},
    )  # fmt: skip
    Notice.objects.create(
        key="x", kind="submitted", recipient=ana, article=public, detail={"reason": word("notice")}
    )
    _corrections(public, ana)


def _corrections(public: Article, ana) -> None:
    made = correcting.open_correction(public, "en", kind="correction", text="A public note.", by=ana)
    correcting.not_concerned(made.texts.get(language="mk"), reason=word("notconcerned"), by=ana)
    made.texts.filter(language="sq").update(text=word("opentext"))
    gone = Article.objects.get(editions__slug=slug_of("killed"), editions__language="en")
    told = gone.corrections.create(language="en", kind="correction", by=ana)
    CorrectionText.objects.create(
        correction=told, language="en", text=word("goneword"), state="published", published_at=PUBLISHED_AT
    )


def _on_the_front(public: Article, hidden: dict, ana) -> None:
    """Hidden stories in the places of live front pages, and front pages and news that are not out."""
    now = timezone.now()
    for code in CODES:
        live = FrontPage.objects.create(language=code, state="live", launched_at=now)
        for place, article in enumerate([*hidden.values(), public]):
            Slot.objects.create(front=live, place=place, article=article)
        draft = FrontPage.objects.create(language=code, created_by=ana)
        Slot.objects.create(front=draft, place=0, article=hidden["draft"])
        for text, start, end in (("breakingsoon", 1, 2), ("breakingover", -2, -1)):
            BreakingNews.objects.create(
                language=code, text=word(text), created_by=ana,
                starts_at=now + start * timedelta(hours=1), ends_at=now + end * timedelta(hours=1),
            )  # fmt: skip
        BreakingNews.objects.create(
            language=code, text="Public breaking news", article=hidden["embargoed"], created_by=ana,
            starts_at=now - timedelta(hours=1), ends_at=now + timedelta(hours=1),
        )  # fmt: skip
    EventFactory(upcoming=True)


def _secret_link(article: Article, ana) -> str:
    edition = writing.save_words(article, "en", {"standfirst": word("linked")}, by=ana, slug=slug_of("draft"))
    return previewing.make_link(edition, by=ana, hours=24)
