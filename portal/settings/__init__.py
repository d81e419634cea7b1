"""Django's settings, one idea a file. What an operator may change is read in `env.py` alone."""

from portal.settings.apps import *  # noqa: F403
from portal.settings.content import *  # noqa: F403
from portal.settings.counting import *  # noqa: F403
from portal.settings.data import *  # noqa: F403
from portal.settings.front_door import *  # noqa: F403
from portal.settings.security import *  # noqa: F403
