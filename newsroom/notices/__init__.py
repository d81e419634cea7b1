"""Notices: what a colleague hears by e-mail when something happens to a story.

The way of a notice: a service says what happened (`articles.signals`) → `hearing` puts a task beside it, in the same
transaction → `telling` decides who hears of it and writes a row for each → `sending` sends what is due, one by one.
"""
