"""The process of one contestant: reads orders, runs programs, answers with processor seconds.

Each contestant has a process of its own: some patch `threading` or trace, which others would feel.
"""

from __future__ import annotations

import json
import os
import sys
import time

from grader.cli.benchmark.contestants import contestants
from grader.cli.benchmark.programs import PROGRAMS, UNLOCKED


def main(name: str) -> None:
    """Answers one order a line until there are no more."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a contestant prints is no answer
    contestant = contestants()[name]
    programs = {**PROGRAMS, UNLOCKED.name: UNLOCKED}
    for line in sys.stdin:
        order = json.loads(line)
        program = programs[order["program"]]
        began = time.process_time()
        ran = contestant.run(program, order["executions"])
        seconds = time.process_time() - began
        answer = {"executions": ran.executions, "failed": ran.failed, "seconds": seconds}
        answers.write(f"{json.dumps(answer)}\n")
        answers.flush()


if __name__ == "__main__":
    main(sys.argv[1])
