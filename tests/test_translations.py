"""Every word of the interface exists in every language of the paper; Romani keeps to attested words."""

import pytest
from babel.messages.catalog import Catalog

from languages.catalogues import finished, read
from languages.extraction import collect
from tests.services import REPOSITORY


@pytest.fixture(scope="module")
def strings() -> Catalog:
    """What code and templates mark for translation."""
    return collect(REPOSITORY)


@pytest.mark.parametrize("code", ["mk", "sq", "sr", "tr"])
def test_the_interface_is_complete(strings, code):
    catalogue = read(REPOSITORY / "locale" / code / "LC_MESSAGES" / "django.po")
    done = {(message.id, message.context) for message in finished(catalogue)}
    missing = [str(each.id) for each in strings if each.id and (each.id, each.context) not in done]
    assert not missing, f"{len(missing)} strings have no {code} translation: {missing[:20]}"
