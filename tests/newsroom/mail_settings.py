"""Settings of a worker that is killed by a test: mail goes into a folder."""

import os

from tests.settings import *  # noqa: F403

EMAIL_BACKEND = "tests.newsroom.post_office.PostOffice"
EMAIL_FILE_PATH = os.environ["POST_FOLDER"]
