"""Looking at a page as careful readers do: with large letters, with wide letters, in a narrow window, in the dark."""

from pathlib import Path

from tests.axe import strict_faults

SCRIPT = Path(__file__).with_name("looking.js").read_text(encoding="utf-8")
OURS = ("http://localhost:", "http://127.0.0.1:", "data:", "blob:")
LARGE = "html { font-size: 200% !important }"
WIDE = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }
"""
"""WCAG 1.4.12: what readers may set themselves without losing words."""
WATCH = """
window.refusals = [];
document.addEventListener("securitypolicyviolation", (event) => window.refusals.push(
  `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`));
"""


def watched(context):
    """A page that writes down what goes wrong on it: refusals of the policy, errors, what it asks of others."""
    page = context.new_page()
    page.add_init_script(WATCH)
    page.problems, page.expected = [], ""
    page.on("console", lambda said: page.problems.append(said.text) if _counts(page, said) else None)
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("request", lambda asked: _note_foreign(page, asked.url))
    return page


def _counts(page, said) -> bool:
    return said.type == "error" and not (page.expected and page.expected in said.text)


def _note_foreign(page, address: str) -> None:
    if not address.startswith(OURS):
        page.problems.append(f"asks {address}")


def open_page(page, address: str, status: int = 200) -> list[str]:
    """Open an address, and give what went wrong. A page that is an error by intent may say so in the console."""
    page.problems.clear()
    page.expected = f"status of {status}" if status != 200 else ""
    response = page.goto(address, wait_until="load")
    found = [] if response.status == status else [f"{response.status} instead of {status}"]
    page.evaluate(SCRIPT)
    return found + refused(page)


def refused(page) -> list[str]:
    """What the policy has refused on the page, and what else went wrong since it was opened."""
    return page.evaluate("window.refusals") + page.problems


def look(page, *checks: str) -> list[str]:
    """Faults of the page as it stands."""
    return [fault for check in checks for fault in page.evaluate(f"looking.{check}()")]


def axe_in_every_light(page, widths=(360, 1280)) -> list[str]:
    """What axe says in light and in dark, on a telephone and on a desk. Darkness changes nothing but colours."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            told = strict_faults(page, colours_only=scheme == "dark")
            found += [f"{width} px, {scheme}: {fault}" for fault in told]
    page.emulate_media(color_scheme="light")
    return found


def fits(page) -> list[str]:
    """What is lost in a window of 320 px, with letters of double size, with the spacing that readers may choose."""
    found = []
    for title, width, rules in (
        ("320 px", 320, ""), ("spacing, 360 px", 360, WIDE), ("spacing", 1280, WIDE), ("200 %", 1280, LARGE),
        ("200 %, 640 px", 640, LARGE),
    ):  # fmt: skip
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("rules => looking.wear(rules)", rules)
        found += [f"{title}: {fault}" for fault in look(page, "sticksOut", "cutOff", "overlap")]
    page.evaluate("looking.wear('')")
    return found


def reachable(page) -> list[str]:
    """What is too small to hit with a finger, and what moves although the reader has asked for rest."""
    found = []
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width} px: {fault}" for fault in look(page, "small")]
    page.emulate_media(reduced_motion="reduce")
    found += look(page, "moving")
    page.emulate_media(reduced_motion="no-preference")
    return found
