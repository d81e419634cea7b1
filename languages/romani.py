"""Where Romani words come from while the Romani catalogue is being written by its speakers."""

from django.conf import settings
from django.utils.translation import trans_real
from django.utils.translation.trans_real import DjangoTranslation


def borrow_from_macedonian() -> None:
    """Let a string that Romani lacks appear in Macedonian, and only then in English.

    Django knows one fallback, LANGUAGE_CODE. The private method is replaced, instead of one translation
    object being changed, because Django throws those objects away whenever a catalogue or a setting changes.
    """
    if getattr(DjangoTranslation._add_fallback, "knows_romani", False):
        return
    original = DjangoTranslation._add_fallback

    def add_fallback(self, localedirs=None):
        if self.language() != "rom" or settings.LANGUAGE_CODE == "rom":
            original(self, localedirs)
        elif self.domain == "django":
            self.add_fallback(trans_real.translation("mk"))
        else:
            self.add_fallback(DjangoTranslation("mk", domain=self.domain, localedirs=localedirs))

    add_fallback.knows_romani = True
    DjangoTranslation._add_fallback = add_fallback
