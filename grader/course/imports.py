"""What a submission may import wherever it is: what people really use in such programs.

An exercise's `allowed_imports` adds to it. Modules that would take a program out of the virtual
world (processes, sockets, C functions, the interpreter's own machinery) are not among them, and of
some only a part is seen (`grader/virtual/confinement.py`).
"""

from __future__ import annotations

ALWAYS_ALLOWED = frozenset(
    {
        "__future__", "_thread", "abc", "array", "bisect", "calendar", "cmath", "collections",
        "concurrent", "contextlib", "contextvars", "copy", "csv", "dataclasses", "datetime",
        "decimal", "difflib", "enum", "fractions", "functools", "hashlib", "heapq", "io",
        "itertools", "json", "keyword", "logging", "math", "numbers", "operator", "os", "pathlib",
        "pprint", "queue", "random", "re", "sched", "secrets", "statistics", "string", "sys",
        "tempfile", "textwrap", "threading", "time", "timeit", "traceback", "types", "typing",
        "typing_extensions", "uuid", "warnings", "weakref", "zoneinfo",
    }
)  # fmt: skip
"""Top-level names of the standard library."""
