"""Every address of the portal. Pages for readers stand under their language."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from newsroom.calendar import views as planning
from pictures.serving import media
from portal.views import entities, fixed, front, health, requests, statistics

readers = [
    path("", front.front, name="front"),
    path("articles/<slug:slug>/request/", requests.request_translation, name="request_translation"),
    path("statistics/", statistics.statistics, name="statistics"),
    path("statistics.csv", statistics.statistics_csv, name="statistics_csv"),
    path("about/", fixed.page, {"template": "portal/about.html"}, name="about"),
    path("contact/", fixed.page, {"template": "portal/contact.html"}, name="contact"),
    path("privacy/", fixed.page, {"template": "portal/privacy.html"}, name="privacy"),
    path("accessibility/", fixed.page, {"template": "portal/accessibility.html"}, name="accessibility"),
]
people = [
    path("", entities.people, name="index"),
    path("<slug:slug>/", entities.person, name="detail"),
]
organizations = [
    path("", entities.organizations, name="index"),
    path("<slug:slug>/", entities.organization, name="detail"),
]
events = [
    path("", entities.events, name="index"),
    path("<slug:slug>/", entities.event, name="detail"),
]

urlpatterns = [
    path("", front.root, name="root"),
    path("admin/front/<str:language>/preview/", front.preview, name="front_preview"),
    path("admin/", include("newsroom.urls")),  # before the admin, which answers every address below its own
    path("admin/", admin.site.urls),
    path("preview/", include("articles.secret_urls")),
    path("calendar/<str:key>.ics", planning.file, name="calendar_ics"),
    path("visitors/", include("visitors.urls")),
    path("media/<path:name>", media, name="media"),
    path("robots.txt", fixed.robots, name="robots"),
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("health/worker", health.worker, name="health_worker"),
    *i18n_patterns(
        path("", include((readers, "portal"))),
        path("", include("articles.urls")),
        path("people/", include((people, "people"))),
        path("organizations/", include((organizations, "organizations"))),
        path("events/", include((events, "events"))),
    ),
]
