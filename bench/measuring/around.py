"""What is measured around the requests: queries, sockets, the recorder alone, the counting afterwards."""

import statistics
import sys
import time

from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from measuring.samples import Condition, tenth

TIMES = 15
RECORDS_AT_ONCE = 20
NOT_QUERIES = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
WRITES = ("INSERT", "UPDATE", "DELETE")


def queries(condition: Condition) -> dict[str, float]:
    """How many queries a request makes, and how many of them write; transactions themselves do not count."""
    made, writes = [], []
    for _time in range(TIMES):
        given = condition.prepare()
        with CaptureQueriesContext(connection) as captured:
            condition.run(given)
        statements = [each["sql"].lstrip().upper() for each in captured]
        made.append(sum(not each.startswith(NOT_QUERIES) for each in statements))
        writes.append(sum(each.startswith(WRITES) for each in statements))
    return {"queries": statistics.median(made), "writes": statistics.median(writes)}


def sockets(conditions: list[Condition]) -> int:
    """How many sockets Python opens in all these requests."""
    opened, is_on = [], True

    def hear(event, _arguments):
        if is_on and event in {"socket.__new__", "socket.connect", "socket.sendto"}:
            opened.append(event)

    sys.addaudithook(hear)  # it cannot be taken away again, so this comes after everything that is timed
    for condition in conditions:
        for _time in range(TIMES):
            condition.run(condition.prepare())
    is_on = False
    return len(opened)


def record_alone(readers, cycles: int) -> dict[str, float]:
    """Microseconds of processor time for the recorder itself, its write to the spool included."""
    from measuring.counting import choose
    from visitors import recorder

    choose("middleware")
    factory, response = RequestFactory(), HttpResponse("<p>")
    found = []
    for _cycle in range(cycles):
        asked = []
        for _time in range(RECORDS_AT_ONCE):
            request = factory.get("/en/stories/1/")
            request.META = readers.stranger()
            request.path_info, request.page_key = request.META["PATH_INFO"], "stories.story:1"
            asked.append(request)
        start = time.thread_time_ns()
        for request in asked:
            recorder.record(request, response)
        found.append((time.thread_time_ns() - start) / RECORDS_AT_ONCE)
    return {"median": statistics.median(found) / 1000, "p10": tenth(found) / 1000}


def count_later() -> dict[str, float]:
    """What the thread beside the requests does afterwards with all that was noted so far."""
    from visitors import recorder
    from visitors.fold import fold_waiting

    recorder.finish()
    start = time.thread_time_ns()
    counted = fold_waiting()
    return {"records": counted, "cpu_us": (time.thread_time_ns() - start) / max(counted, 1) / 1000}
