"""Where the bars of a chart stand, and how the template draws them."""

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from visitors import charts
from visitors.charts import Point

SVG = "{http://www.w3.org/2000/svg}"
WORDS = {"id": "c", "title": "Views", "description": "By day", "now": "these days", "before": "days before"}


def points(*values: int) -> list[Point]:
    return [Point(str(number), value) for number, value in enumerate(values)]


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (0, (1, 1)), (1, (1, 1)), (3, (3, 1)), (5, (6, 2)), (40, (40, 10)), (41, (60, 20)), (730, (800, 200)),
        (999, (1000, 500)), (123_456, (150_000, 50_000)),
    ],
)  # fmt: skip
def test_the_axis_has_round_numbers(most, expected):
    assert charts.scale(most) == expected


@pytest.mark.parametrize("most", [*range(0, 500, 7), 10**6 + 1, 10**12 + 3])
def test_the_axis_covers_the_highest_bar_with_few_lines(most):
    top, step = charts.scale(most)
    assert top >= most
    assert top % step == 0
    assert 1 <= top // step <= charts.GRIDLINES + 1


def test_a_bar_is_as_high_as_its_value():
    small, big, nothing = charts.bars(points(50, 100, 0)).bars

    assert float(big.height) == 2 * float(small.height)
    assert float(nothing.height) == 0
    for bar in (small, big, nothing):
        assert float(bar.y) + float(bar.height) == charts.HEIGHT - charts.BOTTOM


@pytest.mark.parametrize("count", [1, 7, 30, 92, 400])
def test_bars_stand_in_order_within_the_picture(count):
    chart = charts.bars(points(*range(count)))

    starts = [float(bar.x) for bar in chart.bars]
    assert starts == sorted(starts)
    assert starts[0] >= float(chart.left)
    assert starts[-1] + float(chart.bars[-1].width) <= float(chart.right)


@pytest.mark.parametrize("count", [1, 12, 30, 92, 400])
@pytest.mark.parametrize("text", ["1", "12 Nov", "a long label"])
def test_labels_never_touch(count, text):
    labels = charts.bars([Point(text, 1)] * count).labels

    for letter, shown in (
        (charts.LETTER, labels),
        (charts.NARROW_LETTER, [x for x in labels if not x.is_minor]),
    ):
        places = [float(label.x) for label in shown]
        assert places
        gaps = [after - before for before, after in pairwise(places)]
        assert all(gap >= len(text) * letter for gap in gaps)
        assert places[-1] + len(text) * letter / 2 <= charts.WIDTH


def test_without_points_there_is_an_empty_chart():
    chart = charts.bars([])
    assert chart.is_empty
    assert chart.bars == chart.labels == []
    assert charts.bars(points(0, 0)).is_empty
    assert not charts.bars(points(0), [1]).is_empty


def test_what_is_compared_with_is_one_line_with_gaps():
    assert charts.bars(points(1, 2)).outline == ""
    chart = charts.bars(points(4, 4, 4, 4), [2, 4, None, 1])
    assert chart.outline.count("M") == 2
    assert chart.outline.count("H") == 3
    assert [bar.before for bar in chart.bars] == [2, 4, None, 1]


def test_a_shorter_or_longer_row_to_compare_with_does_no_harm():
    assert [bar.before for bar in charts.bars(points(1, 2), [5]).bars] == [5, None]
    assert [bar.before for bar in charts.bars(points(1), [5, 6]).bars] == [5]


def test_shares_are_relative_to_the_largest_number_of_both():
    assert charts.shares([50, 10], [100, None]) == [charts.Share("50", "100"), charts.Share("10", "")]
    assert charts.shares([5], [0]) == [charts.Share("100", "")]
    assert charts.shares([0]) == [charts.Share("0", "")]
    assert charts.shares([]) == []


@pytest.mark.parametrize("language", ["en", "mk", "sr", "tr"])
def test_the_drawing_is_understood_by_every_browser_in_every_language(language):
    """Coordinates keep their decimal point; the numbers that people read follow their language."""
    chart = charts.bars([Point("1 <b>", 12_345), Point("2", 7)], [11_111, None])
    with override(language):
        html = render_to_string("components/bar_chart.html", WORDS | {"chart": chart})
        wanted = {"en": "12,345", "tr": "12.345"}.get(language)

    svg = ET.fromstring(
        html[html.index("<svg") : html.index("</svg>") + 6].replace("<svg", f'<svg xmlns="{SVG[1:-1]}"', 1)
    )
    assert svg.get("role") == "img"
    assert [svg.find(f"{SVG}title").text, svg.find(f"{SVG}desc").text] == ["Views", "By day"]
    for rect in svg.iter(f"{SVG}rect"):
        assert all(re.fullmatch(r"\d+(\.\d)?", rect.get(name)) for name in ("x", "y", "width", "height"))
    assert "1 &lt;b&gt;" in html
    assert wanted is None or f": {wanted} (" in html
    assert not re.search(r"\sstyle=|<style|<script", html)


def test_a_chart_that_compares_nothing_needs_no_key():
    html = render_to_string("components/bar_chart.html", WORDS | {"chart": charts.bars(points(1, 2))})
    assert "chart-key" not in html
    assert "chart-before" not in html
