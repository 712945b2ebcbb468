"""Instrumentation.

A student's module is rewritten so that what it shares is announced to the scheduler.

`scopes.py` finds the variables that threads can share, `rewriter.py` (with what it builds on,
`assignments.py`, `expressions.py` and `maker.py`) turns each access to them, to attributes, items
and containers into a call of a hook (`../hooks.py`), `sites.py` numbers the places in the source.
Hooks have names such as `@get`, which no program can write. What the program computes, prints and
raises stays the same; its line numbers too.
"""
