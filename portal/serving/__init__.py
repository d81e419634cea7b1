"""The production server: web processes, the staff's own process and the background worker, all from one parent.

granian (in Rust) reads and writes HTTP; which thread does what with a request is decided here. See decision 15.
"""
