"""What becomes of an exception that ends a thread."""

from __future__ import annotations

import sys
import traceback
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from greenlet import GreenletExit

from grader.virtual.running import RUNNING, get_ident, running_scheduler

if TYPE_CHECKING:
    from collections.abc import Callable


class ExceptHookArgs(tuple[Any, ...]):
    """`threading.ExceptHookArgs`: the four values of an uncaught exception in a thread.

    Source: `ExceptHookArgs_desc` in CPython's Modules/_threadmodule.c.
    """

    __slots__ = ()
    __module__ = "_thread"

    def __new__(cls, values: Any) -> ExceptHookArgs:
        """From a sequence of the four."""
        found = RUNNING.scheduler
        if found is not None and found.dying:
            # The execution is over: this exception is its taking down, and no hook is to see it.
            found.leave()
        return tuple.__new__(cls, values)

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])

    def __repr__(self) -> str:
        names = ("exc_type", "exc_value", "exc_traceback", "thread")
        values = ", ".join(f"{name}={value!r}" for name, value in zip(names, self, strict=True))
        return f"_thread.ExceptHookArgs({values})"


def run_raw(function: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
    """The body of a thread made without `threading`: its errors are reported, not raised."""
    try:
        function(*args, **kwargs)
    except SystemExit:
        pass
    except GreenletExit:
        raise
    except BaseException as error:  # noqa: BLE001 - CPython reports them all
        _note_uncaught(error)
        _unraisable(error, function)
    finally:
        running_scheduler().ends()


def _unraisable(error: BaseException, function: object) -> None:
    message = "Exception ignored in thread started by"
    if sys.unraisablehook is sys.__unraisablehook__:
        if sys.stderr is not None:
            sys.stderr.write(
                f"{message}: {function!r}\n" + "".join(traceback.format_exception(error))
            )
        return
    subject: object = function
    if sys.version_info >= (3, 13):
        subject, message = None, f"{message} {function!r}"
    # The type of the hook's argument cannot be made from Python; its fields can.
    fields = {"exc_type": type(error), "exc_value": error, "exc_traceback": error.__traceback__}
    hook: Any = sys.unraisablehook
    hook(SimpleNamespace(**fields, err_msg=message, object=subject))


def _note_uncaught(error: BaseException) -> None:
    found = RUNNING.scheduler
    if found is not None and not found.dying:
        found.died(found.current, error)
        if found.recorder is not None:
            found.recorder.note(found.current, "raise", None, value=error)


def excepthook(args: Any, /) -> None:
    """`threading.excepthook`: notes the exception, and prints it as CPython does."""
    if type(args) is not ExceptHookArgs:
        message = "_thread.excepthook argument type must be ExceptHookArgs"
        raise TypeError(message)
    if args.exc_type is SystemExit:
        running = RUNNING.scheduler
        if running is not None:
            frames = traceback.walk_tb(args.exc_traceback)
            places = [(frame.f_code.co_filename, line) for frame, line in frames]
            running.exited.append((running.current.label, places))
        return
    _note_uncaught(args.exc_value if args.exc_value is not None else args.exc_type())
    stream = sys.stderr if sys.stderr is not None else getattr(args.thread, "_stderr", None)
    if stream is None:
        return
    name = args.thread.name if args.thread is not None else get_ident()
    lines = traceback.format_exception(args.exc_type, args.exc_value, args.exc_traceback)
    stream.write(f"Exception in thread {name}:\n" + "".join(lines))
    stream.flush()
