"""What the database itself refuses in this room."""

import pytest
from django.utils import timezone

from syndication.models import Entry, Partner
from tests.refusals import change, refused

pytestmark = pytest.mark.django_db


def test_a_number_in_the_ledger_has_its_moment():
    entry = Entry.objects.create(
        edition=1, article=1, language="mk", number=1, at=timezone.now(), is_live=True
    )
    refused("syndication_entry_number_has_moment", change(entry, at=None))
    refused("syndication_entry_number_has_moment", change(entry, number=0))


def test_what_is_not_live_any_more_says_why():
    entry = Entry.objects.create(
        edition=1, article=1, language="mk", number=1, at=timezone.now(), is_live=True
    )
    refused("syndication_entry_live_or_reason", change(entry, is_live=False))
    refused("syndication_entry_live_or_reason", change(entry, reason="killed"))
    refused("syndication_entry_live_or_reason", change(entry, is_live=False, reason="tired"))


def test_a_partner_has_a_name_a_key_or_none_and_a_window():
    partner = Partner.objects.create(name="Radio")
    refused("syndication_partner_named", change(partner, name=""))
    refused("syndication_partner_digest_filled", change(partner, digest=""))
    refused("syndication_partner_hours_in_a_month", change(partner, hours=0))
    refused("syndication_partner_hours_in_a_month", change(partner, hours=721))
