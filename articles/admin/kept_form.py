"""What a form of words shows of what is kept: unsaved text that waits, colleagues who are there, a conflict."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import working_copies
from articles.admin import autosave
from articles.errors import EditConflict
from articles.models import Article, Edition
from articles.models.article import WORDS
from articles.permissions import may_type
from prose.marked_text import marked_paragraphs, marked_text
from prose.sanitize import clean_html

TAKE_OVER = "take_over"


class KeptForm(forms.Form):
    """The part of the words' form that knows which page it is, and finds what a colleague saved meanwhile."""

    tab = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)
    seen_revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    theirs: Edition | None = None
    """What a colleague saved meanwhile, shown beside the writer's own text."""

    def bind_kept(self, edition: Edition | None) -> None:
        """Give the page a word of its own."""
        self.initial |= {"tab": working_copies.new_tab(), "seen_revision": edition.revision if edition else 0}
        if self.is_bound and not self.page_tab:
            self.data = self.data.copy()
            self.data[self.add_prefix("tab")] = self.initial["tab"]

    @property
    def page_tab(self) -> str:
        """The word of the page that the form came from, or will be."""
        return autosave.tidy_tab(self["tab"].value() or "")

    def check_conflict(self, cleaned) -> None:
        """Lock the story until the save is done, so that two savers cannot both find nothing changed."""
        if not self.article.pk:
            return
        Article.objects.select_for_update().get(pk=self.article.pk)
        now = Edition.objects.select_related("article", "changed_by").filter(
            article_id=self.article.pk, language=self.language
        ).first()  # fmt: skip
        if now and now.version != cleaned.get("version"):
            self.theirs = now
            same_words = now.revision == cleaned.get("seen_revision")
            self.add_error(None, _moved(now) if same_words else str(EditConflict(now)))
            self.data = self.data.copy()  # a second press of the button saves over theirs, knowingly
            self.data[self.add_prefix("version")] = now.version
            self.data[self.add_prefix("seen_revision")] = now.revision

    def take_over(self, copy) -> None:
        """Show what was kept in place of what is saved; saving still finds out what happened since."""
        self.initial |= copy.words | {
            "version": copy.version,
            "tab": copy.tab,
            "original_language": copy.language,
        }

    @property
    def who_else(self) -> str:
        """Who saved meanwhile."""
        return autosave.name_of(self.theirs.changed_by)

    @property
    def differences(self) -> list[dict]:
        """What the writer's own text says otherwise than theirs, field by field."""
        return compared(self.theirs.article.words(self.language), self.typed, self)

    @property
    def typed(self) -> dict[str, str]:
        """The words as they stand in the form."""
        words = {field: self[field].value() or "" for field in WORDS}
        return words | {"body": clean_html(words["body"])}


def _moved(edition: Edition) -> str:
    return _(
        "Nobody has changed the words meanwhile, but %(who)s did something else at %(time)s: "
        "this edition is “%(status)s” now. "
        "Nothing of yours is lost. Look at it, then press the button again."
    ) % {
        "who": autosave.name_of(edition.changed_by) if edition.changed_by else _("the clock"),
        "time": autosave.clock(edition.changed_at), "status": edition.stage.label,
    }  # fmt: skip


def compared(before: dict, after: dict, form=None) -> list[dict]:
    """Two texts as one for each field that differs, with the field's name."""
    found = []
    for field in WORDS:
        if before[field] == after[field]:
            continue
        mark = marked_paragraphs if field == "body" else marked_text
        label = form.fields[field].label if form else Article._meta.get_field(field).verbose_name
        found.append({"field": field, "label": label, "marked": mark(before[field], after[field])})
    return found


def context(request, form) -> dict:
    """Note that somebody opened the form; what the page needs to save itself and to offer what waits."""
    article, user, language = form.article, request.user, form.language
    saved = article.pk is not None
    offered, begun = None, []
    if not form.is_bound:
        offered = working_copies.waiting(user, article, language) if saved else None
        begun = [] if saved else working_copies.waiting_new(user)
        wanted = request.GET.get(TAKE_OVER, "")
        taken = next((copy for copy in [offered, *begun] if copy and wanted and copy.tab == wanted), None)
        if taken:
            form.take_over(taken)
            offered, begun = None, []
    if saved:
        working_copies.look(user, article, language, tab=form.page_tab, version=form.initial["version"])
    return {"kept": {
        "offers": [_offer(copy, article, language) for copy in [offered, *begun] if copy],
        "present": autosave.present(user, article, language), "user": user.pk, "article": article.pk or "",
        "language": language, "earlier": earlier_address(article, language) if form.edition else "",
        "saves": not saved or may_type(user, article, language, form.edition),
    }}  # fmt: skip


def _offer(copy, article: Article, language: str) -> dict:
    words = article.words(language) if article.pk else dict.fromkeys(WORDS, "")
    return {
        "key": copy.key, "tab": copy.tab, "at": autosave.clock(copy.saved_at),
        "headline": copy.words["headline"], "language": copy.language, "differences": compared(words, copy.words),
    }  # fmt: skip


def earlier_address(article: Article, language: str) -> str:
    """Where earlier texts are listed."""
    return reverse("admin:articles_article_revisions", args=[article.pk, language])
