"""The form for the words of one language, with every check that protects a journalist's work."""

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.db import IntegrityError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from articles import publishing, working_copies, writing
from articles.admin.kept_form import KeptForm
from articles.admin.moments import MomentField
from articles.admin.moves import NEEDS_WORDS, TAKES_AWAY, asked_for
from articles.admin.weight import WeightForm
from articles.errors import Killed, NotReady, SlugTaken
from articles.models import Article, Edition
from articles.models.article import WORDS
from articles.models.edition import Status
from prose.forms import ProseFormField


def _text(field: str, **kwargs) -> forms.CharField:
    """A one-line field that takes its label, limit and help from the model."""
    model_field = Article._meta.get_field(field)
    return forms.CharField(
        label=capfirst(model_field.verbose_name), max_length=model_field.max_length, required=False,
        help_text=model_field.help_text, widget=kwargs.pop("widget", AdminTextInputWidget), **kwargs,
    )  # fmt: skip


class WordsForm(KeptForm, WeightForm, forms.Form):
    """Words of one language. Drafts may have gaps; what readers need is asked for when publishing."""

    kicker = _text("kicker")
    headline = _text("headline")
    standfirst = _text("standfirst", widget=AdminTextareaWidget(attrs={"rows": 3}))
    dateline = _text("dateline")
    body = ProseFormField(label=capfirst(_("body")), required=False)
    sources = _text("sources", widget=AdminTextareaWidget(attrs={"rows": 3}))
    slug = forms.SlugField(
        label=capfirst(_("address")), max_length=90, required=False,
        help_text=_("The end of the web address. Leave it empty to have it made from the headline."),
    )  # fmt: skip
    published_at = MomentField(
        label=capfirst(_("date and time")),
        help_text=_("Empty: the moment you publish. In the future: choose Schedule."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def bind_edition(self, article: Article, language: str, edition: Edition | None):
        """Say which edition the form is for, and show its present words."""
        self.article, self.language, self.edition = article, language, edition
        words = article.words(language) if article.pk else {}
        self.initial |= words | {
            "slug": edition.slug if edition and not self._slug_is_automatic() else "",
            "published_at": edition.published_at if edition else None,
            "version": edition.version if edition else 0,
        }
        self.fields["published_at"].known = self.initial["published_at"]
        if edition and edition.stage == Status.PUBLISHED:
            self.fields["published_at"].disabled = True
        for field in WORDS:
            self.fields[field].widget.attrs["lang"] = language
        self.bind_weight(article, language, edition)
        self.bind_kept(edition)

    def clean(self):
        """Check for a colleague's change first: its answer decides what the other checks mean."""
        cleaned = super().clean()
        self.check_conflict(cleaned)
        self._check_killed(cleaned)
        self._check_ready(cleaned)
        self._check_time(cleaned)
        self._check_slug(cleaned)
        self.check_weight(cleaned)
        return cleaned

    def _slug_is_automatic(self) -> bool:
        return self.edition.status in {Status.DRAFT, Status.IN_REVIEW}

    def _check_killed(self, cleaned):
        """What was killed meanwhile takes no words; what somebody wrote stays on the screen."""
        killed = self.edition.killed_at if self.edition else self.article.is_killed
        if killed and any(cleaned.get(field, "") != self.initial.get(field, "") for field in WORDS):
            self.add_error(None, str(Killed()))

    def _check_ready(self, cleaned):
        """Ask for what readers need: when it is published, and when what is published is saved again."""
        asked = asked_for(self.data)
        comes_out = self.edition and self.edition.status in {Status.SCHEDULED, Status.PUBLISHED}
        if asked not in NEEDS_WORDS and (asked in TAKES_AWAY or not comes_out):
            return
        needed = publishing.missing(cleaned.get("headline", ""), cleaned.get("body", ""))
        for field, message in needed.items():
            self.add_error(field, message)

    def _check_time(self, cleaned):
        at, now = cleaned.get("published_at"), timezone.now()
        if "published_at" in self.errors:
            return
        if self._waits_until(at) and (at is None or at <= now):
            self.add_error("published_at", _("Give a date and time in the future, or choose Publish now."))
        if asked_for(self.data) == "_publish" and at and at > now:
            self.add_error(
                "published_at", _("This time is in the future. Choose Schedule, or empty the field.")
            )
        if self.edition and "published_at" not in self.errors:
            self._check_embargo_and_end(at)

    def _check_embargo_and_end(self, at):
        """An embargo or the end of its time online may be in the way of a date."""
        asked = asked_for(self.data)
        try:
            if self._waits_until(at):
                publishing.dates(self.edition, Status.SCHEDULED, at)
            elif asked == "_publish":
                publishing.dates(self.edition, Status.PUBLISHED)
            elif at and self.edition.expires_at and at >= self.edition.expires_at:
                raise NotReady(writing.ENDS_BEFORE)
        except NotReady as trouble:
            self.add_error("published_at", str(trouble))

    def _waits_until(self, at) -> bool:
        """Whether the edition is to come out later: saving one that waits must not publish it unasked."""
        asked = asked_for(self.data)
        waiting = (
            self.edition and self.edition.stage == Status.SCHEDULED and asked not in NEEDS_WORDS | TAKES_AWAY
        )
        return asked == "_schedule" or bool(waiting and at)

    def _check_slug(self, cleaned):
        """An address of another story is refused here, with a free one to choose."""
        slug = cleaned.get("slug")
        if not slug or (self.edition and slug == self.edition.slug):
            return
        target = self.edition or Edition(article=self.article, language=self.language)
        try:
            writing.wanted_slug(target, slug)
        except SlugTaken as taken:
            self.add_error("slug", str(taken))

    def provenance(self) -> dict:
        """What the words were made from: nothing, unless they are a translation."""
        return {}

    def save_words(self, article: Article, *, by) -> Edition:
        """Save the words; the checks above have made sure that nobody else's are lost."""
        cleaned = self.cleaned_data
        # A date typed beside a button that takes away must not publish first.
        at = writing.KEEP if asked_for(self.data) in TAKES_AWAY else cleaned["published_at"]
        try:
            edition = writing.save_words(
                article, self.language, {field: cleaned[field] for field in WORDS}, by=by,
                version=cleaned.get("version") if self.edition else None, slug=cleaned["slug"],
                published_at=at, weight=self.chosen_weight(), **self.provenance(),
            )  # fmt: skip
        except SlugTaken as taken:  # since the check above: the form runs again and says so
            raise IntegrityError from taken
        working_copies.finished(by, article, self.language, tab=self.page_tab)
        return edition
