"""From what was handed in, anywhere, to the folder of a class: what `threadlings collect` does.

`sources.py` finds pieces of work in folders and archives, `repositories.py` in the roster's
repositories; `labels.py` reads whose they are off their names, as Moodle and Canvas write them, and
`matching.py` finds these in the roster. `taking.py` takes the files that matter, `filling.py` puts
them into the class folder and loses nothing that is there.

Whatever comes from a student is read with caps and never unpacked, run or followed. One piece that
cannot be read stops nobody else's. It must not know how anything is graded.

Start reading at `collect.py`.
"""

from grader.grading.collecting.collect import collect
from grader.grading.collecting.records import Report

__all__ = ["Report", "collect"]
