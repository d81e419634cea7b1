"""What the server takes from a stranger: how much, how many, how long."""

KIB, MIB = 1024, 1024 * 1024

REQUEST_LINE = 4094  # characters of path and query
FIELDS, HEAD_BYTES = 60, 16 * KIB
HEAD_SECONDS = 10
"""Until all headers must have come; the connection is closed after that. So long may one be silent, too."""
CONNECTIONS = 8_000
"""Open at once in one process. Who comes then waits until another one ends."""
SPARE_FILES = 500
"""What a process needs to have open besides: databases, pictures, other processes."""
FEW_CONNECTIONS = 1_000
PIECE_SECONDS = 10
"""Longest pause within a body."""
PUBLIC_BODY, NEWSROOM_BODY = 1 * MIB, 25 * MIB
PUBLIC_BODY_SECONDS, NEWSROOM_BODY_SECONDS = 60, 600
BODIES = 2_000
"""Read at once in one process; more are told to come back. A connection costs little, a body much."""
IN_MEMORY = 64 * KIB
"""Of a body; what is longer waits in a file that has no name."""
READER_SECONDS = 60
"""How long a reader may take for one piece of an answer that is made while it is sent."""
WAITING = 256
"""Requests that may wait for a thread; more are told to come back."""
WAITING_OF_A_NETWORK = 32
"""Of these; a network that has so many of them is told that it asks for too much."""
STRANGERS_WAITING = 64
"""Of those who wait for the newsroom's threads and are not known to be colleagues; and so many who try a password."""
DEVICE_WAITING = 4
"""Of one device that has been let in before. More of it wait with strangers."""
STUCK_SECONDS = 30
"""When the one that waits longest waits so long, this process is of no use to a load balancer."""
STAFF_SECONDS = 90
"""Until the newsroom must have answered."""

LEAVE_SECONDS = 0.5
"""After the signal: connections are told that they end with their next answer."""
FINISH_SECONDS = 20
"""For requests in progress, then the process ends anyway."""
