from pathlib import Path

import pytest


@pytest.fixture
def media(settings):
    """The media folder of this test, empty at first."""
    return Path(settings.MEDIA_ROOT)


@pytest.fixture
def stored(media):
    """Lists what is on the disk now."""
    return lambda: sorted(path.relative_to(media).as_posix() for path in media.rglob("*") if path.is_file())
