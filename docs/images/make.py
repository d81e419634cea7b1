"""Take the pictures of docs/editors.md again, from a demo newsroom that is running and that nobody needs afterwards.

In one shell `make demo`; in another `.venv/bin/python docs/images/make.py ADDRESS NAME PASSWORD`. It writes into the
newsroom, so begin with a fresh demo. CHROMIUM names the browser if it is not the one that playwright brings.
"""

import io
import os
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parent
COLOURS = 64
MARKET, HEALTH, COURSE = "A crafts market", "Health day", "A Romani course"
CORRECTED, SAMPLE = "Strategy and Plan", "Two anthems"


class Camera:
    """A browser with somebody who is logged in, and what she photographs."""

    def __init__(self, browser: Browser, address: str, name: str, password: str):
        view = {"width": 1280, "height": 800}
        self.context = browser.new_context(viewport=view, locale="en-GB", base_url=address)
        self.page = self.context.new_page()
        self.page.goto("/admin/login/?next=/admin/")
        self.page.fill("#id_username", name)
        self.page.fill("#id_password", password)
        self.page.click("[type=submit]")

    def story(self, words: str) -> str:
        """The address below which the pages of a story lie."""
        self.page.goto(f"/admin/articles/article/?q={words}")
        return self.page.locator("#result_list tbody th a").first.get_attribute("href").split("change/")[0]

    def take(self, name: str, first: str, last: str = "", page: Page | None = None, tall: int = 900) -> None:
        """Cut out what lies between two pieces of the page, and keep it small."""
        page = page or self.page
        top, bottom = page.locator(first).first, page.locator(last or first).last
        above = page.evaluate("scrollY")
        start = above + top.bounding_box()["y"] - 8
        box = bottom.bounding_box()
        end = min(above + box["y"] + box["height"] + 8, start + tall)
        shot = page.screenshot(full_page=True)
        edges = (
            max(0, int(box["x"]) - 16),
            int(start),
            min(1280, int(box["x"] + box["width"]) + 16),
            int(end),
        )
        image = Image.open(io.BytesIO(shot)).convert("RGB").crop(edges)
        image.quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)


def write_and_translate(camera: Camera) -> None:
    """The story form, how big a change is, the translation desk, a colleague who was quicker."""
    page, market, course = camera.page, camera.story(MARKET), camera.story(COURSE)
    page.goto(f"{market}languages/en/")
    camera.take("translate", "#content h1", "#content", tall=660)
    page.goto(f"{market}change/")
    camera.take("languages", ".language-panel")
    page.fill("#id_standfirst", "Пазарот трае подолго.")
    camera.take("how-big", "#weight", ".submit-row")
    _two_at_once(camera, f"{course}change/")


def _two_at_once(camera: Camera, address: str) -> None:
    page, other = camera.page, camera.context.new_page()
    page.goto(address)
    other.goto(address)
    other.fill("#id_standfirst", "Курсот почнува во понеделник.")
    other.click("[name=_save]")
    other.close()
    page.fill("#id_standfirst", "Курсот почнува во вторник.")
    page.click("[name=_save]")
    camera.take("two-at-once", ".theirs")


def publish(camera: Camera) -> None:
    """The question before publishing, the preview, what readers are told."""
    page = camera.page
    page.goto(f"{camera.story(HEALTH)}languages/en/release/")
    camera.take("publish-or-wait", "#content h1", ".submit-row")
    page.goto(f"{camera.story(SAMPLE)}preview/en/")
    page.locator("input[type=radio]").first.check()
    camera.take("preview", "#content h1", "#content", tall=620)
    page.goto("/en/corrections/")
    camera.take("corrections", "main h1", "main", tall=320)


def plan(camera: Camera) -> None:
    """What waits for whom, the board, the calendar, the front page."""
    page = camera.page
    page.goto("/admin/")
    camera.take("start", "#content", tall=640)
    page.goto("/admin/board/")
    camera.take("board", "#content h1", "#content", tall=760)
    page.goto("/admin/calendar/")
    camera.take("calendar", "tr:has([aria-current=date])", "#content", tall=800)
    page.goto("/admin/front/en/")
    for button, number in (("On top", 5), ("On top", 3), ("Below", 0)):
        page.get_by_role("button", name=button).nth(number).click()
    camera.take("front-desk", "#content h1", "#content", tall=640)


def main() -> None:
    """Take all pictures."""
    address, name, password = sys.argv[1:]
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=arguments)
        camera = Camera(browser, address, name, password)
        for pictures in (plan, write_and_translate, publish):
            pictures(camera)


if __name__ == "__main__":
    main()
