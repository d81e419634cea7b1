"""One index of everything that has a name or a text, in any script and spelling. A leaf: it knows no article.

`documents` says what is indexed, `index` writes, `asking` understands what readers type, `finding` answers,
`marking` shows where. The databases differ only in `engines`.
"""
