"""What the repository says about itself is true, and it says nothing about the machines it was made on."""

import re

from tests.services import REPOSITORY
from tests.test_architecture import nothing
from tests.tree import short, tracked

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
# Somebody's own folders, and where a lock file would say that its packages came from.
FOREIGN = re.compile(r"(?<![\w.])/(?:root|home/\w+|Users/\w+)/\w|extra-index|index-url\s*=")
DOCUMENTS = [path for path in tracked() if path.suffix == ".md"]


def test_links_lead_somewhere():
    nothing(_dead_links(), "mend the link or write the page")


def _dead_links():
    for document in DOCUMENTS:
        for target in LINK.findall(document.read_text(encoding="utf-8")):
            if re.match(r"[a-z]+:", target):
                continue
            path, _, anchor = target.partition("#")
            page = (document.parent / path) if path else document
            if not page.exists() or (anchor and anchor not in _anchors(page)):
                yield f"{short(document)} → {target}"


def _anchors(page) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\s-]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def test_nothing_names_a_machine_or_a_package_host():
    nothing(_foreign(), "the project speaks of itself alone")


def _foreign():
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture
        for number, line in enumerate(text.splitlines(), 1):
            if FOREIGN.search(line) and "FOREIGN" not in line:
                yield f"{short(path)}:{number} {line.strip()[:100]}"


def test_commands_of_the_readme_exist():
    targets = re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text(), re.MULTILINE)
    named = [
        f"{short(path)}: make {word}"
        for path in DOCUMENTS
        for word in re.findall(r"`make ([a-z]+)", path.read_text(encoding="utf-8"))
        if word not in targets
    ]
    nothing(named, "write the target or name another")
