"""Counting readers without remembering them: online now, visits, countries, most popular pages.

A leaf: it counts *page keys* such as ``articles.article:42`` and knows no article. The way of a view:
middleware → ``recorder`` → a file in the spool → ``leader`` → ``fold`` → rollup tables → ``figures``.
"""
