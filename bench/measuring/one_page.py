"""One address for the page that Django's own cache keeps."""

from django.http import HttpResponse
from django.urls import path

from measuring.page_cache import front_page

PAGE = front_page()

urlpatterns = [path("mk/", lambda request: HttpResponse(PAGE))]
