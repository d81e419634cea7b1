"""One address for the story, and one for the story that django-hitcount counts, whose view it replaces."""

from django.apps import apps
from django.urls import path

from measuring.stories.views import StoryView

urlpatterns = [path("en/stories/<int:pk>/", StoryView.as_view(), name="story")]

if apps.is_installed("hitcount"):
    from hitcount.views import HitCountDetailView

    class CountedStoryView(HitCountDetailView, StoryView):
        """As hitcount's documentation says: its view in place of Django's, told to count."""

        count_hit = True

    urlpatterns.append(path("en/hits/<int:pk>/", CountedStoryView.as_view(), name="hits"))
