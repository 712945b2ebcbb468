"""Other people's tools: what lets them use the engine, or read what it found.

Knows a tool's conventions and nothing of how a search works. `pytest_plugin.py` gives tests of
threaded code the fixture `explore`; it is something else than `grader.checking.plugin`, which is
the judge's and never meets it, as the judge loads no plugins.

Marks go to other tools by pure functions, a file for each form. Tables of a class are made of the
gradebook (`marks` has what they share): `canvas`, `canvas_template`, `moodle`, `marks_csv`. What a
tool wants of each student is made of the result document (`rows`): `gradescope`, `classroom50`,
`grading_reporter`, `junit`. `pages/` writes what a class reads in a browser. `nbgrader/` makes the
course's exercises assignments of nbgrader's, and keeps marks in its gradebook. `cluster` has a
class graded by workers on other machines.
"""
