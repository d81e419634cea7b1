"""What one process writes on the board, others read; what a process did outlives it."""

import os

from portal.metrics.board import PARENT, Board


def test_a_child_writes_and_the_parent_reads():
    board = Board(3)
    place = board.take()
    pid = os.fork()
    if not pid:
        board.write(place, {"answers": {"hit 2xx": 7}})
        os._exit(0)
    os.waitpid(pid, 0)
    assert board.read(place) == {"answers": {"hit 2xx": 7}}
    assert board.all()[PARENT] == {}


def test_what_a_process_did_is_kept_when_it_ends():
    board = Board(3)
    for number in (5, 6):
        place = board.take()
        board.write(place, {"answers": {"hit 2xx": number}, "gauges": {"waiting": 3}})
        board.leave(place)
        assert board.read(place) == {}
    assert board.former["answers"] == {"hit 2xx": 11}
    assert "gauges" not in board.former


def test_more_processes_than_places():
    board = Board(2)
    assert [board.take(), board.take()] == [1, PARENT]
    board.leave(PARENT)
    board.leave(1)
    assert board.take() == 1


def test_half_written_numbers_are_not_read():
    board = Board(2)
    board.write(1, {"answers": {"hit 2xx": 1}})
    board._memory[16 * 1024] = 1  # an odd number of writings: somebody is at it
    assert board.read(1) == {}


def test_too_many_numbers_leave_the_former_ones():
    board = Board(2)
    board.write(1, {"answers": {"hit 2xx": 1}})
    board.write(1, {"answers": {f"kind-{number} 2xx": number for number in range(5000)}})
    assert board.read(1) == {"answers": {"hit 2xx": 1}}
