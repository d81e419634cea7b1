import pytest
from django.test import RequestFactory
from django.urls import resolve

from tests.visitors.readers import AMERICA, fold, read
from visitors import views

pytestmark = pytest.mark.django_db


def test_now_tells_online_and_visits_and_is_never_stored(django_assert_num_queries):
    read()
    read(address=AMERICA)
    fold()
    with django_assert_num_queries(2):
        response = views.now(RequestFactory().get("/visitors/now.json"))
    assert response.content == b'{"online": 2, "visits": 2, "since": "2019-01-13"}'
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Content-Type"] == "application/json"


def test_only_reading_is_allowed():
    assert views.now(RequestFactory().post("/visitors/now.json")).status_code == 405


def test_its_address():
    assert resolve("/now.json", urlconf="visitors.urls").func is views.now
