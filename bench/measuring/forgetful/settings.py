"""The portal's own settings with one more app."""

from portal.settings import *  # noqa: F403
from portal.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "measuring.forgetful.ForgetfulConfig"]
