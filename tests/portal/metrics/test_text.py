"""The numbers in the words of Prometheus."""

import time

from portal.metrics.tally import Tally
from portal.metrics.text import text


def told(*children, former=None, facts=None):
    return text([{"started": {"nevipe-web-1": 2}}, *children], former or {}, facts or {})


def numbers(name="web-1"):
    tally = Tally(name)
    for seconds in (0.004, 0.2, 9.0):
        tally.answered("page", 200, seconds)
    tally.answered("hit", 304, 0.001)
    tally.answered("page", 503, 0.001)
    return tally.numbers(waiting=2)


def test_answers_of_all_processes_and_of_former_ones_are_added():
    said = told(numbers(), numbers("web-2"), former={"answers": {"page 2xx": 10}})
    assert 'nevipe_answers_total{kind="page",status="2xx"} 16\n' in said
    assert 'nevipe_answers_total{kind="hit",status="3xx"} 2\n' in said
    assert 'nevipe_answers_total{kind="page",status="5xx"} 2\n' in said
    assert 'nevipe_requests_waiting{process="web-2"} 2\n' in said
    assert 'nevipe_processes_started_total{role="nevipe-web-1"} 2\n' in said


def test_times_are_a_histogram_without_what_comes_from_memory():
    said = told(numbers())
    assert 'nevipe_answer_seconds_bucket{kind="page",le="0.005"} 2\n' in said
    assert 'nevipe_answer_seconds_bucket{kind="page",le="0.25"} 3\n' in said
    assert 'nevipe_answer_seconds_bucket{kind="page",le="5.0"} 3\n' in said
    assert 'nevipe_answer_seconds_bucket{kind="page",le="+Inf"} 4\n' in said
    assert 'nevipe_answer_seconds_count{kind="page"} 4\n' in said
    assert 'kind="hit",le' not in said


def test_each_family_is_announced_once():
    said = told(numbers(), numbers("web-2"), facts={"nevipe_database_up": 0})
    types = [line for line in said.splitlines() if line.startswith("# TYPE")]
    assert len(types) == len(set(types))
    assert "# TYPE nevipe_answer_seconds histogram" in types
    assert "# TYPE nevipe_database_up gauge\nnevipe_database_up 0\n" in said


def test_every_line_is_a_name_and_a_number():
    for line in told(numbers()).splitlines():
        if not line.startswith("#"):
            float(line.rpartition(" ")[2])


def test_a_process_tells_its_age_and_memory():
    found = numbers()
    assert found["born"] <= time.time()
    assert found["gauges"]["resident"] > 1_000_000
