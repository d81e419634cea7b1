"""What the background worker does without being asked, and how often."""

from datetime import timedelta

from articles import binning, publishing_times, working_copies
from newsroom import requests
from newsroom.notices import sending
from portal import reaper
from portal.schedule import Job

JOBS = [
    # Readers do not wait for it: what is due is public by itself. It is the log and the mail that follow.
    Job("settle", timedelta(seconds=10), publishing_times.settle_due),
    Job("reap", timedelta(seconds=30), reaper.reap),
    Job("bin", timedelta(hours=1), binning.purge_old),
    Job("working-copies", timedelta(hours=1), working_copies.purge_old),
    Job("notices", timedelta(hours=1), sending.forget_old),
    Job("prune", timedelta(hours=1), reaper.prune),
    Job("forget-marks", timedelta(hours=1), requests.forget_marks),
]
PIECES = [sending.send_next]
"""Work that comes in pieces: each call does one and tells whether there was one. Between two, a worker can stop."""
