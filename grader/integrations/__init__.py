"""Other people's tools: what lets them use the engine, or read what it found.

Knows a tool's conventions and nothing of how a search works. `pytest_plugin.py` gives tests of
threaded code the fixture `explore`; it is something else than `grader.checking.plugin`, which is
the judge's and never meets it, as the judge loads no plugins. `nbgrader/` makes the course's
exercises assignments of nbgrader's, and keeps marks in its gradebook.
"""
