"""What runs in the student process: read a request, answer it, until the judge ends it.

Only the standard library and the engine's packages are imported here; `grader.explore.wire` does
the work. The student's code shares this process, so nothing said here is believed further than the
judge can check it.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from grader.sandbox import walls
from grader.sandbox.protocol import (
    ANSWER_CAP,
    NONCE_SIZE,
    REQUEST_CAP,
    Document,
    EndedEarlyError,
    TooLongError,
    pack,
    read_frame,
)

Answer = Callable[[Document], Document]


def _never() -> bool:
    return False


class Answerer(NamedTuple):
    """What answers requests.

    Attributes:
        answer: Turns a request into an answer.
        is_spent: Whether what it was asked has changed this process: another has to answer the
            next request.
    """

    answer: Answer
    is_spent: Callable[[], bool] = _never


def load(target: str) -> Answerer:
    """Import what answers requests, and let it get ready.

    Args:
        target: "module:function"; the module's `warm_up()`, where there is one, is called once, and
            its `is_spent()` after each answer.
    """
    name, _, function = target.partition(":")
    module = importlib.import_module(name)
    warm_up = getattr(module, "warm_up", None)
    if warm_up is not None:
        warm_up()
    return Answerer(getattr(module, function), getattr(module, "is_spent", _never))


def settle(config: Document) -> None:
    """Leave only the standard library to import from: what the grader needs is loaded by now."""
    sys.path[:] = [entry for entry in sys.path if entry not in config["path"]]
    sys.argv[:] = [""]
    sys.dont_write_bytecode = True
    # Started with -S, so that no .pth file runs; exit(), quit() and help() are added by hand.
    site = importlib.import_module("site")
    site.setquit()
    site.sethelper()


def serve(answerer: Answerer, *, read: int, write: int) -> None:
    """Answer the requests that come, and end the process without any clean-up.

    The judge ends a process when it likes, and asks none about more than one program, unless it
    trusts what it asks about.

    Args:
        answerer: What answers.
        read: Where the request comes from (file descriptor).
        write: Where the answer goes (file descriptor).
    """
    leave, send, encode = os._exit, os.write, pack  # kept: the student may replace them
    get, take = os.read, read_frame
    answer, is_spent = answerer
    while not is_spent():
        try:
            body = take(lambda size: get(read, size), cap=REQUEST_CAP)
        except EndedEarlyError:  # nothing more to answer
            leave(0)
        rest = memoryview(_frame(answer, body, encode))
        while rest:
            rest = rest[send(write, rest) :]
    leave(0)


def _frame(answer: Answer, body: bytes, encode: Callable[..., bytes]) -> bytes:
    """Return the frame that answers a request."""
    nonce = body[:NONCE_SIZE]
    document = _answer(answer, json.loads(body[NONCE_SIZE:]))
    try:
        return encode(document, nonce=nonce, cap=ANSWER_CAP)
    except TooLongError:
        message = "What your program did is more than a check can take in."
        return encode(refused("too_much_output", message), nonce=nonce, cap=ANSWER_CAP)
    except (TypeError, ValueError, RecursionError) as error:
        return encode(refused("grader_bug", where_of(error)), nonce=nonce, cap=ANSWER_CAP)


def refused(reason: str, message: str) -> Document:
    """Return the answer that says why there is no outcome."""
    return {"refused": {"reason": reason, "message": message, "line": None}}


def _answer(answer: Answer, request: Document) -> Document:
    try:
        return answer(request)
    except MemoryError:
        return refused("ended_early", "Your program asked for more memory than a check gives it.")
    except RecursionError:
        return refused("ended_early", "Your program called itself so deeply that Python gave up.")
    except Exception as error:  # noqa: BLE001  (the judge has to be told, whatever it is)
        return refused("grader_bug", where_of(error))
    except BaseException:  # noqa: BLE001  (the student's SystemExit, or their own)
        return refused("ended_early", "Your program ended the whole process in mid-check.")


def where_of(error: BaseException) -> str:
    """Return an error and the place where it was raised, for a report of a fault of the grader."""
    place, trace = "", error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        place = f" in {'/'.join(file.parts[-3:])}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__}{place}: {str(error)[:300]}"


def main(config: dict[str, Any]) -> None:
    """Serve requests over standard input and output, without a fork server.

    Args:
        config: `path` (added directories), `answer` ("module:function"), `seconds` (processor time
            allowed), `judge` (the parent's process id).
    """
    answerer = load(config["answer"])
    settle(config)
    read, write = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)
    walls.die_with_parent(config["judge"])
    walls.limit_resources(cpu_seconds=config["seconds"])
    os.write(write, b"R")
    serve(answerer, read=read, write=write)
