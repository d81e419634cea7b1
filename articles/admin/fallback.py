"""Stand-in languages: for each language whether its lists show only it, or others as well, and in which order."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Fallback
from articles.standins import set_rule, usual_chain
from languages.registry import ALL, enabled, own_name_of

ONLY, OTHERS = "", "1"


class RuleForm(forms.Form):
    """The rule of one language. It remembers what it showed, so that nobody overwrites a colleague's unseen."""

    fills_up = forms.ChoiceField(
        label=gettext_lazy("Lists show"), required=False, widget=forms.RadioSelect,
        choices=[
            (ONLY, gettext_lazy("only this language")),
            (OTHERS, gettext_lazy("this language, filled up with others")),
        ],
    )  # fmt: skip
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data, code: str, rule: Fallback):
        self.code, self.rule = code, rule
        chain = rule.chain if rule.pk else usual_chain(code)
        initial = {"fills_up": OTHERS if rule.fills_up else ONLY, "seen": _as_text(rule)}
        others = [other for other in enabled() if other != code]
        chain = [other for other in chain if other in others]
        initial |= {f"place_{number}": other for number, other in enumerate(chain, 1)}
        super().__init__(data, prefix=code, initial=initial)
        for number in range(1, len(others) + 1):
            self.fields[f"place_{number}"] = forms.ChoiceField(
                label=_("%(number)s. stand-in") % {"number": number}, required=False,
                choices=[("", "–"), *((other, own_name_of(other)) for other in others)],
            )  # fmt: skip

    @property
    def language(self):
        """The language that this is about."""
        return ALL[self.code]

    @property
    def places(self) -> list:
        """The fields for the order."""
        return [self[name] for name in self.fields if name.startswith("place_")]

    @property
    def chain(self) -> list[str]:
        """The languages chosen, in their order; empty places are skipped."""
        return [
            code
            for name in self.fields
            if name.startswith("place_") and (code := self.cleaned_data.get(name))
        ]

    def clean(self):
        """Each language stands in once, and at least one does if lists are filled up."""
        cleaned = super().clean()
        if len(set(self.chain)) < len(self.chain):
            self.add_error(None, _("A language stands there twice. Choose each one once."))
        if cleaned.get("fills_up") == OTHERS and not self.chain:
            self.add_error(None, _("Choose at least one language that stands in."))
        now = _as_text(self.rule)
        if cleaned.get("seen") != now:
            self.data = self.data.copy()  # a second press of the button saves over theirs, knowingly
            self.data[self.add_prefix("seen")] = now
            self.add_error(
                None, _("A colleague changed this rule meanwhile. Yours is below; save again to keep it.")
            )
        return cleaned

    @property
    def has_news(self) -> bool:
        """Whether saving would change anything."""
        fills_up = self.cleaned_data["fills_up"] == OTHERS
        return (fills_up, self.chain) != (self.rule.fills_up, self.rule.chain) and (fills_up or self.rule.pk)


def _as_text(rule: Fallback) -> str:
    """The rule in a line, to tell whether it is still the same."""
    return f"{rule.fills_up}:{','.join(rule.chain)}"


@admin.register(Fallback)
class FallbackAdmin(admin.ModelAdmin):
    """One page for the rules of all languages, instead of a list and a form for each."""

    def has_add_permission(self, request):
        """A rule is changed; none is added."""
        return False

    def has_delete_permission(self, request, obj=None):
        """To take a rule away is to choose "only this language"."""
        return False

    def get_urls(self):
        """Only the page itself."""
        return super().get_urls()[:1]

    def changelist_view(self, request, extra_context=None):
        """Show every rule, and save what was changed, all or nothing."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        posted = request.method == "POST"
        if posted and not self.has_change_permission(request):
            raise PermissionDenied
        rules = {rule.language: rule for rule in Fallback.objects.all()}
        forms_ = [RuleForm(request.POST if posted else None, code, rules.get(code, Fallback(language=code)))
                  for code in enabled()]  # fmt: skip
        if posted and all(form.is_valid() for form in forms_):
            self._save(request, forms_)
            return redirect("admin:articles_fallback_changelist")
        return render(request, "admin/articles/fallback.html", self._context(request, forms_))

    def _context(self, request, forms_) -> dict:
        return self.admin_site.each_context(request) | {
            "title": _("Stand-in languages"), "forms": forms_, "opts": self.model._meta,
            "may_change": self.has_change_permission(request),
            "has_errors": any(form.errors for form in forms_),
        }  # fmt: skip

    @transaction.atomic
    def _save(self, request, forms_) -> None:
        for form in forms_:
            if form.has_news:
                fills_up = form.cleaned_data["fills_up"] == OTHERS
                rule = set_rule(form.code, fills_up=fills_up, chain=form.chain)
                self.log_change(request, rule, f"{form.chain if fills_up else []}")
        messages.success(request, _("Saved. Readers see it within a minute."))
