"""Tags, named in each language. Our own model: a third-party model must never be translated."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase

from languages.names import not_blank, require_one
from languages.paths import address_of
from languages.registry import ALL
from languages.slugs import slugify


class Tag(TagBase):
    """A topic that articles share, with one name in each language and one address."""

    class Meta:
        verbose_name, verbose_name_plural = _("tag"), _("tags")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(condition=~Q(slug=""), name="articles_tag_slug_filled"),
            models.CheckConstraint(condition=not_blank("name"), name="articles_tag_named"),
        ]

    def __str__(self):
        return self.name or self.slug

    def slugify(self, tag, i=None):
        """Make the address from the first name that is filled in; `i` counts up while it is taken."""
        code = next((code for code in ALL if getattr(self, f"name_{code}", None)), "en")
        base = slugify(getattr(self, f"name_{code}", None) or tag or "", code, fallback="tag")
        return base if i is None else f"{base}-{i}"

    def clean(self):
        """A tag needs a name in at least one language."""
        require_one(self, "name", _("Give the tag a name in at least one language."))

    def get_absolute_url(self):
        """The tag's page in the reader's language."""
        return address_of("articles:tag", self.slug)


class TaggedArticle(ItemBase):
    """That an article has a tag."""

    tag = models.ForeignKey(Tag, models.CASCADE, related_name="tagged_articles")
    content_object = models.ForeignKey("articles.Article", models.CASCADE, related_name="tagged_articles")

    class Meta:
        verbose_name, verbose_name_plural = _("tagged article"), _("tagged articles")
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="articles_taggedarticle_once")
        ]
