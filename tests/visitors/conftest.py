"""Each test has a pen of its own and puts it away."""

import pytest

from visitors.pen import desk


@pytest.fixture(autouse=True)
def own_pen(own_folders):
    """Begin and end without an open file."""
    desk.close()
    yield
    desk.close()


@pytest.fixture
def spool(settings):
    """The folder where this test's views are noted."""
    return settings.VISITORS_SPOOL
