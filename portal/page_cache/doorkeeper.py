"""Who asks, and for which page: decided before anything is looked for."""

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from portal.page_cache import asking, questions
from portal.page_cache.questions import Address

PASSED_ON = ("/admin/", "/health/", "/media/", "/v/")
"""Never kept and never refused: the newsroom, those who watch the server, files, what pages tell."""
STAFF = "nevipe.staff"
"""In the environ of the process that serves colleagues: it keeps nothing."""
IN_DEBUG = (".localhost", "127.0.0.1", "[::1]")
MOST_HOSTS = 100


class Doorkeeper:
    """Knows our own names and our addresses."""

    def __init__(self):
        self.hosts: set[str] = set()

    def address(self, environ: dict) -> Address | None:
        """Which page is meant; None if it is none that may be kept, or if whoever asks may be a colleague."""
        if environ["REQUEST_METHOD"] not in asking.READING or asking.is_by_somebody(environ):
            return None
        path = environ["PATH_INFO"]
        if is_passed_on(path) or environ.get(STAFF) or not self._is_ours(environ.get("HTTP_HOST", "")):
            return None
        names = questions.names_for(path)
        if names is None:
            return None
        try:
            question = questions.canonical(environ.get("QUERY_STRING", ""), names)
        except ValueError:  # more names than anybody needs, or one that is a mistake: Django says so
            return None
        language = ""
        if names == questions.NOTHING and questions.says_no_language(path):
            language = asking.greeting(environ.get("HTTP_ACCEPT_LANGUAGE", ""))
        return Address(asking.scheme_of(environ), path, question, language)

    def _is_ours(self, host: str) -> bool:
        if host in self.hosts:
            return True
        domain, _port = split_domain_port(host)
        allowed = settings.ALLOWED_HOSTS or (IN_DEBUG if settings.DEBUG else ())
        if not domain or not validate_host(domain, allowed):
            return False
        if len(self.hosts) >= MOST_HOSTS:
            self.hosts.clear()
        self.hosts.add(host)
        return True


def is_passed_on(path: str) -> bool:
    """Whether Django answers itself, come what may."""
    return path == "/" or path.startswith((*PASSED_ON, settings.STATIC_URL))
