"""Addresses of the newsroom's own pages, below /admin/."""

from django.urls import path, re_path

from newsroom import views
from newsroom.notices.views import notices

app_name = "newsroom"
urlpatterns = [
    path("notices/", notices, name="notices"),
    path("statistics/", views.statistics, name="statistics"),
    re_path(r"^statistics/(?P<key>[a-z-]+)\.(?P<kind>csv|json)$", views.table, name="table"),
]
