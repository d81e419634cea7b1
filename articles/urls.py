"""Addresses of stories and of the lists they stand in."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter

from articles import views

app_name = "articles"


class Year(IntConverter):
    """A year in four digits."""

    regex = "[0-9]{4}"


class Month(IntConverter):
    """A month in two digits, so that each month has one address."""

    regex = "[0-9]{2}"

    def to_url(self, value):
        """5 is written 05."""
        return f"{value:02}"


register_converter(Year, "year")
register_converter(Month, "month")

urlpatterns = [
    path("articles/<slug:slug>/", views.detail, name="detail"),
    path("sections/<slug:slug>/", views.section, name="section"),
    path("tags/<slug:slug>/", views.tag, name="tag"),
    path("storylines/", views.storylines, name="storylines"),
    path("storylines/<slug:slug>/", views.storyline, name="storyline"),
    path("corrections/", views.corrections_log, name="corrections"),
    path("archive/", views.archive, name="archive"),
    path("archive/<year:year>/", views.archive_year, name="archive_year"),
    path("archive/<year:year>/<month:month>/", views.archive_month, name="archive_month"),
]
