"""Hidden checks of `task_done`: daemons at a queue, and who waits until the work is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, SOME, UNIVERSAL, check

if TYPE_CHECKING:
    from grader.checking import Explore, Numbers

USUAL = (*UNIVERSAL, "daemon_after_start", "called_run")


class Page:
    """A document that notes who called it, and returns its number or raises."""

    def __init__(self, number: int, log: list[Any], *, torn: bool = False) -> None:
        self.number = number
        self.log = log
        self.torn = torn

    def __call__(self) -> int:
        """Print it."""
        import threading

        self.log.append([self.number, threading.current_thread().name])
        if self.torn:
            raise ValueError(self.number)
        return self.number


def never_started(student: Any, number: int) -> Any:
    import queue
    import threading
    import time

    jobs: queue.Queue[Page] = queue.Queue()
    jobs.put(Page(number, []))
    printer = student.Printer(jobs)
    time.sleep(1)
    return {
        "is a Thread": isinstance(printer, threading.Thread),
        "daemon": printer.daemon,
        "failed": list(printer.failed),
        "in the queue": jobs.qsize(),
    }


def two_lots(student: Any, numbers: list[int]) -> Any:
    """Put in some documents and wait for them, and then some more; what was called by then?"""
    import queue

    jobs: queue.Queue[Page] = queue.Queue()
    log: list[Any] = []
    printer = student.Printer(jobs)
    printer.start()
    story = []
    for lot in (numbers[:2], numbers[2:]):
        for number in lot:
            jobs.put(Page(number, log))
        jobs.join()
        own = [name == printer.name for _, name in log]
        story.append([[number for number, _ in log], all(own)])
    return story


def some_torn(student: Any, numbers: list[int], torn: list[bool]) -> Any:
    """Some documents raise; look at once when join comes back."""
    import queue

    jobs: queue.Queue[Page] = queue.Queue()
    log: list[Any] = []
    pages = [Page(number, log, torn=bad) for number, bad in zip(numbers, torn, strict=True)]
    for page in pages:
        jobs.put(page)
    printer = student.Printer(jobs)
    printer.start()
    jobs.join()
    failed = list(printer.failed)
    known = [page.number for each in failed for page in pages if page is each]
    return {
        "called": [number for number, _ in log],
        "failed": known if len(known) == len(failed) else [repr(each) for each in failed],
    }


def two_printers_apart(student: Any, number: int) -> Any:
    """One printer has a document that raises, the other has nothing to do."""
    import queue

    jobs: queue.Queue[Page] = queue.Queue()
    nothing: queue.Queue[Page] = queue.Queue()
    printers = [student.Printer(jobs), student.Printer(nothing)]
    for printer in printers:
        printer.start()
    jobs.put(Page(number, [], torn=True))
    jobs.join()
    return [len(printer.failed) for printer in printers]


def all_printed(student: Any, numbers: list[Any], torn: list[bool], printers: int) -> Any:
    """Return what print_all does, sorted."""
    pages = [Page(number, [], torn=bad) for number, bad in zip(numbers, torn, strict=True)]
    return sorted(student.print_all(pages, printers), key=repr)


def meeting(student: Any, number: int) -> Any:
    """Each document waits for all the others."""
    import threading

    barrier = threading.Barrier(number)
    return sorted(student.print_all([barrier.wait] * number, number))


@check(
    "A new Printer is a thread and a daemon, and has done nothing yet",
    points=1,
    executions=FEW,
    clock="patient",
    tells=(*USUAL, "not_daemon"),
)
def test_a_new_printer_is_a_daemon(explore: Explore, numbers: Numbers) -> None:
    (number,) = numbers(1)
    new = explore(never_started, number)
    new.at("is a Thread").always_returns(
        True, otherwise="A Printer has to be a Thread: isinstance(printer, Thread) is {got}."
    )
    new.at("daemon").always_returns(
        True, otherwise="The attribute daemon of a Printer should be {expected}; it is {got}."
    )
    new.at("failed").always_returns(
        [], otherwise="Nothing was printed, so failed should be {expected}; it is {got}."
    )
    new.at("in the queue").always_returns(
        1,
        otherwise="Nobody started this Printer, so {expected} document should be in the queue as "
        "before; there are {got}.",
    )


@check(
    "When jobs.join() comes back, the Printer itself has called every document, in order",
    points=2,
    executions=FEW,
    tells=(*USUAL, "not_daemon", "task_done_forgotten", "task_done_twice", "task_done_on_get"),
)
def test_join_waits_for_all_documents(explore: Explore, numbers: Numbers) -> None:
    some = numbers(3)
    lots = explore(two_lots, some)
    lots.always(
        lambda story: [called for called, _ in story] == [some[:2], some],
        otherwise=f"The documents {some[:2]} were put in and waited for, and then {some[2:]}. Each "
        "time jobs.join() came back, all of them so far should have been called, and by the "
        "Printer; called were, and whether by the Printer: {got}.",
    )
    lots.always(
        lambda story: all(own for _, own in story),
        otherwise="Documents should be called by the Printer's own thread. Called were, and "
        "whether by it: {got}.",
    )


@check(
    "A document that raises is skipped and in failed, and the Printer goes on",
    points=2,
    executions=FEW,
    tells=(
        *USUAL,
        "not_daemon",
        "task_done_forgotten",
        "task_done_twice",
        "not_done_on_error",
        "task_done_on_get",
        "class_attribute",
    ),
)
def test_a_document_that_raises_is_skipped(explore: Explore, numbers: Numbers) -> None:
    some = numbers(3)
    for torn in ([False, False, True], [True, False, False]):
        story = explore(some_torn, some, torn)
        bad = [number for number, each in zip(some, torn, strict=True) if each]
        story.at("called").always_returns(
            some,
            otherwise=f"Of three documents {bad} raised. When jobs.join() comes back, {{expected}} "
            "should have been called; called were {got}.",
        )
        story.at("failed").always_returns(
            bad,
            otherwise="When jobs.join() comes back, the documents in failed should be {expected}; "
            "they can be {got}.",
        )
    explore(two_printers_apart, some[0]).always_returns(
        [1, 0],
        otherwise="There were two Printers at two queues, and one had a document that raised. The "
        "lengths of their lists failed should be {expected}; they are {got}.",
    )


@check(
    "print_all returns what all documents returned, when all are done",
    points=2,
    executions=SOME,
    tells=(
        *USUAL,
        "short_patience",
        "task_done_forgotten",
        "task_done_twice",
        "joined_daemon",
        "slept_to_synchronise",
        "task_done_on_get",
        "work_not_awaited",
    ),
)
def test_print_all_waits_for_all(explore: Explore, numbers: Numbers) -> None:
    some = numbers(3)
    for documents, printers in ((some[:1], 1), (some[:2], 2), (some, 2), ([0, None], 1)):
        explore(all_printed, documents, [False] * len(documents), printers).always_returns(
            sorted(documents, key=repr),
            otherwise=f"There were {len(documents)} documents and {printers} printers. print_all "
            "should return {expected}, in any order; it can return {got}.",
        )


@check(
    "print_all leaves out what raises, and comes back",
    points=1,
    executions=SOME,
    tells=(
        *USUAL,
        "short_patience",
        "task_done_forgotten",
        "task_done_twice",
        "not_done_on_error",
        "joined_daemon",
        "slept_to_synchronise",
        "task_done_on_get",
        "work_not_awaited",
    ),
)
def test_print_all_leaves_out_what_raises(explore: Explore, numbers: Numbers) -> None:
    some = numbers(3)
    for documents, torn, printers in (
        (some[:2], [False, True], 1),
        (some[:2], [True, False], 2),
        (some[:2], [True, False], 1),
        ([], [], 2),
    ):
        bad = [number for number, each in zip(documents, torn, strict=True) if each]
        explore(all_printed, documents, torn, printers).always_returns(
            [number for number in documents if number not in bad],
            otherwise=f"Of the documents {documents} these raised: {bad}. print_all with "
            f"{printers} printers should return {{expected}}; it can return {{got}}.",
        )


@check(
    "The printers of print_all work at the same time",
    points=1,
    executions=FEW,
    tells=(
        *USUAL,
        "task_done_forgotten",
        "task_done_twice",
        "joined_daemon",
        "slept_to_synchronise",
        "task_done_on_get",
        "work_not_awaited",
    ),
)
def test_printers_work_at_the_same_time(explore: Explore) -> None:
    explore(meeting, 2).always_returns(
        [0, 1],
        otherwise="Two printers had two documents that wait for one another, and return "
        "{expected}. What print_all returned is {got}.",
    )


@check(
    "Nobody waits by asking again and again",
    points=1,
    clock="patient",
    executions=10,
    tells=(*USUAL, "task_done_forgotten", "task_done_twice", "joined_daemon", "busy_wait"),
)
def test_nobody_waits_by_spinning(explore: Explore, numbers: Numbers) -> None:
    some = numbers(2)
    otherwise = "Whoever has nothing to do asks again and again; they should wait."
    explore(two_lots, some).never_spins(otherwise)
    printed = explore(all_printed, some, [False, False], 2).never_spins(otherwise)
    printed.always(
        lambda values: len(values) == len(some),
        otherwise=f"Of {len(some)} documents print_all should return as many values; got {{got}}.",
    )
