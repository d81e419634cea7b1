"""The page of a story."""

from django.views.generic import DetailView

from measuring.stories.models import Story
from visitors.beacon import seal_for


class StoryView(DetailView):
    """The same page for every condition; the page key costs nothing where nobody reads it."""

    model = Story
    template_name = "stories/story.html"

    def get(self, request, *args, **kwargs):
        """Name the page, then show it."""
        request.page_key = f"stories.story:{kwargs['pk']}"
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        """With the seal that the page prints if it tells itself that it is shown; empty otherwise."""
        return super().get_context_data(**kwargs, page_seal=seal_for(self.request), sections=range(12))
