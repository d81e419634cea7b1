"""The reader statistics: numbers of the counter, joined with the stories of the paper.

``period`` says which days, ``history`` holds the sums of every day, the other modules make one table each from
what ``visitors.figures`` answers, and ``board`` lists them all. A table knows its chart; it is shown and exported.
"""
