"""How source says to mypyc what it may not guess; to Python it says nothing.

Of what mypyc knows, `acyclic` is not for us: when a long chain of objects is let go CPython defers
some, which needs what only the garbage collector's objects have, and mypyc 2.4 defers them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # `as`: exported, so that mypyc sees the originals.
    from mypy_extensions import i64 as i64
    from mypy_extensions import mypyc_attr as mypyc_attr
else:

    def mypyc_attr(**_attributes):
        """What the original does, too, which is no dependency for this: nothing."""
        return lambda cls: cls
