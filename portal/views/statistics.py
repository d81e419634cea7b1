"""The statistics page for readers: who reads, from where, and how we count; and the same as files."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from portal import statistics_files, statistics_page
from visitors.csv_files import csv_response


def statistics(request):
    """Figures for everybody, with the method."""
    return render(request, "portal/statistics.html", statistics_page.figures_of(get_language()))


def statistics_csv(request):
    """The figures as a file: day by day, or with ``?table=countries`` country by country."""
    table = statistics_files.TABLES.get(request.GET.get("table", "days"))
    if table is None:
        raise Http404
    file = csv_response(table.filename, table.header, table.rows(get_language()))
    return HttpResponse(b"".join(file), headers=file.headers)  # whole: what streams is not kept
