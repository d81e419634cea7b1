from django.apps import apps
from django.utils.translation import override


def test_the_room_has_a_name_for_the_newsroom():
    with override("en"):
        assert str(apps.get_app_config("syndication").verbose_name) == "Syndication"
