"""The one address for people without an account, outside of every language."""

from django.urls import path

from articles import secret_page

app_name = "secret"
urlpatterns = [path("<str:token>/", secret_page.secret, name="page")]
