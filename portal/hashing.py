"""How passwords are hashed: as Django does it, but on one core."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class OneCoreArgon2(Argon2PasswordHasher):
    """The same memory and the same work in one thread: a log-in takes longer, and a flood of them one core.

    Hashes of before stay valid; each is made anew when its owner next logs in.
    """

    parallelism = 1
