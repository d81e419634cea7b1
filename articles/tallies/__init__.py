"""How many stories readers have in each month, without counting them all: exact in every moment.

Articles are counted by blocks of a thousand numbers. The database marks a block in the transaction that changes what
readers can read of it (`triggers`); the background worker counts marked blocks anew and strikes out the marks in one
transaction (`counting`). Whoever asks takes the numbers of the other blocks, and counts those that are marked, or that
the clock has changed, himself, in one question, so in one state of the database (`reading`).
"""
