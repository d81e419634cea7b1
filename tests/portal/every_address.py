"""Every address of the site, read from the list of addresses itself: a new one is visited without anybody's doing."""

from dataclasses import dataclass
from itertools import product

from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse
from django.utils.translation import override

from languages.registry import enabled


@dataclass(frozen=True)
class Known:
    """One address as it is written down: its name, and the names of the parts that change."""

    name: str
    parts: frozenset[str]


def known(resolver=None, spaces: tuple[str, ...] = (), parts: frozenset = frozenset()):
    """All named addresses below a resolver; those without a name that stand for themselves come from `unnamed`."""
    for entry in (resolver or get_resolver()).url_patterns:
        below = parts | _parts(entry.pattern)
        if isinstance(entry, URLPattern):
            yield Known(":".join([*spaces, entry.name or ""]), below)
        else:
            yield from known(entry, (*spaces, entry.namespace) if entry.namespace else spaces, below)


def _parts(pattern) -> frozenset[str]:
    return frozenset(getattr(pattern, "converters", {})) | frozenset(pattern.regex.groupindex)


def paths_of(address: Known, values: dict[str, list]) -> set[str]:
    """The address with every value in every language that is switched on; an unknown part fails with what to do."""
    unknown = address.parts - values.keys()
    assert not unknown, (
        f"{address.name} has {unknown}: say in tests/portal/test_canary.py what may stand there"
    )
    names = sorted(address.parts)
    found = set()
    for code, chosen in product(enabled(), product(*(values[name] for name in names))):
        with override(code):
            try:
                found.add(reverse(address.name, kwargs=dict(zip(names, chosen, strict=True))))
            except NoReverseMatch:  # this part takes no such value here
                continue
    return found
