"""MANY executions.

Explores a program within a budget, and says what was found and how sure that is.

Knows programs, strategies and outcomes. Must not know exercises, points or how a counterexample is
drawn. Start reading at `explorer.py`; `outcome.py` has the results, `shrink.py` makes a failing
schedule small, `counterexample.py` tells it step by step, `wire.py` is what the student's process
calls.

As a library: `explore(function)` works on any function that uses threads, in this process.
"""

from grader.explore.library import explore
from grader.explore.outcome import Outcome, Verdict
from grader.explore.search import Search

__all__ = ["Outcome", "Search", "Verdict", "explore"]
