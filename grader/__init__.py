"""threadlings: exercises that teach Python threads, and the grader that scores them.

A grade is decided by exploring how the threads can interleave, not by running and hoping.

One sub-package per verb: `engine` runs one execution on the world that `virtual` makes,
`strategies` choose, `explore` searches many executions, `explain` tells, `course` knows the
exercises, `mutation` makes mistakes of right answers, `sandbox` keeps the student's code in a
process of its own, `checking` asserts, `checks` are the hidden checks, `grading` scores,
`integrations` speak other tools' formats, `cli` talks to people. Imports run one way, from `cli`
down to `errors`: pyproject.toml has the order, and `dev test --only layers` enforces it.

Start reading at `grader.explore` (what a search gives) or `grader.checking` (what a check says).

This file and `__main__` parse on every Python, however old, so that an old one can be told so.
"""

__version__ = "0.1.0"
