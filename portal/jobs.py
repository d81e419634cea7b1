"""What the background worker does without being asked, and how often."""

from datetime import timedelta

from articles import binning, publishing_times, working_copies
from articles.tallies import counting
from newsroom import requests
from newsroom.notices import sending
from pictures import later
from portal import reaper
from portal.freshness import pruning
from portal.schedule import Job
from portal.search import unanswered
from syndication.ledger import stock

JOBS = [
    # Readers do not wait for it: what is due is public by itself. It is the log and the mail that follow.
    Job("settle", timedelta(seconds=10), publishing_times.settle_due),
    # Whoever asks the interface takes stock, too; this keeps the work for each of them small.
    Job("stock", timedelta(seconds=10), stock.catch_up),
    # Pages count by themselves what has changed since; this keeps that little.
    Job("tallies", timedelta(seconds=10), counting.catch_up),
    Job("reap", timedelta(seconds=30), reaper.reap),
    Job("bin", timedelta(hours=1), binning.purge_old),
    Job("working-copies", timedelta(hours=1), working_copies.purge_old),
    Job("notices", timedelta(hours=1), sending.forget_old),
    Job("prune", timedelta(hours=1), reaper.prune),
    Job("forget-marks", timedelta(hours=1), requests.forget_marks),
    Job("forget-changes", timedelta(hours=1), pruning.forget_old),
    Job("forget-searches", timedelta(hours=1), unanswered.forget_old),
]
PIECES = [sending.send_next, later.make_next]
"""Work that comes in pieces: each call does one and tells whether there was one. Between two, a worker can stop."""
