"""An older counter is taken over once, as a whole, and given back as it came."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.db.models import QuerySet
from django.utils import timezone

from tests.visitors.readers import fold, read
from visitors import figures, history, opening
from visitors.models import CountryTotal, DayTotal, OpeningBalance, Origin

pytestmark = pytest.mark.django_db
FILE = "country,visitors\nMK,70\nXK,20\nAtlantis,10\ntotal,500\nsince,2014-05-01\n"


@pytest.fixture
def old_csv(tmp_path):
    path = tmp_path / "old.csv"
    path.write_text(FILE)
    return path


def run(*options):
    out = StringIO()
    call_command("visitors_opening_balance", *map(str, options), stdout=out)
    return out.getvalue()


def everything():
    models = (*history.ROLLUPS, OpeningBalance)
    return [sorted(model.objects.values_list(*getattr(model, "KEY", ["pk"]))) for model in models]


def test_it_is_part_of_all_time_figures_and_of_no_day(old_csv):
    read()
    fold()
    told = run(old_csv)
    assert "500 visits and 100 visitors since 2014-05-01" in told
    assert "“Atlantis” is no country that we know; counted as unknown (ZZ)." in told
    totals = figures.totals()
    assert (totals.visits, totals.visitors, totals.since) == (501, 101, date(2014, 5, 1))
    assert totals.opening.source == "old.csv"
    assert [(row.code, row.visitors) for row in figures.countries()] == [("MK", 71), ("XK", 20), ("ZZ", 10)]
    assert [day.visits for day in figures.days()] == [month.visits for month in figures.months()] == [1]
    assert sum(row.visitors for row in figures.countries()) == totals.visitors


def test_the_second_time_is_refused_and_changes_nothing(old_csv, tmp_path):
    run(old_csv)
    other = tmp_path / "other.csv"
    other.write_text("DE,5\n")
    before = everything()
    for options in ([old_csv], [other], [other, "--dry-run"]):
        with pytest.raises(CommandError, match=r"taken over already: old\.csv, on .*--remove first"):
            run(*options)
    assert everything() == before
    assert OpeningBalance.objects.get().source == "old.csv"


def test_removing_takes_exactly_it_away(old_csv):
    read()
    fold()
    history.add_demo_history([history.DemoDay(timezone.localdate(), {"MK": 2}, 2, 4)])
    before = everything()
    run(old_csv)
    assert "Would remove the figures of old.csv" in run("--remove", "--dry-run")
    assert figures.opening() is not None
    assert "Removed the figures of old.csv: 500 visits, 100 visitors since 2014-05-01." in run("--remove")
    assert everything() == before
    with pytest.raises(CommandError, match="no opening balance to remove"):
        run("--remove")
    run(old_csv)
    assert figures.totals().visits == 503


def test_taking_the_demo_away_leaves_it(old_csv):
    run(old_csv)
    history.add_demo_history([history.DemoDay(timezone.localdate(), {"MK": 2}, 2, 4)])
    history.remove_demo_history()
    assert (figures.totals().visits, figures.totals().visitors) == (500, 100)


def test_a_dry_run_changes_nothing_and_says_what_it_would_do(old_csv):
    told = run(old_csv, "--dry-run")
    assert "70  MK  North Macedonia" in told
    assert "this was a dry run" in told
    assert not OpeningBalance.objects.exists()
    assert not CountryTotal.objects.exists()


def test_all_or_nothing(old_csv, monkeypatch):
    offered = opening.offer(old_csv.read_bytes(), source="old.csv")
    with monkeypatch.context() as dying:
        dying.setattr(QuerySet, "create", lambda *rows, **values: (_ for _ in ()).throw(OperationalError))
        with pytest.raises(OperationalError):
            opening.take_over(offered)
    assert not CountryTotal.objects.exists()


def test_bad_lines_are_listed_and_nothing_is_changed(tmp_path):
    path = tmp_path / "bad.csv"
    path.write_text(
        "country,visitors\nMK,many\nDE,-5\nFR,1,234\n,7\nIT\nIT,5\ntotal,9\ntotal,10\nsince,soon\n"
    )
    with pytest.raises(CommandError) as failure:
        run(path)
    message = str(failure.value)
    assert "bad.csv is not taken over, nothing has changed" in message
    for line, words in (
        (2, "“many” is no number"), (3, "“-5” is no number"), (4, "3 columns"), (5, "country is missing"),
        (6, "one column"), (9, "a second “total”"), (10, "“soon” is no date"),
    ):  # fmt: skip
        assert any(row.startswith(f"  Line {line}:") and words in row for row in message.splitlines()), line
    assert "Line 7" not in message
    assert not OpeningBalance.objects.exists()


def test_options_say_what_the_file_does_not(tmp_path, settings):
    path = tmp_path / "old.csv"
    path.write_text("MK,70\n")
    assert "No total is given" in run(path, "--dry-run")
    assert f"since {settings.VISITORS_SINCE}" in run(path, "--dry-run")
    run(path, "--since", "13.01.2015", "--total", "1 200")
    assert (figures.totals().visits, figures.totals().since) == (1200, date(2015, 1, 13))


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--total", "99"], "smaller than the 100 visitors"),
        (["--total", "501"], "“total,500”, but --total says 501"),
        (["--since", "2014-05-02"], "“since,2014-05-01”, but --since says 2014-05-02"),
        (["--total", "lots"], "is no number"),
        (["--total", "9" * 5000], "is no number"),
        (["--since", "2019-02-30"], "is no date"),
        (["--remove"], "Give a file, or --remove"),
    ],
)
def test_contradictions_are_refused(old_csv, options, words):
    with pytest.raises(CommandError, match=words):
        run(old_csv, *options)
    assert not OpeningBalance.objects.exists()


def test_it_cannot_have_begun_in_the_future(tmp_path):
    path = tmp_path / "old.csv"
    path.write_text("MK,70\n")
    with pytest.raises(CommandError, match="in the future"):
        run(path, "--since", timezone.localdate() + timedelta(days=2))


def test_a_file_must_be_there(tmp_path):
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        run(tmp_path / "gone.csv")
    with pytest.raises(CommandError, match="Give a file, or --remove"):
        run()


def test_a_total_alone_is_an_opening_balance_too(tmp_path):
    path = tmp_path / "old.csv"
    path.write_text("total,581\n")
    run(path)
    assert (figures.totals().visits, figures.totals().visitors) == (581, 0)
    assert not CountryTotal.objects.filter(origin=Origin.OPENING).exists()
    assert not DayTotal.objects.exists()
