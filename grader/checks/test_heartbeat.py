"""Hidden checks of `heartbeat`: on time whatever a beat takes, and over when it is told so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, UNIVERSAL, check

if TYPE_CHECKING:
    from grader.checking import Explore, Numbers, Words

USUAL = (*UNIVERSAL, "refused_options", "arguments_to_thread", "method_hidden")


class Beat:
    """Notes when it is called; takes its time."""

    most = 12

    def __init__(self, takes: float = 0) -> None:
        import time

        self.takes = takes
        self.began = time.monotonic()
        self.times: list[float] = []
        self.over = 0

    def __call__(self) -> None:
        """Beat."""
        import time

        self.times.append(round(time.monotonic() - self.began, 3))
        if len(self.times) > self.most:
            self.over += 1
            raise OverflowError("nobody stops it")  # so that there is an end to it
        if self.takes:
            time.sleep(self.takes)
        self.over += 1


def never_started(student: Any, every: int, name: str) -> Any:
    import threading
    import time

    beat = Beat()
    heart = student.Heartbeat(beat, every, name=name, daemon=True)
    other = student.Heartbeat(beat, every, daemon=False)
    time.sleep(3 * every)
    return {
        "is a Thread": isinstance(heart, threading.Thread),
        "name": heart.name,
        "daemon": [heart.daemon, other.daemon],
        "error": heart.error,
        "beats": len(beat.times),
    }


def some_time(student: Any, every: int, takes: float, until: float) -> Any:
    """Let it beat until then, and stop it; tell when the beats began."""
    import time

    beat = Beat(takes)
    heart = student.Heartbeat(beat, every)
    heart.start()
    time.sleep(until)
    times = list(beat.times)
    heart.stop()
    return {"every": every, "takes": takes, "times": times}


def stopped(student: Any, every: int, takes: float, after: float) -> Any:
    """Stop it after that time; look at once, and again much later."""
    import time

    beat = Beat(takes)
    heart = student.Heartbeat(beat, every)
    heart.start()
    if after:
        time.sleep(after)
    began = time.monotonic()
    heart.stop()
    story = {"took": round(time.monotonic() - began, 3), "alive": heart.is_alive()}
    story["beats"] = len(beat.times)
    story["under way"] = len(beat.times) - beat.over
    beats = len(beat.times)
    time.sleep(3 * every)
    return {**story, "later": len(beat.times) - beats}


def stopped_from_inside(student: Any, every: int, last: int) -> Any:
    """Have the beat with that number call stop(), and go on a little after it."""
    import time

    beat = Beat()
    story: dict[str, Any] = {}

    def beat_and_stop() -> None:
        beat()
        if len(beat.times) == last:
            began = time.monotonic()
            heart.stop()
            story["took"] = round(time.monotonic() - began, 3)

    heart = student.Heartbeat(beat_and_stop, every)
    heart.start()
    time.sleep((last + 2) * every)
    heart.join()
    if heart.error is not None:
        raise heart.error
    return {"took": story.get("took"), "beats": len(beat.times)}


def stopped_twice(student: Any, every: int) -> Any:
    beat = Beat()
    heart = student.Heartbeat(beat, every)
    heart.start()
    heart.stop()
    heart.stop()
    return heart.is_alive()


def stopped_before_start(student: Any, every: int) -> Any:
    beat = Beat()
    heart = student.Heartbeat(beat, every)
    heart.stop()
    heart.start()
    heart.join()
    return len(beat.times)


def failing(student: Any, every: int, last: int) -> Any:
    """Have the beat with that number raise; tell what became of the error."""
    import time

    beat = Beat()
    raised = LookupError("no pulse")

    def beat_or_fail() -> None:
        beat()
        if len(beat.times) == last:
            raise raised

    heart = student.Heartbeat(beat_or_fail, every)
    heart.start()
    time.sleep((last + 2) * every)
    alive = heart.is_alive()
    heart.stop()
    kept = "the exception itself" if heart.error is raised else type(heart.error).__name__
    return {"beats": len(beat.times), "alive": alive, "error": kept}


@check(
    "A new Heartbeat is a thread that takes name= and daemon=, and does not beat yet",
    points=1,
    executions=FEW,
    tells=USUAL,
)
def test_a_new_heart_does_not_beat(explore: Explore, words: Words, numbers: Numbers) -> None:
    (name,), (every,) = words(1), numbers(1, low=2, high=60)
    new = explore(never_started, every, name)
    for what, expected in (
        ("is a Thread", True),
        ("name", name),
        ("daemon", [True, False]),
        ("error", None),
        ("beats", 0),
    ):
        new.at(what).always_returns(
            expected,
            otherwise=f"Heartbeat(beat, {every}, name={name!r}, daemon=True) was made, another one "
            f"with daemon=False, and none was started. {what}: {{expected}} is right; got {{got}}.",
        )


@check(
    "It beats at once, and again and again",
    points=1,
    executions=FEW,
    tells=USUAL,
)
def test_it_beats_again_and_again(explore: Explore, numbers: Numbers) -> None:
    (every,) = numbers(1, low=4, high=60)
    explore(some_time, every, 0, every * 2.5).at("times").always_returns(
        [0, every, 2 * every],
        otherwise=f"Every {every} seconds there should be a beat, the first at once: at "
        "{expected}; the beats came at {got}.",
    )


@check(
    "It keeps to the times, whatever a beat takes",
    points=2,
    executions=FEW,
    tells=(*USUAL, "drift"),
)
def test_it_keeps_to_the_times(explore: Explore, numbers: Numbers) -> None:
    (every,) = numbers(1, low=5, high=60)
    explore(some_time, every, every / 4, every * 3.5).at("times").always_returns(
        [0, every, 2 * every, 3 * every],
        otherwise=f"A beat is due every {every} seconds and takes {every / 4:g}. The beats should "
        "begin at {expected}; they began at {got}.",
    )
    explore(some_time, every, every * 1.25, every * 4.5).at("times").always_returns(
        [0, 2 * every, 4 * every],
        otherwise=f"A beat is due every {every} seconds and takes {every * 1.25:g}, so every other "
        "one is skipped. They should begin at {expected}; they began at {got}.",
    )


@check(
    "stop is prompt, the thread has ended then, and there is no beat any more",
    points=2,
    clock="both",
    executions=50,
    tells=(*USUAL, "stop_undone", "slow_stop", "short_patience", "beat_after_stop"),
)
def test_stop_ends_it(explore: Explore, numbers: Numbers) -> None:
    (every,) = numbers(1, low=8, high=60)
    for seconds, later in ((every, every / 2), (every * 100, every / 2), (every, 0)):
        end = explore(stopped, seconds, 0, later, clock="patient")
        end.at("took").always(
            lambda took: took < 1,
            otherwise=f"It beats every {seconds} seconds, and stop() was called {later:g} seconds "
            "after the start. It should return at once; it took {got} seconds.",
        )
        end.at("beats").always(
            lambda beats: beats <= 1,
            otherwise="stop() was called in the pause after the first beat, or before. When it "
            "returns there should have been one beat at most; there were {got}.",
        )
    for takes, after in ((0, 0), (every / 2, every / 4), (0, every / 2)):
        end = explore(stopped, every, takes, after)
        for what, expected, meaning in (
            ("alive", False, "is_alive()"),
            ("under way", 0, "the number of beats under way"),
            ("later", 0, "the number of beats that began later"),
        ):
            end.at(what).always_returns(
                expected,
                otherwise=f"stop() has returned: {meaning} should be {{expected}}; it can be "
                "{got}.",
            )


@check(
    "A beat may call stop: that returns at once, and the beat is the last",
    points=1,
    executions=FEW,
    tells=(*USUAL, "beat_after_stop"),
)
def test_a_beat_may_stop_it(explore: Explore, numbers: Numbers) -> None:
    (every,) = numbers(1, low=5, high=60)
    end = explore(stopped_from_inside, every, 2)
    end.at("took").always(
        lambda took: took < 1,
        otherwise="The second beat called stop(), which should return at once; it took {got} "
        "seconds (None: it did not return).",
    )
    end.at("beats").always_returns(
        2,
        otherwise="The second beat called stop(). {expected} beats are right; there were {got}.",
    )


@check(
    "stop may be called twice, and before the start",
    points=1,
    executions=FEW,
    tells=(*USUAL, "stop_undone", "beat_after_stop"),
)
def test_stop_may_be_called_at_any_time(explore: Explore, numbers: Numbers) -> None:
    (every,) = numbers(1, low=2, high=60)
    explore(stopped_twice, every)
    explore(stopped_before_start, every).always_returns(
        0,
        otherwise="stop() was called before start(). There should be {expected} beats after that; "
        "there were {got}.",
    )


@check(
    "A beat that raises is the last, and its exception is kept",
    points=1,
    executions=FEW,
    tells=(*USUAL, "swallowed_error"),
)
def test_an_error_is_kept(explore: Explore, numbers: Numbers) -> None:
    (every,) = numbers(1, low=2, high=60)
    end = explore(failing, every, 2)
    for what, expected in (("beats", 2), ("alive", False), ("error", "the exception itself")):
        end.at(what).always_returns(
            expected,
            otherwise=f"The second beat raised a LookupError. {what.capitalize()}: {{expected}} is "
            "right; got {got}.",
        )


@check(
    "Nobody waits by spinning",
    points=1,
    executions=10,
    tells=(*USUAL, "busy_wait"),
)
def test_nobody_waits_by_spinning(explore: Explore, numbers: Numbers) -> None:
    (every,) = numbers(1, low=5, high=9)
    explore(stopped, every, 1, every * 1.5).never_spins(
        otherwise="A pause must not keep the processor busy: a loop that asks again and again "
        "takes it from everybody else.",
    )
