"""The strip with the clock on a telephone: the longest day of the week breaks between words."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONGEST = "понеделник, 23 ноември 2026"
BROKEN_WORDS = """day => {
    document.querySelector(".clock-day").textContent = day;
    const walker = document.createTreeWalker(document.querySelector(".clock"), NodeFilter.SHOW_TEXT), broken = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const word of node.data.matchAll(/\\S+/g)) {
            const range = document.createRange();
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            if (new Set([...range.getClientRects()].map(box => box.top)).size > 1) broken.push(word[0]);
        }
    }
    return broken;
}"""


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_word_of_the_clock_is_broken(chromium, live_server, width):
    page = chromium.new_page(viewport={"width": width, "height": 700})
    page.goto(f"{live_server.url}/mk/")

    assert page.evaluate(BROKEN_WORDS, LONGEST) == []
    page.close()
