"""Addresses for machines. Those of one language stand under it; the others at the top."""

from django.urls import URLPattern, URLResolver, path

from syndication import robots
from syndication.api.views import api
from syndication.calendars import views as calendars
from syndication.feeds.urls import patterns as feeds
from syndication.for_everybody import answers_head
from syndication.ninjs import views as ninjs
from syndication.partners import views as partners
from syndication.republish import views as republish
from syndication.sitemaps import views as sitemaps

api_patterns, *api_names = api.urls
for pattern in api_patterns:
    pattern.callback = answers_head(pattern.callback)

top: list[URLPattern | URLResolver] = [
    path("robots.txt", robots.robots, name="robots"),
    path(".well-known/security.txt", robots.security, name="security"),
    path("favicon.ico", robots.favicon, name="favicon"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-pages.xml", sitemaps.pages, name="sitemap_pages"),
    path("sitemap-stories-<str:language>-<int:number>.xml", sitemaps.stories, name="sitemap_stories"),
    path("sitemap-<str:kind>-<int:number>.xml", sitemaps.things, name="sitemap_things"),
    path("api/v1/", (api_patterns, *api_names)),
    path("partners/<str:key>/feed.<feed_format:format>", partners.feed, name="partner_feed"),
]
"""Without a language: the index of all pages, what robots should know, the interface for programs."""

in_each_language: list[URLPattern] = [
    *feeds,
    path("articles/<slug:slug>.ninjs.json", ninjs.item, name="ninjs"),
    path("articles/<slug:slug>/republish/", republish.republish, name="republish"),
    path("events/calendar.ics", calendars.all_events, name="events_calendar"),
    path("events/<slug:slug>.ics", calendars.one_event, name="event_calendar"),
    path("news-sitemap.xml", sitemaps.news, name="news_sitemap"),
]
"""Under a language: feeds, calendars, the news sitemap, a story in a format for newsrooms."""
