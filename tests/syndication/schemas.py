"""The rules of the sitemap formats, written down by us: no package of ours holds the published schemas.

From sitemaps.org (0.9) and Google's pages on news and on versions in other languages: which elements stand where, how
often, in which order, and what may be in them.
"""

from lxml import etree

from syndication.sitemaps.writing import NEWS, PROTOCOL, XHTML

MOST_ADDRESSES, MOST_NEWS, MOST_BYTES = 50_000, 1_000, 50 * 1024 * 1024
DATE = '<data type="dateTime"><param name="pattern">.*(Z|[+-][0-9]{2}:[0-9]{2})</param></data>'
ADDRESS = (
    '<data type="anyURI"><param name="pattern">https?://.*</param>'
    '<param name="minLength">12</param><param name="maxLength">2048</param></data>'
)
FRAME = (
    '<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="{ns}" xmlns:x="{xhtml}" xmlns:n="{news}"'
    ' datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><start>{start}</start></grammar>'
)
INDEX = f"""<element name="sitemapindex"><oneOrMore><element name="sitemap">
  <element name="loc">{ADDRESS}</element><optional><element name="lastmod">{DATE}</element></optional>
</element></oneOrMore></element>"""
PAGES = f"""<element name="urlset"><oneOrMore><element name="url">
  <element name="loc">{ADDRESS}</element><optional><element name="lastmod">{DATE}</element></optional>
  <zeroOrMore><element name="x:link">
    <attribute ns="" name="rel"><value>alternate</value></attribute>
    <attribute ns="" name="hreflang"><data type="string">
      <param name="pattern">x-default|[a-z]{{2,3}}(-[A-Z][a-z]{{3}})?(-[A-Z]{{2}})?</param></data></attribute>
    <attribute ns="" name="href">{ADDRESS}</attribute>
  </element></zeroOrMore>
</element></oneOrMore></element>"""
FILLED = '<data type="string"><param name="minLength">1</param></data>'
NEWEST = f"""<element name="urlset"><oneOrMore><element name="url">
  <element name="loc">{ADDRESS}</element>
  <optional><element name="n:news">
    <element name="n:publication"><element name="n:name">{FILLED}</element><element name="n:language">
      <data type="string"><param name="pattern">[a-z]{{2,3}}|zh-cn|zh-tw</param></data></element></element>
    <element name="n:publication_date">{DATE}</element>
    <element name="n:title">{FILLED}</element>
  </element></optional>
</element></oneOrMore></element>"""


def valid_index(root) -> None:
    """Complain unless this is a list of sitemaps."""
    _check(root, INDEX, most=MOST_ADDRESSES)


def valid_pages(root) -> None:
    """Complain unless this is a file of addresses."""
    _check(root, PAGES, most=MOST_ADDRESSES)


def valid_news(root) -> None:
    """Complain unless this is a news sitemap."""
    _check(root, NEWEST, most=MOST_NEWS)


def _check(root, start: str, *, most: int) -> None:
    grammar = FRAME.format(ns=PROTOCOL, xhtml=XHTML, news=NEWS, start=start)
    etree.RelaxNG(etree.fromstring(grammar)).assertValid(root)
    addresses = root.findall("*/{*}loc")
    assert len(addresses) <= most
    assert len({address.text for address in addresses}) == len(addresses)
    assert len(etree.tostring(root)) <= MOST_BYTES
