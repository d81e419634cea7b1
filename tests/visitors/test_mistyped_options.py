"""Who mistypes an option at the terminal gets a sentence, not the inside of the program."""

import pytest
from django.core.management import load_command_class


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (["visitors_report", "--since", "2026-13-01"], "'2026-13-01' is no date. Write it as 2026-11-21."),
        (["visitors_report", "--until", ""], "'' is no date"),
        (["visitors_opening_balance", "old.csv", "--since", "soon"], "“soon” is no date"),
        (["visitors_opening_balance", "old.csv", "--total", "-3"], "“-3” is no number"),
        (["rebuild_countries", "new.csv", "--edition", "June"], "'June' is no month. Write it as 2026-06."),
    ],
)
def test_a_mistyped_option_is_explained(typed, words, capsys):
    # Not execute_from_command_line: it sets up logging anew, on the output that capsys closes after this test.
    command = load_command_class("visitors", typed[0])
    with pytest.raises(SystemExit) as ended:
        command.run_from_argv(["manage.py", *typed])
    assert ended.value.code == 2
    assert words in capsys.readouterr().err
