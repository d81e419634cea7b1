"""Which people, organizations and events a text names. Knows plain text and records; no form, no HTML.

`read(text, language, book)` is the entrance: `books.current()` gives the book of all names, `story.py` asks for one
story. Nothing here changes anything: what is found is only offered.
"""
