"""Made-up readers: their addresses, browsers and requests, the same in each run."""

import io
import random
import sys
from ipaddress import IPv4Address, IPv6Address

BROWSERS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{0}.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{0}.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML) Version/{0} Safari/604.1",
    "Mozilla/5.0 (X11; Linux x86_64; rv:{0}.0) Gecko/20100101 Firefox/{0}.0",
)
VERSIONS = range(120, 154)
# Where readers come from: networks of providers in Skopje, Prishtina, Tirana, Belgrade, Istanbul and Berlin.
NETWORKS = (0x4D1C0000, 0x2E630000, 0x2E4A0000, 0x4D690000, 0x55650000, 0x5B000000)
LANGUAGES = (
    "mk-MK,mk;q=0.9,en;q=0.8",
    "sq,en;q=0.7",
    "sr-Latn-RS,sr;q=0.9",
    "tr-TR,tr;q=0.9",
    "en-GB,en;q=0.9",
)
FROM_ELSEWHERE = ("https://www.google.com/", "https://www.facebook.com/", "https://news.example.net/today/1")


class Readers:
    """Gives requests of readers, one after the other."""

    def __init__(self, stories: int, seed: int = 2):
        self.chance = random.Random(seed)
        self.stories = stories

    def stranger(self, path: str = "/en/stories/{}/") -> dict:
        """The request of somebody who was never here: no cookie; one in six uses IPv6, one in four follows a link."""
        return self.request(path, self.address(), self.browser())

    def request(self, path: str, address: str, browser: str, cookie: str = "") -> dict:
        """A page request as the web server hands it over."""
        environ = plain(path.format(self.chance.randint(1, self.stories)), address, browser)
        environ |= {
            "HTTP_ACCEPT": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
            "HTTP_ACCEPT_LANGUAGE": self.chance.choice(LANGUAGES),
            "HTTP_SEC_FETCH_DEST": "document",
            "HTTP_SEC_FETCH_MODE": "navigate",
            "HTTP_SEC_FETCH_SITE": "none",
        }
        if self.chance.random() < 1 / 4:
            environ |= {
                "HTTP_REFERER": self.chance.choice(FROM_ELSEWHERE),
                "HTTP_SEC_FETCH_SITE": "cross-site",
            }
        return environ | ({"HTTP_COOKIE": cookie} if cookie else {})

    def message(self, seal: str) -> dict:
        """What a page sends when it is shown (static/js/here.js)."""
        body = f"view {seal}".encode()
        return plain("/v/", self.address(), self.browser(), "POST", body) | {
            "CONTENT_TYPE": "text/plain;charset=UTF-8",
            "HTTP_ACCEPT": "application/json",
            "HTTP_ACCEPT_LANGUAGE": self.chance.choice(LANGUAGES),
            "HTTP_ORIGIN": "http://127.0.0.1:8000",
            "HTTP_SEC_FETCH_DEST": "empty",
            "HTTP_SEC_FETCH_MODE": "cors",
            "HTTP_SEC_FETCH_SITE": "same-origin",
        }

    def address(self) -> str:
        """An address of the region."""
        if self.chance.random() < 1 / 6:
            return str(IPv6Address(0x2A02 << 112 | self.chance.getrandbits(104)))
        return str(IPv4Address(self.chance.choice(NETWORKS) + self.chance.getrandbits(16)))

    def browser(self) -> str:
        """A browser as it names itself; 136 different ones."""
        return self.chance.choice(BROWSERS).format(self.chance.choice(VERSIONS))


def plain(path: str, address: str, browser: str, method: str = "GET", body: bytes = b"") -> dict:
    """What is in every request."""
    return {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "CONTENT_LENGTH": str(len(body)) if body else "",
        "REMOTE_ADDR": address,
        "REMOTE_PORT": "50000",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "HTTP_CONNECTION": "keep-alive",
        "HTTP_ACCEPT_ENCODING": "gzip, deflate, br, zstd",
        "HTTP_USER_AGENT": browser,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
