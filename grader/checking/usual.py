"""What most checks say alike: which mistakes any thread may show, and how long to look.

Where a check needs another order or number, it says so itself.
"""

from __future__ import annotations

UNIVERSAL = (
    "forgot_super_init",
    "super_init_late",
    "shadowed_thread_attribute",
    "called_target",
    "started_in_init",
    "overrode_start",
    "started_twice",
    "start_result_used",
    "joined_before_start",
    "joined_itself",
    "removed_name",
)
"""Mistakes that any thread of the student's may show, in order of precedence."""

HOLDING_A_LOCK = (
    "lock_never_given_back",
    "not_released_on_error",
    "deadlock_with_self",
    "released_unheld",
    "wait_without_lock",
)
"""Mistakes with one lock, in order of precedence."""

FEW = 24
"""Executions where at most one thread of the student's is at work, or none meets another one."""

SOME = 64
"""Executions where two or three threads meet in one place."""

MANY = 100
"""Executions where several threads meet in several places."""
