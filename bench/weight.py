"""What a page weighs on its way to a phone: ours beside the default themes of WordPress and Wagtail, in Chromium.

`python bench/weight.py [--quick] [--json] [--no-peers]`. Nothing of it goes near the data in var/.
"""

import argparse
import json
import shutil
import sys

from measuring import wagtail_site, wordpress
from measuring.browser import weigher
from measuring.news_site import news_site
from measuring.weight_report import goals, text

LANGUAGES, QUICK_LANGUAGES = ("en", "mk", "rom"), ("en",)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PEERS = {"WordPress": wordpress, "Wagtail": wagtail_site}


def main() -> int:
    """Weigh, print, and say which goals are met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="one language and no peers, to see that it works"
    )
    parser.add_argument("--json", action="store_true", help="as data")
    parser.add_argument("--no-peers", action="store_true", help="only ours")
    chosen = parser.parse_args()
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print("Not weighed: there is no Chromium here.")
        return 0
    found = measure(browser, chosen)
    report = {"found": found, "goals": goals(found["ours"])}
    print(json.dumps(report, indent=2) if chosen.json else text(report))
    return 0


def measure(browser: str, chosen: argparse.Namespace) -> dict:
    """The weight of every page of ours, and of the peers' where they can be had."""
    with weigher(browser) as weigh:
        with news_site() as site:
            pages = site.pages(QUICK_LANGUAGES if chosen.quick else LANGUAGES)
            ours = {name: weigh(url) for name, url in pages.items()}
            stories = site.stories()
        found = {"ours": ours, "peers": {}}
        if chosen.quick or chosen.no_peers:
            return found
        for name, peer in PEERS.items():
            found["peers"][name] = _peer(peer, weigh, stories)
    return found


def _peer(peer, weigh, stories: list[dict]) -> dict:
    if reason := peer.reason_missing():
        return {"missing": reason}
    try:
        with peer.site(stories) as pages:
            return {"version": peer.version(), "pages": {name: weigh(url) for name, url in pages.items()}}
    except peer.FAILURES as error:
        return {"missing": f"it could not be set up here: {error}"}


if __name__ == "__main__":
    sys.exit(main())
