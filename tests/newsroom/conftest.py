import pytest
import time_machine

from tests.factories import UserFactory
from tests.newsroom.figures import NOW


@pytest.fixture
def afternoon():
    """It is half past two on a Wednesday in Skopje, and stays so."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def reader_of_statistics(client, afternoon, db):
    """A browser in which an editor is logged in."""
    client.force_login(UserFactory(role="editor"))
    return client
