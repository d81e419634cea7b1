"""What the server makes of a request before anybody sees it."""

from types import SimpleNamespace

import pytest

from portal.serving import limits
from portal.serving.environ import PEER, EnvironMaker
from portal.serving.refusing import Refused

READER, FORGED = "198.51.100.7", "6.6.6.6"


def scope(*fields, path="/mk/", query="", method="GET", client=f"{READER}:50000", version="1.1"):
    headers = SimpleNamespace(items=lambda: list(fields))
    return SimpleNamespace(
        headers=headers, path=path, query_string=query, method=method, client=client, http_version=version
    )


def environ_of(*fields, staff=False, **more):
    return EnvironMaker(server=("127.0.0.1", "8000"), staff=staff)(scope(*fields, **more))


@pytest.mark.parametrize("order", [1, -1])
def test_a_header_with_underscores_is_not_taken_for_the_one_with_hyphens(order):
    """A client sends X_Forwarded_For past a proxy that overwrites X-Forwarded-For."""
    fields = [("x-forwarded-for", READER), ("x_forwarded_for", FORGED), ("x-forwarded_for", FORGED)]
    assert environ_of(*fields[::order])["HTTP_X_FORWARDED_FOR"] == READER


def test_a_header_with_underscores_alone_is_dropped():
    assert "HTTP_X_FORWARDED_FOR" not in environ_of(("x_forwarded_for", FORGED))


def test_nobody_but_our_own_process_says_who_is_connected():
    assert environ_of((PEER, FORGED))["REMOTE_ADDR"] == READER
    told = environ_of((PEER, READER), staff=True, client="")
    assert told["REMOTE_ADDR"] == READER
    assert not any("NEVIPE_PEER" in name for name in told)


def test_who_is_connected():
    assert environ_of(client="[2001:db8::7]:50000")["REMOTE_ADDR"] == "2001:db8::7"
    assert environ_of(client="")["REMOTE_ADDR"] == ""


def test_the_words_of_wsgi():
    environ = environ_of(
        ("host", "news.example.org"), ("content-type", "text/plain"), ("content-length", "3"),
        path="/mk/ж/", query="page=2", method="POST", version="1",
    )  # fmt: skip
    assert environ["PATH_INFO"].encode("latin-1").decode() == "/mk/ж/"
    assert (environ["QUERY_STRING"], environ["REQUEST_METHOD"]) == ("page=2", "POST")
    assert (environ["HTTP_HOST"], environ["SERVER_PROTOCOL"]) == ("news.example.org", "HTTP/1.0")
    assert (environ["CONTENT_TYPE"], environ["CONTENT_LENGTH"]) == ("text/plain", "3")


def test_a_header_sent_twice():
    environ = environ_of(
        ("cookie", "a=1"), ("cookie", "b=2"), ("x-a", "1"), ("x-a", "2"), ("host", "a"), ("host", "b")
    )
    assert environ["HTTP_COOKIE"] == "a=1; b=2"
    assert environ["HTTP_X_A"] == "1,2"
    assert environ["HTTP_HOST"] == "a,b"  # which is the name of no site of ours


def test_too_much_is_refused():
    with pytest.raises(Refused) as long:
        environ_of(path="/" + "a" * limits.REQUEST_LINE)
    with pytest.raises(Refused) as many:
        environ_of(*[(f"x-{number}", "") for number in range(limits.FIELDS + 1)])
    assert (long.value.status, many.value.status) == (414, 431)


def test_no_secret_of_the_server_is_in_it(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "a secret")
    assert "a secret" not in environ_of().values()


def test_names_of_strangers_do_not_fill_the_memory():
    maker = EnvironMaker(server=("127.0.0.1", "8000"), staff=False)
    for number in range(2000):
        maker(scope((f"x-stranger-{number}", "")))
    assert len(maker._names) <= 510
