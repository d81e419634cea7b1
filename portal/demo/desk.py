"""The demo newsroom beside its stories: two colleagues, stand-in languages, readers' wishes, a correction."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone

from articles.correcting import open_correction, publish_text
from articles.models import Correction, Fallback
from articles.standins import set_rule, usual_chain
from newsroom.models import RequestCount
from portal.demo.register import Register

COLLEAGUES = {
    "editor": ("demo-editor", "Vesna", "Demo", "Editor", ()),
    "translator": ("demo-translator", "Arta", "Demo", "Translator", ("sq",)),
}
FILLED_UP = ("rom", "sq", "sr", "tr")
WISHES = {
    ("two-irus", "sq"): (3, 5, 2),
    ("golden-wheel-form", "rom"): (4, 1),
    ("from-libya-home", "tr"): (2,),
}
"""How many readers asked for a story in a language: today, yesterday, the day before."""
CORRECTED = "unog-iru-geneva"
CORRECTION = {
    "mk": "Во првата верзија беше погрешно напишано едно име. Исправено е.",
    "en": "A name was misspelt in the first version. It has been corrected.",
}


def colleague(key: str, register: Register):
    """A colleague without password and address: nobody can log in as one, and none gets mail."""
    name, first, last, role, translates = COLLEAGUES[key]
    user = get_user_model()(username=name, first_name=first, last_name=last, is_staff=True)
    user.set_unusable_password()
    user.save()
    user.groups.set(Group.objects.filter(name=role))
    for language in translates:
        user.translator_languages.create(language=language)
    return user


def rule(language: str) -> Fallback:
    """The lists of a language are filled up, in the usual order."""
    return set_rule(language, fills_up=True, chain=list(usual_chain(language)))


def not_ruled(register: Register) -> list[str]:
    """The languages of which editors have said nothing; what they said is not ours to overwrite or to take away."""
    said = set(Fallback.objects.values_list("language", flat=True))
    return [code for code in FILLED_UP if code not in said or register.knows(f"rules:{code}")]


def wishes(register: Register) -> None:
    """Readers have asked for translations in the last days; these are invented, as all demo readers are."""
    today = timezone.localdate()
    for (key, language), counts in WISHES.items():
        article = register.get(f"articles:{key}")
        for days, count in enumerate(counts if article else ()):
            on = today - timedelta(days=days)
            RequestCount.objects.get_or_create(
                article=article, language=language, on=on, defaults={"count": count}
            )


def correction(register: Register) -> None:
    """One correction that two languages have told their readers, and that waits for the others."""
    article = register.get(f"articles:{CORRECTED}")
    if article is None or article.corrections.exists():
        return
    kind = Correction.Kind.CORRECTION
    made = open_correction(article, "mk", kind=kind, text=CORRECTION["mk"], by=None)
    for text in made.texts.filter(language="en"):
        publish_text(text, words=CORRECTION["en"], by=None)
