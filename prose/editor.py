"""What the text editor offers: one list of tools, the same in every form."""

PROTOCOLS = ("http", "https", "mailto", "tel")

# Every tag that these tools write is on the allow-list of `prose.sanitize`; a test compares the two.
# TextAlign, Color and Highlight stay out: they write style attributes, which the page's policy blocks.
# Superscript and Subscript: editors write m² and CO₂, and footnote marks.
EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Superscript": True,
    "Subscript": True,
    "Heading": {"levels": [2, 3, 4]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HorizontalRule": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": list(PROTOCOLS)},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "SpecialCharacters": True,
    "History": True,
}


def editor_config() -> dict:
    """A fresh copy of the configuration, because the editor's field keeps and may change what it gets."""
    return {
        "extensions": {
            name: dict(value) if isinstance(value, dict) else value for name, value in EXTENSIONS.items()
        }
    }
