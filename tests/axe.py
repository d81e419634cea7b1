"""What axe, the accessibility engine that most checkers use, says about a page in the browser."""

from axe_playwright_python.sync_playwright import Axe


def faults(page) -> list[str]:
    """What is wrong with the page as it stands, one line for each rule and element; empty if nothing is."""
    found = Axe().run(page).response["violations"]
    return [
        f"{fault['id']} ({fault['impact']}): {fault['help']} – {node['target']} {node['html'][:200]}"
        for fault in found
        for node in fault["nodes"]
    ]
