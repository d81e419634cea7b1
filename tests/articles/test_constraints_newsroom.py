"""The database refuses what would break the life of an edition, its history and its plans."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import (
    Correction,
    CorrectionText,
    Fallback,
    LanguagePlan,
    PreviewLink,
    Revision,
    Transition,
    WorkingCopy,
)
from articles.models.frozen import FrozenError
from tests.factories import FAR_AWAY, PUBLISHED_AT, ArticleFactory, EditionFactory, UserFactory
from tests.refusals import change, refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("articles_edition_killed_is_withdrawn", {"killed_at": PUBLISHED_AT}),
        ("articles_edition_ends_at_its_time", {"ended_at": PUBLISHED_AT}),
        (
            "articles_edition_embargo_or_schedule",
            {"status": "scheduled", "published_at": FAR_AWAY, "embargoed_until": FAR_AWAY},
        ),
        (
            "articles_edition_expires_after_publication",
            {"published_at": PUBLISHED_AT, "expires_at": PUBLISHED_AT},
        ),
        ("articles_edition_weights_in_order", {"update_revision": 2}),
        ("articles_edition_weights_in_order", {"major_revision": 1}),
        ("articles_edition_machine_known", {"machine": "robot"}),
    ],
)
def test_edition(name, values):
    refused(name, change(EditionFactory(), **values))


def new_revision(**values):
    edition = EditionFactory()
    return Revision.objects.create(edition=edition, number=edition.revision + 1, **values)


def test_a_number_means_one_revision():
    kept = new_revision()
    refused(
        "articles_revision_number_once",
        lambda: Revision.objects.create(edition=kept.edition, number=kept.number),
    )


def test_a_revision_has_a_known_weight():
    refused("articles_revision_weight_known", lambda: new_revision(weight="huge"))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("articles_languageplan_language_known", {"language": "xx"}),
        ("articles_languageplan_timing_known", {"timing": "some day"}),
        ("articles_languageplan_time_if_needed", {"timing": "at_time"}),
        ("articles_languageplan_time_if_needed", {"at": FAR_AWAY}),
    ],
)
def test_language_plan(name, values):
    refused(name, change(LanguagePlan.objects.create(article=ArticleFactory(), language="mk"), **values))


def test_one_plan_a_language():
    plan = LanguagePlan.objects.create(article=ArticleFactory(), language="mk")
    refused(
        "articles_languageplan_once",
        lambda: LanguagePlan.objects.create(article=plan.article, language="mk"),
    )


def test_working_copy():
    copy = WorkingCopy.objects.create(
        user=UserFactory(), key="new:abc", language="mk", seen_at=timezone.now()
    )
    refused("articles_workingcopy_has_key", change(copy, key=""))
    refused(
        "articles_workingcopy_once",
        lambda: WorkingCopy.objects.create(
            user=copy.user, key=copy.key, language="sq", seen_at=timezone.now()
        ),
    )


def test_what_is_handed_in_is_a_text():
    copy = WorkingCopy.objects.create(
        user=UserFactory(), key="sent:abc", language="mk", seen_at=timezone.now()
    )
    refused("articles_workingcopy_handed_in_whole", change(copy, handed_in_at=PUBLISHED_AT))


def test_secret_link():
    revision = new_revision()
    link = PreviewLink.objects.create(
        edition=revision.edition, revision=revision, digest="d", created_by=UserFactory(), expires_at=FAR_AWAY
    )
    refused("articles_previewlink_has_digest", change(link, digest=""))
    before = link.created_at - timedelta(hours=1)
    refused("articles_previewlink_ends_after_start", change(link, expires_at=before))


def new_correction(**values):
    return Correction.objects.create(article=ArticleFactory(), language="mk", **values)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("articles_correction_kind_known", {"kind": "gossip"}),
        ("articles_correction_language_known", {"language": "xx"}),
    ],
)
def test_correction(name, values):
    refused(name, change(new_correction(), **values))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("articles_correctiontext_language_known", {"language": "xx"}),
        ("articles_correctiontext_public_has_text", {"state": "published", "published_at": PUBLISHED_AT}),
        ("articles_correctiontext_public_has_text", {"state": "published", "text": "Sorry."}),
        ("articles_correctiontext_public_has_text", {"state": "lost"}),
    ],
)
def test_text_of_a_correction(name, values):
    text = CorrectionText.objects.create(correction=new_correction(), language="mk")
    refused(name, change(text, **values))


def test_one_text_a_language():
    correction = new_correction()
    CorrectionText.objects.create(correction=correction, language="mk")
    refused(
        "articles_correctiontext_once",
        lambda: CorrectionText.objects.create(correction=correction, language="mk"),
    )


def test_stand_in_languages():
    rule = Fallback.objects.create(language="rom", fills_up=True, chain=["mk", "en"])
    refused("articles_fallback_language_known", change(rule, language="xx"))


def behind_the_back(model, pk, **values):
    """Change a row as a program would that knows nothing of our models."""
    return super(type(model.objects.all()), model.objects.filter(pk=pk)).update(**values)


def test_the_log_is_never_rewritten():
    step = Transition.objects.create(edition=EditionFactory(), old_status="draft", new_status="in_review")
    with pytest.raises(FrozenError):
        step.save()
    with pytest.raises(FrozenError):
        Transition.objects.update(reason="another")
    with pytest.raises(IntegrityError), transaction.atomic():
        behind_the_back(Transition, step.pk, reason="another")


def test_an_earlier_text_is_never_rewritten():
    kept = new_revision(headline="As it was")
    with pytest.raises(FrozenError):
        kept.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        behind_the_back(Revision, kept.pk, headline="As it should have been")
    assert Revision.objects.get().headline == "As it was"


def test_a_colleague_who_leaves_is_taken_out_of_history():
    user = UserFactory()
    new_revision(by=user)
    user.delete()
    assert Revision.objects.get().by is None


def test_a_correction_that_readers_have_seen_is_frozen():
    text = CorrectionText.objects.create(correction=new_correction(), language="mk", text="First words")
    CorrectionText.objects.filter(pk=text.pk).update(text="Better words")
    CorrectionText.objects.filter(pk=text.pk).update(state="published", published_at=PUBLISHED_AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        CorrectionText.objects.filter(pk=text.pk).update(text="Other words")
    assert CorrectionText.objects.get().text == "Better words"
