"""The statistics page for readers: who reads, from where, and how we count."""

from django.shortcuts import render
from django.utils.translation import get_language

from portal import blocks
from visitors import figures


def statistics(request):
    """Figures for everybody, with the method."""
    context = {"totals": figures.totals(), "countries": blocks.country_rows(get_language())}
    return render(request, "portal/statistics.html", context)
