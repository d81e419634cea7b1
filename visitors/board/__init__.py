"""The board: what several hosts show of their readers together, kept in Redis for as long as it is asked for.

The database stays the truth and is always written; the board only answers faster. It hangs in sixteen
pieces (shards), by the first digit of a reader's number, so that a cluster can spread them and each reader
is in one piece only: the sums of the pieces are exact. When Redis is away, nobody waits for it.

``address`` reads the setting, ``link`` connects and knows when to leave Redis alone, ``pieces`` names keys,
``writing`` and ``reading`` are the two ways, ``keeper`` compares the board with the database and repairs it.
"""
