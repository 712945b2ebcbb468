"""What exhaustive search knows of executions: what depends on what, and what to turn round.

`accesses.py` says what a step touches, `order.py` which steps of an execution happened before which
and which of them race, `wakeup.py` how the reversal of a race is kept for later. The search itself
is `grader/strategies/exhaustive.py`. Nothing here outlives an execution but names of tasks: objects
are known by their addresses, which the next execution uses anew.
"""
