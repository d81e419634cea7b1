"""Addresses under /visitors/."""

from django.urls import path

from visitors import views

app_name = "visitors"
urlpatterns = [
    path("now.json", views.now, name="now"),
    path("flag-counter.svg", views.flag_counter, name="flag_counter"),
]
