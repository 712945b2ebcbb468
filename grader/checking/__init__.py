"""What a check author imports, and what runs the checks.

A check is a pytest test in the judge; its scenario is a plain function whose *source* is sent to
the student process and driven there under many schedules. Expectations, inputs and points stay
here: this package must never import, compile or unpickle anything of a student's, and must not know
grades, gradebooks or the command line.

Start reading at `check.py` (the decorator) and `explored.py` (what a check may claim), then
`explorer.py` (one question to the student process), `shipping.py` (a scenario's source) and
`session.py` with `plugin.py` (pytest).
"""

from grader.checking.check import check
from grader.checking.explored import Explored
from grader.checking.explorer import Explore
from grader.checking.inputs import Numbers, Words
from grader.checking.usual import FEW, HOLDING_A_LOCK, MANY, SOME, UNIVERSAL

__all__ = [
    "FEW",
    "HOLDING_A_LOCK",
    "MANY",
    "SOME",
    "UNIVERSAL",
    "Explore",
    "Explored",
    "Numbers",
    "Words",
    "check",
]
