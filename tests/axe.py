"""What axe, the accessibility engine that most checkers use, says about a page in the browser."""

from axe_playwright_python.sync_playwright import Axe

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STRICT = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": RULES},
    "rules": {"target-size": {"enabled": True}},
}
COLOURS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}


def faults(page) -> list[str]:
    """What is wrong with the page as it stands, one line for each rule and element; empty if nothing is."""
    return _told(Axe().run(page).response)


def strict_faults(page, *, colours_only: bool = False) -> list[str]:
    """The same by every rule of WCAG 2.2 AA, or by those that look at colours; quick when a page is looked at again."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(Axe().axe_script)
    return _told(page.evaluate("options => axe.run(options)", COLOURS if colours_only else STRICT))


def _told(response: dict) -> list[str]:
    return [
        f"{fault['id']} ({fault['impact']}): {fault['help']} – {node['target']} {node['html'][:200]}"
        for fault in response["violations"]
        for node in fault["nodes"]
    ]
