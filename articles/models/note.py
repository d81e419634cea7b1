"""Notes to the editor: open questions about a story that somebody has to answer."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from languages.registry import language_choices

SPEAKER_CHECK = "speaker-check"
"""The kind of note that says: a speaker of the language has yet to read this text."""


class NoteQuerySet(models.QuerySet):
    """Ways to read notes."""

    def open(self):
        """Notes that nobody has dealt with."""
        return self.filter(resolved_at__isnull=True)


class EditorNote(models.Model):
    """A question or a task, from an import or a colleague: 'e-mail address missing', 'needs a headline'."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="notes")
    language = models.CharField(_("language"), max_length=3, choices=language_choices(), blank=True)
    code = models.SlugField(_("kind"), max_length=40)
    text = models.TextField(_("note"))
    created_at = models.DateTimeField(auto_now_add=True)
    resolved_at = models.DateTimeField(_("resolved"), null=True, blank=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = _("note to the editor"), _("notes to the editor")
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text="") & ~Q(code=""), name="articles_editornote_filled")
        ]

    def __str__(self):
        return self.text
