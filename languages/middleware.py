"""Decide the language of a page, once, by its address."""

from django.utils import translation
from django.utils.cache import patch_vary_headers

from languages.negotiation import best_language
from languages.paths import language_of
from languages.registry import tag_of


class LanguageMiddleware:
    """Take the language from the address alone, so that one address is one page for every reader.

    Django's own middleware also reads a cookie and may vary prefixed pages; both would spoil shared caches.
    Addresses without a language (the newsroom, health checks) follow the browser.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Switch the language on for the request and say in the response which one it was."""
        prefix = language_of(request.path_info)
        language = prefix or best_language(request.headers.get("Accept-Language", ""))
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", tag_of(language))
        if prefix is None:
            patch_vary_headers(response, ["Accept-Language"])
        return response
