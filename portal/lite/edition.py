"""The pages of the light edition are those of the main edition, with other templates.

The same views answer, so who may see what is decided in one place. A view that hands its template on undone
(`TemplateResponse`) has a light page as soon as ``templates/lite/`` has a template of the same name.
"""

from collections.abc import Callable, Iterable
from functools import wraps

from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import URLPattern, resolve

from portal.lite.addresses import light_address, main_address
from prose.parts import in_parts

MOST_LETTERS = 12_000
"""Of a story on one page, some 1,800 words. Even words in no order at all are below 8 kB then, packed with gzip."""
STORY = "articles/detail.html"


def in_light(patterns: Iterable[URLPattern]) -> list[URLPattern]:
    """The same addresses with the same names, for the light edition."""
    return [URLPattern(it.pattern, _light(it.callback), it.default_args, it.name) for it in patterns]


def _light(view: Callable) -> Callable:
    @wraps(view)
    def in_words(request, *args, **kwargs):
        # For the rest of its way it is the same page: what is counted, and which entry of a menu it is.
        request.resolver_match = resolve(main_address(request.path_info))
        response = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse):
            _dress(request, response)
        elif (target := response.headers.get("Location", "")).startswith("/"):
            response.headers["Location"] = light_address(target) or target
        return response

    return in_words


def _dress(request, response: TemplateResponse) -> None:
    name = response.template_name
    response.template_name = [f"lite/{name}", name]
    if name == STORY:
        response.context_data |= {"part": part_of(request, response.context_data["edition"].body)}


def part_of(request, body: str | None) -> dict:
    """The part of a long story that is asked for, ``?part=2``; one that does not exist is 404."""
    parts = in_parts(body, MOST_LETTERS)
    numbers = {str(number): number for number in range(1, len(parts) + 1)}
    number = numbers.get(request.GET.get("part", "1"))
    if number is None:
        raise Http404
    return {"body": parts[number - 1], "number": number, "total": len(parts)}
