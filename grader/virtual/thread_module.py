"""The virtual `_thread`: what CPython's C module offers, on the engine's tasks."""

from __future__ import annotations

import sys
import traceback
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any, NoReturn

from greenlet import GreenletExit

from grader.engine.operation import START
from grader.virtual.as_builtins import like_builtins
from grader.virtual.locks import (
    TIMEOUT_MAX,
    BookkeepingLock,
    RLock,
    Running,
    Sentinel,
    ThreadHandle,
    lock,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.engine.scheduler import Scheduler
    from grader.engine.task import Task


class ExceptHookArgs(tuple[Any, ...]):
    """`threading.ExceptHookArgs`: the four values of an uncaught exception in a thread.

    Source: `ExceptHookArgs_desc` in CPython's Modules/_threadmodule.c.
    """

    __slots__ = ()
    __module__ = "_thread"

    def __new__(cls, values: Any) -> ExceptHookArgs:
        """From a sequence of the four."""
        found = Running.scheduler
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


def scheduler() -> Scheduler:
    """The execution that is going on."""
    found = Running.scheduler
    assert found is not None
    return found


def get_ident() -> int:
    """The current thread's identifier; 1, the main thread's, outside an execution."""
    found = Running.scheduler
    return found.current.ident if found is not None and found.current is not None else 1


def _spawn(function: Callable[..., Any], args: Any, kwargs: Any, *, daemon: bool) -> Task:
    if not callable(function):
        message = "first arg must be callable"
        raise TypeError(message)
    if not isinstance(args, tuple):
        message = "2nd arg must be a tuple"
        raise TypeError(message)
    if kwargs is not None and not isinstance(kwargs, dict):
        message = "optional 3rd arg must be a dictionary"
        raise TypeError(message)
    running = scheduler()
    owner = getattr(function, "__self__", None)
    if getattr(function, "__name__", "") != "_bootstrap" or not hasattr(owner, "_bootstrap_inner"):
        owner = None  # Made without `threading`.
    parent = running.current
    task = running.spawn(_run_raw if owner is None else function, args, kwargs or {}, daemon=daemon)
    if owner is None:
        task.args = (function, *args)
    else:
        task.thread = owner
        name = str(getattr(owner, "_name", None) or "")
        task.name = running.label_for(name) if name else None
    if running.recorder is not None:
        running.recorder.note(parent, START, task)
    return task


def _run_raw(function: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
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
        scheduler().ends()


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
    found = Running.scheduler
    if found is not None and not found.dying:
        found.died(found.current, error)
        if found.recorder is not None:
            found.recorder.note(found.current, "raise", None, value=error)


def start_new_thread(function: Callable[..., Any], args: Any, kwargs: Any = None, /) -> int:
    """`_thread.start_new_thread`."""
    daemonic = getattr(getattr(function, "__self__", None), "_daemonic", True)
    return _spawn(function, args, kwargs, daemon=bool(daemonic)).ident


def start_joinable_thread(
    function: Callable[..., Any], *, handle: Any = None, daemon: bool = True
) -> Any:
    """`_thread.start_joinable_thread`, from 3.13."""
    if handle is None:
        handle = ThreadHandle()
    if handle.task is not None or handle.is_done():
        message = "thread already started"
        raise RuntimeError(message)
    handle.task = _spawn(function, (), None, daemon=daemon)
    return handle


def make_thread_handle(ident: int) -> ThreadHandle:
    """`_thread._make_thread_handle`, from 3.13: a handle on a thread made elsewhere."""
    handle = ThreadHandle()
    handle._ident = ident  # noqa: SLF001 - its constructor takes no arguments, as CPython's
    found = Running.scheduler
    if found is not None:
        handle.task = next(
            (task for task in found.tasks if task.ident == ident and not task.done), None
        )
    return handle


def set_sentinel() -> Any:
    """`_thread._set_sentinel`, up to 3.12."""
    return BookkeepingLock() if Running.scheduler is None else Sentinel(scheduler().current)


def stack_size(size: int = 0, /) -> int:
    """`_thread.stack_size`: remembered, without effect."""
    previous = Running.stack_size
    if size:
        if size < 0:
            message = "size must be 0 or a positive value"
            raise ValueError(message)
        if size < 32 * 1024:
            message = f"size not valid: {size} bytes"
            raise ValueError(message)
    Running.stack_size = size
    return previous


def _exit() -> NoReturn:
    raise SystemExit


def _no_interrupt(*_args: Any) -> NoReturn:
    message = "interrupt_main() has nobody to interrupt in an exploration."
    raise NotImplementedError(message)


def excepthook(args: Any, /) -> None:
    """`threading.excepthook`: notes the exception, and prints it as CPython does."""
    if type(args) is not ExceptHookArgs:
        message = "_thread.excepthook argument type must be ExceptHookArgs"
        raise TypeError(message)
    if args.exc_type is SystemExit:
        running = Running.scheduler
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


def make_thread_module() -> ModuleType:
    """The virtual `_thread` for the running version of Python."""
    module = ModuleType("_thread", "Threads of the virtual world.")
    # Up to 3.12 `threading.Lock` is this function, which can be no base class.
    allocate_lock = staticmethod(lock)
    members: dict[str, Any] = {
        "error": RuntimeError,
        "LockType": lock,
        "RLock": RLock,
        "allocate_lock": allocate_lock,
        "allocate": allocate_lock,
        "get_ident": get_ident,
        "get_native_id": get_ident,
        "start_new_thread": start_new_thread,
        "start_new": start_new_thread,
        "stack_size": stack_size,
        "exit": _exit,
        "exit_thread": _exit,
        "interrupt_main": _no_interrupt,
        "_count": lambda: sum(not task.done for task in scheduler().tasks) - 1,
        "_excepthook": excepthook,
        "_ExceptHookArgs": ExceptHookArgs,
        "TIMEOUT_MAX": TIMEOUT_MAX,
        # Until `_threading_local` is loaded, which needs `threading`: the world puts its `local` in
        # place then.
        "_local": SimpleNamespace,
    }
    if sys.version_info >= (3, 12):
        members |= {
            "daemon_threads_allowed": lambda: True,
            "_is_main_interpreter": lambda: True,
        }
    if sys.version_info < (3, 13):
        members["_set_sentinel"] = set_sentinel
    else:
        members |= {
            "lock": lock,
            "start_joinable_thread": start_joinable_thread,
            "_ThreadHandle": ThreadHandle,
            "_make_thread_handle": make_thread_handle,
            "_get_main_thread_ident": lambda: 1,
            "_shutdown": lambda: None,
        }
    if sys.version_info >= (3, 14):
        # New in 3.14: `Thread` tells the operating system its name.
        members |= {"set_name": lambda _name: None, "_NAME_MAXLEN": 15}
    vars(module).update(like_builtins("_thread", members))
    return module
