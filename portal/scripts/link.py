"""The link from a page in Serbian to the same page in the other script."""

from dataclasses import dataclass

from languages.scripts.addresses import (
    CYRILLIC,
    CYRILLIC_NAME,
    CYRILLIC_TAG,
    LATIN_NAME,
    LATIN_TAG,
    cyrillic_address,
)  # fmt: skip


@dataclass(frozen=True)
class ScriptLink:
    """What the language menu shows; `script` is what reader.js notes for the front door."""

    script: str
    tag: str
    own_name: str
    url: str


def script_link(address: str, script: str) -> ScriptLink | None:
    """The way from a page, given its Latin address and the script in which it is being read; None if there is none."""
    if script == CYRILLIC:
        return ScriptLink("", LATIN_TAG, LATIN_NAME, address)
    twin = cyrillic_address(address)
    return ScriptLink(CYRILLIC, CYRILLIC_TAG, CYRILLIC_NAME, twin) if twin else None
