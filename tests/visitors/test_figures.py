from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from tests.visitors.readers import AMERICA, PRISTINA, fold, read
from visitors import figures, history
from visitors.figures import PageFigure, Window
from visitors.models import DayTotal, Origin, PageTotal
from visitors.rollups import add

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 21)
COUNTRIES = {"MK": 5, "XK": 2, "DE": 1}
PAGES = {("en", "articles.article:1"): 3, ("mk", "articles.article:1"): 1, ("en", "articles.article:2"): 1}


@pytest.fixture
def noon():
    with time_machine.travel(datetime(2026, 11, 21, 11, tzinfo=UTC), tick=False) as clock:
        yield clock


def test_without_readers_every_figure_is_there_and_zero(settings):
    assert figures.totals() == figures.Totals(0, 0, 0, settings.VISITORS_SINCE, is_demo=False)
    assert figures.online_now() == 0
    assert figures.countries() == figures.drops() == figures.days() == figures.pages() == []
    assert [figures.popular("en", window=window) for window in Window] == [[]] * len(Window)
    assert figures.busiest_day() is figures.opening() is None
    assert figures.languages() == figures.referrers() == figures.months() == figures.years() == []
    assert figures.hours(since=datetime(2026, 1, 1, tzinfo=UTC), until=datetime(2027, 1, 1, tzinfo=UTC)) == []


def test_the_flag_counter_asks_two_questions(django_assert_num_queries):
    read()
    fold()
    with django_assert_num_queries(2):
        figures.totals()
        figures.countries()


def test_figures_of_a_stretch_of_days():
    for day, address in ((19, AMERICA), (20, PRISTINA), (21, PRISTINA)):
        with time_machine.travel(datetime(2026, 11, day, 11, tzinfo=UTC), tick=False):
            read(address=address)
            fold()
    span = {"since": date(2026, 11, 20), "until": date(2026, 11, 21)}
    assert figures.totals(**span).visitors == 2
    assert [(row.code, row.visitors) for row in figures.countries(**span)] == [("XK", 2)]
    assert [row.day.day for row in figures.days(since=date(2026, 11, 20))] == [20, 21]
    assert figures.pages(**span) == [("en", PageFigure("articles.article:42", 2, 2))]
    assert figures.countries(1)[0].code == "XK"


def demo_days(count=30):
    for age in range(count - 1, -1, -1):
        yield history.DemoDay(
            DAY - timedelta(days=age), COUNTRIES, visits=9, views=20 + age, peak_online=3, pages=PAGES
        )


def test_demo_history_fills_every_figure_and_says_so(noon):
    assert history.add_demo_history(demo_days()) == 30
    assert figures.totals().is_demo
    assert figures.includes_demo()
    assert [row.code for row in figures.countries()] == ["MK", "XK", "DE"]
    for window in Window:
        assert [row.page_key for row in figures.popular("en", window=window)] == [
            "articles.article:1",
            "articles.article:2",
        ]
    assert sum(row.visitors for row in figures.countries()) == figures.totals().visitors
    assert figures.busiest_day().peak_online > 0


def everything():
    return [sorted(model.objects.values_list(*model.KEY, *model.MEASURES)) for model in history.ROLLUPS]


def test_taking_demo_history_away_leaves_exactly_what_was_counted(noon):
    read()
    read(address=AMERICA, key="articles.article:1")
    fold()
    before = everything()
    history.add_demo_history(demo_days())
    read(key="articles.article:1")
    fold()
    history.add_demo_history(demo_days(3))
    assert everything() != before
    assert history.remove_demo_history() > 0
    assert not figures.totals().is_demo
    assert figures.totals().views == 3
    assert not PageTotal.objects.filter(origin=Origin.DEMO).exists()
    assert history.remove_demo_history() == 0


def test_real_and_demo_readers_of_a_page_are_added_up(noon):
    history.add_demo_history(
        [history.DemoDay(DAY, {"MK": 2}, 2, 4, pages={("en", "articles.article:42"): 2})]
    )
    read()
    fold()
    for window in Window:
        assert figures.popular("en", window=window) == [PageFigure("articles.article:42", 3, 3)]
    assert [(row.code, row.visitors) for row in figures.countries()] == [("MK", 3)]


def test_invented_days_must_make_sense():
    with pytest.raises(ValueError, match="no page key"):
        history.add_demo_history([history.DemoDay(DAY, {}, 0, 0, pages={("en", "nonsense"): 1})])
    with pytest.raises(ValueError, match="fewer views"):
        history.add_demo_history([history.DemoDay(DAY, {"MK": 5}, 1, 1)])


def test_adding_nothing_changes_nothing():
    add(DayTotal, {})
    assert not DayTotal.objects.exists()
