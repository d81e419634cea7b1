"""What stays in Latin letters in a Serbian text in Cyrillic, and where two letters are not one.

The official orthography (Pravopis, Matica srpska 2010) writes foreign names as they sound, and what is quoted in its
own spelling in Latin letters. A machine cannot know how a foreign word sounds, so a word that shows by its letters that
it is foreign keeps them. That is never wrong, only less thorough: „Facebook“ is right in Cyrillic text, „Фацебоок“ is
not a word.
"""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FOREIGN_WORDS = _words("""
    airbnb android apple backup blogger bloomberg booking cloud cookie cookies copyright creative commons disney
    download email europe facebook feed flickr forbes free google guardian hacker hotmail iphone ipad instagram
    json linkedin mail mastodon messenger microsoft mobile netflix nevipe news offline online open outlook
    paypal pinterest podcast reuters romatimes service skype smartphone software spotify startup street tiktok
    times tinder tumblr uber update upload viber vice vimeo whatsapp wikipedia zoom
""")
"""Names and words that are read in their own spelling though each letter of theirs is also a Serbian one."""

FOREIGN_ACRONYMS = _words("""
    AIDS ALDE API ASCII BBC BIRN CC CD CNN COVID CSS CSV DCAF DVD EASO ECHO ECOSOC ECRI EFA ERIAC ERIO ERTF FAQ
    FRA GDPR GPS GSM GUE HDMI HIV HTML HTTP HTTPS IBAN ICAO ICMPD ICS IMAP INTERPOL IP IRFIN ISBN ISO JSON MIDI
    MP NGL ODIHR OSCE PC PDF PIN RAM REDI RFE RNC RSS SIM SIRIUS TCP UNESCO UNHCR UNICEF USB VIP VPN WCC XML
""")
"""Acronyms that Serbian papers in Cyrillic leave in Latin, or that sound otherwise than their letters (UNESCO, OSCE).
All others are changed letter by letter, as the press does it: NATO → НАТО, EU → ЕУ, MUP → МУП."""

_FOREIGN_SPELLING = re.compile(
    r"ch|ph(?!od)|gh|sch|^th|th$|ck$|bb|cc|ff|gg|kk|ll|mm|pp|rr|(?<!be)ss|(?<!pos)tt|vv|(?<!i)zz|^mc[bcdfghklmnprstvz]"
)
_TWO_LETTERS = {
    "nj": re.compile(
        "(?:ne|naj|pre)?(?:anjon|injaric|injek|injicir|injunk|injurij|konjekt|konjug|konjuk|konjunk|panjugosl|panjelin|"
        "tanjug|vanjezi|izvanjezi|vanjadran)"
    ),
    "dž": re.compile(
        "(?:ne|naj|pre)?(?:feldžand|nadž(?:anj|drel|el|et|eo|iđ|iv|nj|rec|up)|odž(?:al|ar[^k]|el|ive|ivlj|ubor|ud|vak|val|"
        "vać|vrg)|podž(?:anr|el|eć|eg|en|ig|iz|il|nj|up)|predž(?:elu|et|iv|up))"
    ),
}


def is_foreign(word: str) -> bool:
    """Whether a small-lettered Latin word shows that it is no Serbian one."""
    return word in FOREIGN_WORDS or _FOREIGN_SPELLING.search(word) is not None


def two_letters(word: str) -> set[str]:
    """Which of nj and dž are two sounds in a small-lettered word: in·jekcija, Tan·jug, nad·živeti, nad·žnjeti."""
    return {pair for pair, words in _TWO_LETTERS.items() if pair in word and words.match(word)}
