"""Stories of the site that is measured."""

from django.db import models


class Story(models.Model):
    """A title and three kilobytes of text."""

    title = models.CharField(max_length=200)
    standfirst = models.TextField()
    body = models.TextField()
    published_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return self.title


def fill(count: int) -> None:
    """Write stories of about three kilobytes."""
    sentence = "The council of the town met on Tuesday and decided what had been expected for weeks. "
    Story.objects.bulk_create(
        Story(title=f"Story number {number}", standfirst=sentence * 2, body=f"{number}. " + sentence * 35)
        for number in range(1, count + 1)
    )
