"""A request in the words of WSGI, made of what granian has read."""

import sys

from portal.serving import limits
from portal.serving.refusing import Refused

PEER = "x-nevipe-peer"
"""In which a public process tells the staff's process who is connected. A stranger's is dropped."""
WITHOUT_PREFIX = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}
MOST_NAMES = 500


class EnvironMaker:
    """Makes the environ of each request. A staff's process believes a public one about who is connected."""

    def __init__(self, *, server: tuple[str, str], staff: bool):
        self.staff = staff
        self._names: dict[str, str] = dict(WITHOUT_PREFIX)
        self._always = {
            "SCRIPT_NAME": "",
            "SERVER_NAME": server[0],
            "SERVER_PORT": server[1],
            "nevipe.staff": staff,
            "wsgi.errors": sys.stderr,
            "wsgi.multiprocess": True,
            "wsgi.multithread": True,
            "wsgi.run_once": False,
            "wsgi.url_scheme": "http",
            "wsgi.version": (1, 0),
        }

    def __call__(self, scope) -> dict:
        """Give the environ without a body; raise Refused for what is too long or too much."""
        fields = scope.headers.items()
        path, query = scope.path, scope.query_string
        if len(path) + len(query) > limits.REQUEST_LINE:
            raise Refused(414)
        if len(fields) > limits.FIELDS:
            raise Refused(431)
        environ = self._always.copy()
        environ["REQUEST_METHOD"] = scope.method
        environ["PATH_INFO"] = path if path.isascii() else path.encode().decode("latin-1")
        environ["QUERY_STRING"] = query
        environ["SERVER_PROTOCOL"] = "HTTP/1.0" if scope.http_version == "1" else "HTTP/1.1"
        environ["REMOTE_ADDR"] = _host(scope.client)
        self._add(environ, fields)
        return environ

    def _add(self, environ: dict, fields: list[tuple[str, str]]) -> None:
        names = self._names
        for field, value in fields:
            name = names.get(field) or self._name(field)
            if name in environ:
                if field != PEER and name != "":
                    environ[name] += ("; " if name == "HTTP_COOKIE" else ",") + value
            elif name:
                environ[name] = value
        peer = environ.pop("HTTP_X_NEVIPE_PEER", None)
        if self.staff and peer is not None:
            environ["REMOTE_ADDR"] = peer

    def _name(self, field: str) -> str:
        # X_Forwarded_For would become the same name as X-Forwarded-For, and pass for what a proxy has said.
        if "_" in field:
            return ""
        name = "HTTP_" + field.upper().replace("-", "_")
        if len(self._names) < MOST_NAMES:
            self._names[field] = name
        return name


def _host(client: str) -> str:
    """The address without the port; empty for a unix socket."""
    return client.rpartition(":")[0].strip("[]")
