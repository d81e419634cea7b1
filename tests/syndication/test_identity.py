from articles.models import Article, Edition
from syndication.identity import uri, uri_of


def test_the_lasting_name_of_an_edition_carries_host_and_number_and_no_port(settings):
    settings.SITE_URL = "https://News.Example.org:8443"
    assert uri_of(Edition(pk=42)) == "tag:news.example.org,2019:edition/42"
    assert uri_of(Article(pk=7)) == "tag:news.example.org,2019:article/7"


def test_what_is_gone_keeps_its_name(settings):
    settings.SITE_URL = "http://127.0.0.1:8000"
    assert uri("edition", 42) == uri_of(Edition(pk=42)) == "tag:127.0.0.1,2019:edition/42"
