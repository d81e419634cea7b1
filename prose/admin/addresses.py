"""A form that makes the address from the name, so that nobody has to think of one."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from languages.registry import ALL, current
from languages.slugs import slugify, unique_slug

LONGEST = 80


class AddressForm(forms.ModelForm):
    """Leaves the field ``slug`` to the editor, and fills it from ``name`` where it is left empty."""

    class Meta:
        help_texts = {
            "slug": _("The end of the web address. Leave it empty to make it from the name. "
                      "When you change it, old links to the page stop working."),
        }  # fmt: skip
        error_messages = {
            "slug": {"unique": _("This address is taken. Write another one, or leave it empty.")},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if slug := self.fields.get("slug"):
            slug.required = False
            # Whatever is typed becomes an address: an editor need not know which characters one may have.
            slug.validators = [check for check in slug.validators if not isinstance(check, RegexValidator)]

    def clean(self):
        """Make the address from what was typed, else from the first name that is filled in."""
        cleaned = super().clean()
        if "slug" not in self.fields or "slug" in self.errors:
            return cleaned
        if not cleaned.get("slug"):
            cleaned["slug"] = unique_slug(self._from_name(cleaned), self._taken, max_length=self._longest)
        elif "slug" in self.changed_data:
            cleaned["slug"] = self._plain(cleaned["slug"], current())
        return cleaned

    def _from_name(self, cleaned) -> str:
        names = ((cleaned.get(f"name_{code}"), code) for code in ALL)
        name, code = next(((name, code) for name, code in names if name), ("", current()))
        return self._plain(name, code)

    def _plain(self, text: str, language: str) -> str:
        return slugify(text, language, fallback=self._meta.model._meta.model_name, max_length=self._longest)

    @property
    def _longest(self) -> int:
        return min(LONGEST, self._meta.model._meta.get_field("slug").max_length)

    def _taken(self, slug: str) -> bool:
        return self._meta.model.objects.filter(slug=slug).exclude(pk=self.instance.pk).exists()
