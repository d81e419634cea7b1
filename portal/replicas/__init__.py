"""Copies of the database answer readers; whoever changes something, and whoever may, asks the database itself.

A replica is asked only while it is known to show every change that this process knows of: see ``fleet.py``.
"""
