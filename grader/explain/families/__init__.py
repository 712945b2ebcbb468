"""The misconceptions, a file per family, each beside the function that recognises it.

Importing this package registers all of them: a new file in this folder is found by itself. It knows
plain documents only: nothing here may run, import or parse a student's code. Start reading in
`lifecycle.py`, the family every exercise meets.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

for _family in sorted(found.name for found in iter_modules(__path__)):
    import_module(f"{__name__}.{_family}")
