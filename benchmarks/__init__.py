"""Measure Dateline from outside: a seeded archive and a stopwatch round the real command.

In: a number of articles and a seed. Out: a newsroom folder, and a table of seconds and megabytes.
Nothing here is imported by the generator itself; a benchmark sees only what a reporter sees.
"""
