"""One running server for all of these tests: none of them may leave it other than it was for the next."""

import pytest

from tests.portal.front_door.door import Door


@pytest.fixture(scope="session")
def opened(tmp_path_factory):
    """The server and every address of its paper."""
    door = Door(tmp_path_factory.mktemp("front_door"))
    try:
        yield door, door.open()
    finally:
        door.close()


@pytest.fixture
def door(opened):
    """The running server."""
    return opened[0]


@pytest.fixture
def addresses(opened):
    """The address of each kind of page, and of what machines read."""
    return opened[1]
