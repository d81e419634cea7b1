"""Every address of the portal. Pages for readers stand under their language."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from articles import urls as articles
from newsroom.calendar import views as planning
from pictures.serving import media
from portal.lite.edition import in_light
from portal.views import events as event_pages
from portal.views import fixed, front, health, offline, requests, search, statistics
from portal.views import organizations as organization_pages
from portal.views import people as people_pages
from syndication import urls as syndication

handler500 = "portal.views.errors.server_error"

in_both_editions = [
    path("", front.front, name="front"),
    path("search/", search.search, name="search"),
]
readers = [
    *in_both_editions,
    path("search/suggest", search.suggest, name="suggest"),
    path("search/description.xml", search.description, name="opensearch"),
    path("articles/<slug:slug>/request/", requests.request_translation, name="request_translation"),
    path("statistics/", statistics.statistics, name="statistics"),
    path("statistics.csv", statistics.statistics_csv, name="statistics_csv"),
    path("saved/", fixed.page, {"template": "portal/saved.html"}, name="saved"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("about/", fixed.page, {"template": "portal/about.html"}, name="about"),
    path("contact/", fixed.page, {"template": "portal/contact.html"}, name="contact"),
    path("privacy/", fixed.page, {"template": "portal/privacy.html"}, name="privacy"),
    path("accessibility/", fixed.page, {"template": "portal/accessibility.html"}, name="accessibility"),
]
people = [
    path("", people_pages.people, name="index"),
    path("<slug:slug>/", people_pages.person, name="detail"),
]
organizations = [
    path("", organization_pages.organizations, name="index"),
    path("<slug:slug>/", organization_pages.organization, name="detail"),
]
events = [
    path("", event_pages.events, name="index"),
    path("<year:year>/<month:month>/", event_pages.month, name="month"),
    path("<slug:slug>/", event_pages.event, name="detail"),
]

light = [
    path("", include((in_light(in_both_editions), "portal"))),
    path("", include((in_light(articles.urlpatterns), "articles"))),
    path("people/", include((in_light(people), "people"))),
    path("organizations/", include((in_light(organizations), "organizations"))),
    path("events/", include((in_light(events), "events"))),
]
"""Pages that the light edition has too. What has no words to speak of, such as the statistics, is linked as it is."""

handler404 = "portal.views.missing.page_not_found"

urlpatterns = [
    path("", front.root, name="root"),
    path("admin/front/<str:language>/preview/", front.preview, name="front_preview"),
    path("admin/", include("newsroom.urls")),  # before the admin, which answers every address below its own
    path("admin/", admin.site.urls),
    path("preview/", include("articles.secret_urls")),
    path("calendar/<str:key>.ics", planning.file, name="calendar_ics"),
    path("visitors/", include("visitors.urls")),
    path("media/<path:name>", media, name="media"),
    path("sw.js", offline.worker, name="worker"),
    path("health/live", health.live, name="health_live"),
    path("health/ready", health.ready, name="health_ready"),
    path("health/worker", health.worker, name="health_worker"),
    path("", include((syndication.top, "machines"))),
    *i18n_patterns(
        path("lite/", include((light, "lite"))),
        path("", include((readers, "portal"))),
        path("", include((syndication.in_each_language, "syndication"))),
        path("", include("articles.urls")),
        path("people/", include((people, "people"))),
        path("organizations/", include((organizations, "organizations"))),
        path("events/", include((events, "events"))),
    ),
]
