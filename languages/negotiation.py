"""The language to greet a reader in whose address does not say it."""

from django.utils.translation.trans_real import parse_accept_lang_header

from languages.registry import DEFAULT, enabled, resolve


def best_language(accept_language: str) -> str:
    """Choose from what the browser asks for, else English, else the first language that is switched on.

    Django's parser (RFC 9110) reads at most 500 characters and answers nothing to a malformed header.
    """
    available = enabled()
    for wanted, quality in parse_accept_lang_header(accept_language):
        code = resolve(wanted)
        if quality > 0 and code in available:
            return code
    return DEFAULT if DEFAULT in available else available[0]
