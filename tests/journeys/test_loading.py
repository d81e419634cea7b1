"""How a page arrives on an old telephone and a slow line: what matters comes first, and nothing jumps."""

import pytest

from tests.journeys.looking import open_page, watched
from tests.portal.full_paper import full_paper

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SLOW_LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
SLOW_PROCESSOR = 4
PAGES = ("/en/", "/en/articles/everything/", "/en/sections/culture/", "/mk/articles/everything/")
OBSERVE = """
window.shifts = [];
window.largest = null;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput) continue;
    const moved = entry.sources.map(({ node }) => `${node?.nodeName} ${(node?.textContent ?? "").trim().slice(0, 40)}`);
    window.shifts.push(`${entry.value.toFixed(4)} ${moved.join("; ")}`);
  }
}).observe({ type: "layout-shift", buffered: true });
new PerformanceObserver((list) => {
  const { element, url } = list.getEntries().at(-1);
  window.largest = { html: element?.outerHTML ?? "", words: (element?.textContent ?? "").trim(), url,
    lazy: element?.loading === "lazy", source: element?.getAttribute("src") ?? "" };
}).observe({ type: "largest-contentful-paint", buffered: true });
"""
SETTLED = """async () => {
    await document.fonts.ready;
    scrollTo(0, document.body.scrollHeight);
    const pictures = [...document.images].filter((each) => each.checkVisibility());
    await Promise.all(pictures.map((each) => each.decode().catch(() => null)));
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    return { shifts, largest };
}"""


@pytest.fixture
def slow_page(chromium, live_server):
    """A telephone of 360 px with a quarter of this processor behind 1.6 Mbit/s and 150 ms, and nothing kept."""
    full_paper()
    context = chromium.new_context(base_url=live_server.url, viewport={"width": 360, "height": 740})
    context.set_default_timeout(60_000)
    page = watched(context)
    page.add_init_script(OBSERVE)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Network.emulateNetworkConditions", SLOW_LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_PROCESSOR})
    yield page
    context.close()


def test_the_largest_piece_is_in_the_first_answer_and_nothing_jumps(slow_page, client):
    for address in PAGES:
        assert open_page(slow_page, address) == []
        seen = slow_page.evaluate(SETTLED)
        assert (address, seen["shifts"]) == (address, [])
        largest, html = seen["largest"], client.get(address).content.decode()
        assert largest, address
        assert not largest["lazy"], (address, largest["html"])
        if largest["url"]:
            assert largest["source"] in html, (address, largest)
        else:
            assert " ".join(largest["words"].split())[:20] in " ".join(html.split()), (address, largest)


SCRIPTS_IN_THE_WAY = """[...document.scripts].filter((each) => (each.src || !/json/.test(each.type))
    && !(each.defer || each.async || each.type === "module")).map((each) => each.outerHTML)"""
PICTURES_WITHOUT_SIZE = """[...document.images].filter((each) => !(each.getAttribute("width") > 0
    && each.getAttribute("height") > 0)).map((each) => each.outerHTML)"""
HOLDS_UP = """performance.getEntriesByType("resource").filter((each) => each.renderBlockingStatus === "blocking")
    .map((each) => each.name)"""


def test_no_script_holds_the_page_up_and_pictures_have_their_place(slow_page):
    for address in PAGES:
        assert open_page(slow_page, address) == []
        assert slow_page.evaluate(SCRIPTS_IN_THE_WAY) == []
        assert slow_page.evaluate(PICTURES_WITHOUT_SIZE) == []
        assert [name.split("?")[0][-4:] for name in slow_page.evaluate(HOLDS_UP)] == [".css"]
