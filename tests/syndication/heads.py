"""What a page tells programs, read as programs read it."""

import json

from lxml import html

SITE = "http://127.0.0.1:8000"


class Head:
    """The head of one page."""

    def __init__(self, client, path: str):
        response = client.get(path.removeprefix(SITE))
        assert response.status_code == 200, path
        self.text = response.content.decode()
        self.root = html.fromstring(self.text)

    def data(self, kind: str = "") -> dict:
        """The one thing of this kind that the page describes; without a kind, the first."""
        found = [one for one in self.all_data() if not kind or kind in types_of(one)]
        assert found, kind
        return found[0]

    def all_data(self) -> list[dict]:
        """Everything that the page describes."""
        return [json.loads(text) for text in self.root.xpath('//script[@type="application/ld+json"]/text()')]

    def meta(self, name: str) -> list[str]:
        """The values of one meta element."""
        return self.root.xpath(f'//head/meta[@name="{name}" or @property="{name}"]/@content')

    def canonical(self) -> str:
        """The address of the page itself."""
        (found,) = self.root.xpath('//head/link[@rel="canonical"]/@href')
        return found

    def versions(self) -> dict[str, str]:
        """The addresses of all versions, by language."""
        links = self.root.xpath('//head/link[@rel="alternate"][@hreflang]')
        found = {link.get("hreflang"): link.get("href") for link in links}
        assert len(found) == len(links)
        return found


def types_of(data: dict) -> list[str]:
    """The kinds of one thing."""
    found = data.get("@type", [])
    return found if isinstance(found, list) else [found]


def every_thing(data) -> list[dict]:
    """A thing and everything that it is made of."""
    if isinstance(data, list):
        return [thing for part in data for thing in every_thing(part)]
    if not isinstance(data, dict):
        return []
    return [data, *(thing for part in data.values() for thing in every_thing(part))]
