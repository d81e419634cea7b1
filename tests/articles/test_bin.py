"""The bin: a story that was thrown away can be taken out again for thirty days."""

import pytest
from django.utils import timezone

from articles.models import Article
from tests.articles.newsroom import log_in
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "role, finds_others",
    [("contributor", False), ("journalist", True), ("translator", True), ("editor", True)],
)
def test_colleagues_find_what_is_kept(client, role, finds_others):
    user = log_in(client, role)
    own, other = ArticleFactory(created_by=user), ArticleFactory()
    ArticleFactory(created_by=user, binned_at=timezone.now())
    expected = {own, other} if finds_others else {own}
    assert set(Article.objects.for_colleague(user)) == expected
