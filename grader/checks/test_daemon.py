"""Hidden checks of `daemon`: a thread in the background, ended promptly and in good order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, UNIVERSAL, check

if TYPE_CHECKING:
    from grader.checking import Explore, Numbers, Words

USUAL = (*UNIVERSAL, "daemon_after_start", "method_hidden")


class Document:
    """What is to be saved. Writing and saving keep out of each other's way."""

    def __init__(self, text: str = "") -> None:
        import threading

        self.lock = threading.Lock()
        self.text = text
        self.saved = ""
        self.saves = 0
        self.dirty = bool(text)

    def write(self, text: str) -> None:
        """Change the text."""
        with self.lock:
            self.text = text
            self.dirty = True

    def save(self) -> None:
        """Note what is saved, and how often."""
        with self.lock:
            self.saved = self.text
            self.saves += 1
            self.dirty = False


def never_started(student: Any, text: str, every: int) -> Any:
    import threading
    import time

    document = Document(text)
    saver = student.AutoSaver(document, every)
    time.sleep(3 * every)
    return {
        "is a Thread": isinstance(saver, threading.Thread),
        "daemon": saver.daemon,
        "saves": document.saves,
    }


def with_name(student: Any, every: int, name: str) -> Any:
    return student.AutoSaver(Document(), every, name=name).name


def some_time(student: Any, texts: list[str], every: int) -> Any:
    """Write in the middle of every second pause, and look in the middle of each."""
    import time

    document = Document()
    saver = student.AutoSaver(document, every)
    began = time.monotonic()
    saver.start()
    found = {"start() took": round(time.monotonic() - began, 3)}
    saved, saves = [], []
    for text in texts:
        time.sleep(every / 2)
        document.write(text)
        time.sleep(every)
        saved.append(document.saved)
        time.sleep(every)
        saves.append(document.saves)
        time.sleep(every / 2)
    if not saver.daemon:  # it has to end somehow, and this check is not about how
        saver.stop()
    return {**found, "saved": saved, "saves": saves}


def stopped(student: Any, texts: list[str], every: int, later: int) -> Any:
    """Write and stop at once; look at the document, the thread and the clock."""
    import time

    document = Document()
    saver = student.AutoSaver(document, every)
    saver.start()
    document.write(texts[0])
    if later:
        time.sleep(later)
    document.write(texts[1])
    began = time.monotonic()
    saver.stop()
    took = round(time.monotonic() - began, 3)
    return {"took": took, "saved": document.saved, "alive": saver.is_alive()}


def stopped_twice(student: Any, text: str, every: int) -> Any:
    document = Document()
    saver = student.AutoSaver(document, every)
    saver.start()
    document.write(text)
    saver.stop()
    saver.stop()
    return saver.is_alive()


def stopped_before_start(student: Any, text: str, every: int) -> Any:
    import time

    document = Document(text)
    saver = student.AutoSaver(document, every)
    saver.stop()
    saved = document.saved
    saver.start()
    time.sleep(1)
    return {"saved": saved, "alive": saver.is_alive()}


@check(
    "A new AutoSaver is a thread and a daemon, and saves nothing yet",
    points=1,
    executions=FEW,
    tells=(*USUAL, "not_daemon"),
)
def test_a_new_saver_is_a_daemon(explore: Explore, words: Words, numbers: Numbers) -> None:
    (text,), (every,) = words(1), numbers(1, low=2, high=60)
    new = explore(never_started, text, every)
    new.at("is a Thread").always_returns(
        True, otherwise="An AutoSaver has to be a Thread: isinstance(saver, Thread) is {got}."
    )
    new.at("daemon").always_returns(
        True, otherwise="The attribute daemon of an AutoSaver should be {expected}; it is {got}."
    )
    new.at("saves").always_returns(
        0,
        otherwise="Nobody started this AutoSaver, so the document should have been saved "
        "{expected} times, however long one waits; it was saved {got} times.",
    )


@check("An AutoSaver takes name=", points=1, executions=FEW, tells=USUAL)
def test_a_saver_takes_a_name(explore: Explore, words: Words, numbers: Numbers) -> None:
    (name,), (every,) = words(1), numbers(1, low=2, high=60)
    explore(with_name, every, name).always_returns(
        name, otherwise="The name {expected} was asked for, and the thread is named {got}."
    )


@check(
    "A started AutoSaver saves what has changed, again and again, and nothing else",
    points=2,
    clock="patient",
    executions=FEW,
    tells=USUAL,
)
def test_what_has_changed_is_saved(explore: Explore, words: Words, numbers: Numbers) -> None:
    texts, (every,) = words(3), numbers(1, low=4, high=60)
    saver = explore(some_time, texts, every)
    saver.at("start() took").always(
        lambda took: took < 1,
        otherwise="A call of start() should return at once; it took {got} seconds.",
    )
    saver.at("saved").always_returns(
        texts,
        otherwise=f"A saver looks every {every} seconds. After that time, three changes should "
        "have been saved one after the other as {expected}; saved were {got}.",
    )
    saver.at("saves").always_returns(
        [1, 2, 3],
        otherwise="There were three changes, with time enough between them for the saver to look "
        "twice. The document should have been saved {expected} times after each of them; it was "
        "saved {got} times.",
    )


@check(
    "stop is prompt, however long the pause is",
    points=1,
    clock="patient",
    executions=FEW,
    tells=(*USUAL, "stop_undone", "slow_stop"),
)
def test_stop_is_prompt(explore: Explore, words: Words, numbers: Numbers) -> None:
    texts, (later, every) = words(2), numbers(2, low=5, high=60)
    for seconds in (every * 100, later + every):
        explore(stopped, texts, seconds, later).at("took").always(
            lambda took: took < 1,
            otherwise=f"A saver pauses for {seconds} seconds each time, and stop() was called "
            f"{later} seconds after its start. It should return at once; it took {{got}} seconds.",
        )


@check(
    "When stop returns, the last change is saved and the thread has ended",
    points=2,
    executions=80,
    tells=(
        *USUAL,
        "stop_undone",
        "daemon_cut_off",
        "slept_to_synchronise",
        "short_patience",
        "unsaved_end",
    ),
)
def test_stop_saves_the_last_change(explore: Explore, words: Words, numbers: Numbers) -> None:
    texts, (every,) = words(2), numbers(1, low=5, high=60)
    for later in (0, every + 1):
        end = explore(stopped, texts, every, later)
        end.at("saved").always_returns(
            texts[1],
            otherwise="The last thing written before stop() was {expected}; there is an order of "
            "events in which {got} is what is saved when stop() returns.",
        )
        end.at("alive").always_returns(
            False,
            otherwise="When stop() returns the thread should have ended; there is an order of "
            "events in which is_alive() is {got}.",
        )


@check(
    "stop may be called twice",
    points=1,
    executions=FEW,
    tells=(*USUAL, "stop_undone", "one_answer_only"),
)
def test_stop_may_be_called_twice(explore: Explore, words: Words, numbers: Numbers) -> None:
    (text,), (every,) = words(1), numbers(1, low=2, high=60)
    explore(stopped_twice, text, every)


@check(
    "stop before start saves what is dirty, and a later start ends at once",
    points=1,
    clock="patient",
    executions=FEW,
    tells=(*USUAL, "unsaved_end", "stop_undone"),
)
def test_stop_may_be_called_before_start(explore: Explore, words: Words, numbers: Numbers) -> None:
    (text,), (every,) = words(1), numbers(1, low=5, high=60)
    before = explore(stopped_before_start, text, every)
    before.at("saved").always_returns(
        text,
        otherwise="The document was dirty, and stop() was called before start(). It should be "
        "saved as {expected} then; saved is {got}.",
    )
    before.at("alive").always_returns(
        False,
        otherwise="The thread was started after stop(), so it should end at once; one second later "
        "is_alive() is {got}.",
    )


@check(
    "Nobody waits by spinning",
    points=1,
    clock="patient",
    executions=10,
    tells=(*USUAL, "busy_wait"),
)
def test_nobody_waits_by_spinning(explore: Explore, words: Words, numbers: Numbers) -> None:
    texts, (every,) = words(2), numbers(1, low=5, high=9)
    explore(stopped, texts, every, every + 1).never_spins(
        otherwise="A pause must not keep the processor busy: a loop that asks again and again "
        "takes it from everybody else.",
    )
