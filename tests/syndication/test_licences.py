from articles.models import Article
from articles.models.article import TextLicence
from syndication.licences import LICENCES, licence_of


def test_every_choice_of_the_form_has_its_terms():
    assert set(LICENCES) == set(TextLicence)


def test_only_what_we_give_away_has_an_address_of_its_terms():
    given = {code for code, licence in LICENCES.items() if licence.allows_reprint}
    assert given == set(TextLicence) - {TextLicence.ALL_RIGHTS}
    assert LICENCES["cc-by-4.0"].url == "https://creativecommons.org/licenses/by/4.0/"


def test_the_text_of_an_agency_is_not_ours_to_give_away():
    assert licence_of(Article(licence=TextLicence.CC_BY)).allows_reprint
    assert not licence_of(Article(licence=TextLicence.CC_BY, agency="MIA")).allows_reprint
