"""One of several hosts: a spool of its own, a database and a Redis that it shares."""

import os

import environ

from tests.visitors.bare_settings import *  # noqa: F403

DATABASES = {"default": environ.Env.db_url_config(os.environ["HOST_DATABASE"])}
VISITORS_BOARD = os.environ["HOST_REDIS"]
VISITORS_BOARD_SECONDS = 20  # this machine may be busy
VISITORS_SITE = os.environ["HOST_SITE"]
