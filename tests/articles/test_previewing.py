"""Preview for colleagues and secret links for others: who sees what, for how long, and that nothing is left behind."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import previewing, publishing, writing
from articles.errors import Gone, NotReady
from articles.models import Article, PreviewLink
from tests.articles.newsroom import log_in
from tests.factories import ArticleFactory, EditionFactory, UserFactory

pytestmark = pytest.mark.django_db
BEFORE, AFTER = "Пред промената стоеше ова", "По промената стои ова"


def saved(article, language="mk", headline=BEFORE, by=None):
    words = {"headline": headline, "body": f"<p>{headline}</p>"}
    return writing.save_words(article, language, words, by=by)


def url(edition, name="", **kwargs):
    view = f"admin:articles_article_preview{'_' if name else ''}{name}"
    return reverse(view, args=[edition.article_id, edition.language, *kwargs.values()])


def shown(token):
    """What somebody without an account gets."""
    return Client().get(reverse("secret:page", args=[token]))


@pytest.fixture
def draft(editor):
    return saved(ArticleFactory(created_by=editor), by=editor)


@pytest.fixture
def token(draft, editor):
    return previewing.make_link(draft, by=editor, hours=8)


def test_the_frame_holds_the_exact_page_of_the_language(client, draft):
    log_in(client, "editor")
    shell, inner = client.get(url(draft)), client.get(url(draft, "page"))
    assert f'<iframe src="{url(draft, "page")}"' in shell.content.decode()
    page = inner.content.decode()
    assert '<html lang="mk"' in page
    assert page.count("<h1") == 1
    assert BEFORE in page
    assert f"/mk/articles/{draft.slug}/" in re.search(r'rel="canonical" href="([^"]+)"', page)[1]


def frames(headers) -> str:
    return re.search(r"frame-src ([^;]*)", headers["Content-Security-Policy"])[1]


def test_only_the_page_inside_may_be_framed_and_only_by_us(client, draft):
    log_in(client, "editor")
    shell, inner = client.get(url(draft)).headers, client.get(url(draft, "page")).headers
    assert "frame-ancestors 'none'" in shell["Content-Security-Policy"]
    assert "'self'" in frames(shell)
    assert shell["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'self'" in inner["Content-Security-Policy"]
    assert "'self'" not in frames(inner)
    assert inner["X-Frame-Options"] == "SAMEORIGIN"
    usual = client.get("/en/about/").headers["Content-Security-Policy"]
    assert set(usual.split("; ")) - set(inner["Content-Security-Policy"].split("; ")) == {
        "frame-ancestors 'none'"
    }
    for headers in (shell, inner):
        assert headers["Cache-Control"] == "private, no-store"
        assert headers["X-Robots-Tag"] == "noindex, nofollow"


def test_every_edition_has_a_tab(client, draft):
    EditionFactory(article=draft.article, language="sq")
    log_in(client, "editor")
    page = client.get(url(draft)).content.decode()
    assert page.count('class="preview-tabs"') == 1
    assert f'href="/admin/articles/article/{draft.article_id}/preview/sq/"' in page
    assert "preview/tr/" not in page


@pytest.mark.parametrize("name", ["", "page"])
@pytest.mark.parametrize(
    ("role", "status"), [("contributor", 403), ("journalist", 403), ("translator", 200), ("editor", 200)]
)
def test_who_may_preview_the_story_of_somebody_else(client, draft, name, role, status):
    log_in(client, role)
    assert client.get(url(draft, name)).status_code == status


def test_an_earlier_text_can_be_previewed(client, draft, editor):
    saved(draft.article, headline=AFTER, by=editor)
    log_in(client, "editor")
    page = client.get(url(draft, "page"), {"revision": 1}).content.decode()
    assert BEFORE in page
    assert AFTER not in page.partition("<body>")[2]
    assert "?revision=1" in client.get(url(draft), {"revision": 1}).content.decode()
    assert AFTER in client.get(url(draft, "page")).content.decode()


@pytest.mark.parametrize("number", ["99", "x", "-1", "1e3", "9" * 30, "٣", "\x00"])
def test_a_text_that_never_was(client, draft, number):
    log_in(client, "editor")
    for name in ("", "page"):
        assert client.get(url(draft, name), {"revision": number}).status_code == 404


def test_a_secret_link_shows_the_text_to_somebody_without_an_account(draft, token):
    response = shown(token)
    page = response.content.decode()
    assert response.status_code == 200
    assert BEFORE in page
    assert '<html lang="mk"' in page
    assert response.headers["Content-Language"] == "mk"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "noindex, nofollow" in response.headers["X-Robots-Tag"]
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert not response.cookies
    assert 'name="robots" content="noindex, nofollow"' in page
    assert token not in re.sub(r'<a href="/preview/[^"]+" lang="mk"', "", page)


def test_the_word_is_long_and_only_its_digest_is_kept(draft, token):
    assert len(token) >= 22  # 128 bit
    link = PreviewLink.objects.get()
    assert token not in str(vars(link))
    assert previewing.digest_of(token) == link.digest
    assert shown(link.digest).status_code == 404


def test_the_link_shows_the_text_that_it_was_made_for(draft, token, editor):
    saved(draft.article, headline=AFTER, by=editor)
    page = shown(token).content.decode()
    assert BEFORE in page
    assert AFTER not in page


def test_the_link_names_only_what_readers_may_read(draft, token, editor):
    saved(draft.article, "sq", "Fshehtësi", by=editor)
    other = EditionFactory(
        article__section=draft.article.section, language="mk", words__headline="Туѓа тајна"
    )
    page = shown(token).content.decode()
    assert "Fshehtësi" not in page
    assert "Туѓа тајна" not in page
    assert other.slug not in page
    assert 'rel="alternate" hreflang' not in page


ENDS = {
    "revoked": lambda link, by: previewing.revoke(link),
    "killed": lambda link, by: publishing.kill(link.edition, by=by, reason="x"),
    "killed in another language": lambda link, by: publishing.kill(
        EditionFactory(article=link.edition.article, language="sq"), by=by, reason="x"
    ),
    "withdrawn": lambda link, by: publishing.withdraw(publishing.publish(link.edition, by=by), by=by),
    "in the bin": lambda link, by: Article.objects.update(binned_at=timezone.now()),
    "colleague left": lambda link, by: type(by).objects.update(is_active=False),
    "colleague is no staff": lambda link, by: type(by).objects.update(is_staff=False),
    "colleague lost the role": lambda link, by: by.groups.clear(),
}


@pytest.mark.parametrize("what", ENDS)
def test_what_has_come_to_an_end_is_the_same_404_as_what_never_was(draft, token, editor, what):
    assert shown(token).status_code == 200
    ENDS[what](PreviewLink.objects.get(), editor)
    with time_machine.travel(timezone.now(), tick=False):  # every page has a clock
        ended, wrong = shown(token), shown("wrong")
    assert (ended.status_code, wrong.status_code) == (404, 404)
    assert ended.content.replace(token.encode(), b"wrong") == wrong.content


@pytest.mark.parametrize("hours", previewing.LIFETIMES)
def test_a_link_ends_with_its_time(draft, editor, hours):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        token = previewing.make_link(draft, by=editor, hours=hours)
        clock.shift(timedelta(hours=hours, seconds=-1))
        assert shown(token).status_code == 200
        clock.shift(timedelta(seconds=1))
        assert shown(token).status_code == 404


@pytest.mark.parametrize("hours", [0, -1, 2, 25, 24 * 365])
def test_no_link_lives_for_another_time(draft, editor, hours):
    with pytest.raises(NotReady):
        previewing.make_link(draft, by=editor, hours=hours)


def test_once_published_the_link_leads_to_the_public_page(draft, token, editor):
    edition = publishing.publish(draft, by=editor)
    response = shown(token)
    assert (response.status_code, response.headers["Location"]) == (302, edition.get_absolute_url())
    assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("word", ["x" * 101, "%00", "%FF%FE", "..", "a" * 32, "é"])
def test_strange_words(client, word):
    assert client.get(f"/preview/{word}/").status_code == 404


def test_a_link_is_only_read(draft, token):
    assert Client().post(reverse("secret:page", args=[token])).status_code == 405
    assert Client().head(reverse("secret:page", args=[token])).status_code == 200


def test_links_are_made_and_revoked_in_the_newsroom(client, draft):
    log_in(client, "editor")
    page = client.post(url(draft, "links"), {"hours": 1}).content.decode()
    address = re.search(r'value="(http[^"]+/preview/[^"]+)"', page)[1]
    assert shown(address.split("/")[-2]).status_code == 200
    assert address not in client.get(url(draft)).content.decode()
    link = PreviewLink.objects.get()
    client.post(url(draft, "revoke", link=link.pk))
    assert shown(address.split("/")[-2]).status_code == 404


@pytest.mark.parametrize(
    "data",
    [{}, {"hours": "48"}, {"hours": "x"}, {"hours": "1", "revision": "99"}, {"hours": "1", "revision": "x"}],
)
def test_nonsense_makes_no_link(client, draft, data):
    log_in(client, "editor")
    client.post(url(draft, "links"), data)
    assert not PreviewLink.objects.exists()


def test_links_are_made_by_post_with_a_token_only(draft):
    client = Client(enforce_csrf_checks=True)
    log_in(client, "editor")
    assert client.get(url(draft, "links"), {"hours": 1}).status_code == 405
    assert client.post(url(draft, "links"), {"hours": 1}).status_code == 403
    assert not PreviewLink.objects.exists()


@pytest.mark.parametrize(
    ("role", "translates", "language", "status"),
    [
        ("contributor", [], "mk", 403), ("journalist", [], "mk", 403), ("translator", ["sq"], "mk", 403),
        ("translator", ["tr"], "sq", 403), ("translator", ["sq"], "sq", 200), ("editor", [], "mk", 200),
    ],
)  # fmt: skip
def test_who_may_make_and_revoke_links(client, draft, editor, role, translates, language, status):
    edition = draft if language == "mk" else saved(draft.article, language, by=editor)
    kept = previewing.make_link(edition, by=editor, hours=1) and PreviewLink.objects.get()
    log_in(client, role, translates=translates)
    assert client.post(url(edition, "links"), {"hours": 1}).status_code == status
    assert PreviewLink.objects.count() == (2 if status == 200 else 1)
    revoked = client.post(url(edition, "revoke", link=kept.pk)).status_code
    assert revoked == (302 if status == 200 else 403)


def test_the_writer_shares_the_own_draft(client):
    user = log_in(client, "contributor")
    own = saved(ArticleFactory(created_by=user), by=user)
    assert client.post(url(own, "links"), {"hours": 1}).status_code == 200
    assert PreviewLink.objects.get().created_by == user


def test_a_link_of_another_edition_is_not_revoked_through_this_one(client, draft, editor, token):
    other = saved(ArticleFactory(), by=editor)
    log_in(client, "editor")
    link = PreviewLink.objects.get()
    assert client.post(url(other, "revoke", link=link.pk)).status_code == 404
    assert shown(token).status_code == 200


def test_what_is_public_or_gone_needs_no_link(draft, editor):
    published = publishing.publish(draft, by=editor)
    with pytest.raises(NotReady, match="public address"):
        previewing.make_link(published, by=editor, hours=1)
    withdrawn = publishing.withdraw(published, by=editor)
    with pytest.raises(NotReady, match="taken away"):
        previewing.make_link(withdrawn, by=editor, hours=1)
    type(draft.article).objects.update(binned_at=timezone.now())
    with pytest.raises(Gone):
        previewing.make_link(withdrawn, by=editor, hours=1)


def test_the_number_of_queries_does_not_grow_with_the_links(client, draft, editor):
    log_in(client, "editor")
    client.get(url(draft))
    counts = []
    for more in (1, 20):
        for _each in range(more):
            previewing.make_link(draft, by=UserFactory(role="editor"), hours=1)
        with CaptureQueriesContext(connection) as queries:
            client.get(url(draft))
        counts.append(len(queries))
    assert counts[0] == counts[1]
