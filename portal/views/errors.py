"""The page that stands when everything else has failed: six languages, no database, no catalogue of translations."""

import sys

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, HttpResponseServerError
from django.template.loader import render_to_string

from languages.paths import language_of
from languages.registry import ALL

SHEET = "css/nevipe.css"
UNREACHABLE = (OperationalError, InterfaceError)
COME_BACK = {"Retry-After": "10", "Cache-Control": "no-store"}
# Written here and not in the catalogues: an error must not need what may be the cause of it. Romani has no sentence
# that a speaker has approved, so its readers get the way home in Romani and the words in Macedonian.
WORDS = {
    "en": ("Something went wrong on our side. Please try again in a few minutes.", "Home"),
    "mk": ("Настана грешка кај нас. Ве молиме обидете се повторно за неколку минути.", "Почетна"),
    "rom": ("", "Šerutni patrin"),
    "sq": ("Ndodhi një gabim te ne. Ju lutemi provoni përsëri pas disa minutash.", "Ballina"),
    "sr": ("Došlo je do greške kod nas. Pokušajte ponovo za nekoliko minuta.", "Početna"),
    "tr": ("Bizde bir hata oluştu. Lütfen birkaç dakika sonra tekrar deneyin.", "Ana sayfa"),
}
TOO_MANY = {
    "en": "More pages were asked for from your network in one minute than we can make. Please try again in a minute.",
    "mk": "Од вашата мрежа за една минута се побарани повеќе страници отколку што можеме да подготвиме. "
    "Обидете се повторно за една минута.",
    "rom": "",
    "sq": "Nga rrjeti juaj për një minutë u kërkuan më shumë faqe se sa mund të përgatisim. "
    "Provoni përsëri pas një minute.",
    "sr": "Sa vaše mreže je za jedan minut traženo više stranica nego što možemo da pripremimo. "
    "Pokušajte ponovo za minut.",
    "tr": "Ağınızdan bir dakikada hazırlayabileceğimizden fazla sayfa istendi. Lütfen bir dakika sonra "
    "yeniden deneyin.",
}


def server_error(request, *args, **kwargs):
    """Say that it is our fault, or, where the database cannot be reached, that it goes on soon."""
    if isinstance(sys.exc_info()[1], UNREACHABLE):
        return HttpResponse(apology(request.path_info), status=503, headers=COME_BACK)
    return HttpResponseServerError(apology(request.path_info))


def apology(path: str, sentences: dict[str, str] | None = None) -> str:
    """The page in six languages, the reader's own first; looks like the paper, asks for nothing.

    It says that something went wrong, or what else it is given.
    """
    own = language_of(path) or settings.LANGUAGE_CODE
    speaking = "mk" if own == "rom" else own
    sentences = sentences or {code: sentence for code, (sentence, _home) in WORDS.items()}
    messages = [
        _message(code, sentences[code])
        for code in sorted(WORDS, key=lambda code: (code != speaking, code != own))
    ]
    context = {
        "site_name": settings.SITE_NAME,
        "sheet": _sheet(),
        "first": messages[0],
        "others": messages[1:],
    }
    return render_to_string("500.html", context)


def _message(code: str, sentence: str) -> dict:
    return {
        "tag": ALL[code].tag,
        "own_name": ALL[code].own_name,
        "sentence": sentence,
        "home": WORDS[code][1],
        "code": code,
    }


def _sheet() -> str:
    """The address of the style sheet; where the list of packed files is missing, of the file as it is."""
    try:
        return staticfiles_storage.url(SHEET)
    except ValueError:
        return settings.STATIC_URL + SHEET
