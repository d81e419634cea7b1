import pytest

from visitors.board.address import parse


@pytest.mark.parametrize(
    ("text", "urls", "is_cluster"),
    [
        ("redis://cache", ("redis://cache/0",), None),
        ("redis://cache:6380/3", ("redis://cache:6380/3",), None),
        ("rediss://:pass%2Fword@cache:6379/", ("rediss://:pass%2Fword@cache:6379/0",), None),
        ("redis://[::1]:6379/0", ("redis://[::1]:6379/0",), None),
        ("redis://u:p@a:1,b:2,[::1]:3", ("redis://u:p@a:1/0", "redis://u:p@b:2/0", "redis://u:p@[::1]:3/0"), True),
        ("redis://a?cluster=yes", ("redis://a/0",), True),
        ("redis://a/1?cluster=No&ssl_ca_certs=x", ("redis://a/1?ssl_ca_certs=x",), False),
    ],
)  # fmt: skip
def test_addresses(text, urls, is_cluster):
    assert parse(text) == (urls, is_cluster)


@pytest.mark.parametrize(
    "text",
    [
        "", "redis", "redis://", "redis:///0", "valkey://a", "unix:///run/redis.sock", "redis://a:port", "redis://a:0",
        "redis://a:99999", "redis://a/x", "redis://a,,b", "redis://a,b/1", "redis://a/1?cluster=yes",
        "redis://a?cluster=perhaps", "redis://a,b?cluster=no", "redis://:sec/ret@a", "redis://:12/ret@a",
        "redis://user:12#ret@a", "redis://:sec?ret@a:6379", "redis://[::1", " redis://a", "redis://a\n",
    ],
)  # fmt: skip
def test_what_cannot_be_an_address_is_refused_without_repeating_a_password(text):
    with pytest.raises(ValueError) as refused:
        parse(text)
    assert str(refused.value).endswith(".")
    assert "ret" not in str(refused.value)
