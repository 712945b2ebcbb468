"""The world beneath `threading.py`.

Virtual `_thread` and `time`, and the instrumentation of a student's module.

The standard library's own `threading`, `queue`, `_threading_local` and `concurrent.futures` run
here unmodified, on a `_thread` whose threads are the engine's tasks. So names, errors, deprecations
and corner cases are those of the running CPython. A student's module is rewritten so that each
access to something that can be shared is announced.

Must not know strategies, checks or points. Start reading at `world.py`, then `thread_module.py` for
what stands in for `_thread`, and `instrument/` for the rewriting.
"""

from __future__ import annotations

import grader.compiled  # noqa: F401 - lets the compiled twins be found
