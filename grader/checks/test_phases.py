"""Hidden checks of `phases`: every step from the old values, nobody ahead, nobody left waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, SOME, UNIVERSAL, check

if TYPE_CHECKING:
    from grader.checking import Explore, Numbers

USUAL = (*UNIVERSAL, "called_run")
MEETING = (
    "wait_without_lock",
    "lock_never_given_back",
    "deadlock_with_self",
    "released_unheld",
    "wrong_parties",
    "lost_wakeup",
)
VALUES = ("no_join", "one_meeting_only", "read_new_values")


def weigh(three: list[int]) -> int:
    left, own, right = three
    return (2 * left + 3 * own + 5 * right) % 1000


def summed(student: Any, board: list[int]) -> Any:
    return list(student.simulate(board, 1))


def weighed(student: Any, board: list[int], steps: int) -> Any:
    """Work with a rule that tells left from right, and note whether anybody was a step ahead."""
    finished: list[int] = []
    ahead = []

    def rule(three: list[int]) -> int:
        began = len(started)
        started.append(1)
        ahead.append(len(finished) < began // len(board) * len(board))
        value = weigh(three)
        finished.append(1)
        return value

    started: list[int] = []
    values = list(student.simulate(board, steps, rule=rule))
    return {"values": values, "ahead": any(ahead)}


def argument(student: Any, board: list[int], steps: int) -> Any:
    values = list(student.simulate(board, steps, rule=max))
    return [values, board]


def who_works(student: Any, board: list[int]) -> Any:
    """Note in which threads the rule is called."""
    import threading

    callers: list[Any] = []

    def rule(three: list[int]) -> int:
        caller = threading.current_thread()
        if caller not in callers:
            callers.append(caller)
        return sum(three)

    student.simulate(board, 2, rule=rule)
    return [isinstance(caller, student.Cell) for caller in callers]


def with_an_error(student: Any, board: list[int], steps: int, bad: int) -> Any:
    """Let the rule count up, and raise where a cell has come to `bad`."""

    def rule(three: list[int]) -> int:
        if three[1] == bad:
            raise KeyError(bad)
        return three[1] + 1

    try:
        student.simulate(board, steps, rule=rule)
    except Exception as error:  # noqa: BLE001  (whatever comes out is what is asked)
        return repr(error)
    return "no error"


def after(board: list[int], steps: int) -> list[int]:
    """The values after so many steps, worked out one after the other."""
    for _ in range(steps):
        size = len(board)
        board = [
            weigh([board[place - 1], board[place], board[(place + 1) % size]])
            for place in range(size)
        ]
    return board


@check(
    "After one step every value is made of the old ones",
    points=2,
    executions=SOME,
    tells=(*USUAL, *MEETING, *VALUES),
)
def test_one_step(explore: Explore, numbers: Numbers) -> None:
    board = numbers(3)
    explore(summed, board).always_returns(
        [sum(board)] * 3,
        otherwise=f"Of {board} one step with sum should make {{expected}}; it can make {{got}}.",
    )


@check(
    "Every step begins when all have finished the one before",
    points=3,
    executions=SOME,
    tells=(*USUAL, *MEETING, *VALUES),
)
def test_every_step_begins_when_all_have_finished(explore: Explore, numbers: Numbers) -> None:
    board = numbers(3)
    told = explore(weighed, board, 2)
    told.at("values").always_returns(
        after(board, 2),
        otherwise=f"Of {board} two steps should make {{expected}}; they can make {{got}}.",
    )
    told.at("ahead").always_returns(
        False, otherwise="A cell can begin the second step while another is still at the first."
    )


@check(
    "The argument is left alone, and no step changes nothing",
    points=1,
    executions=FEW,
    tells=(*USUAL, *MEETING, *VALUES),
)
def test_the_argument_is_left_alone(explore: Explore, numbers: Numbers) -> None:
    board = numbers(3)
    for steps, values in ((0, board), (1, [max(board)] * 3)):
        explore(argument, board, steps, clock="patient").always_returns(
            [values, board],
            otherwise=f"Of {board} {steps} steps with max were taken. What is returned, and the "
            "argument, should be {expected}; they can be {got}.",
        )


@check(
    "Each index has a Cell of its own, which is a thread",
    points=1,
    clock="patient",
    executions=FEW,
    tells=(*USUAL, *MEETING),
)
def test_each_cell_is_a_thread_of_its_own(explore: Explore, numbers: Numbers) -> None:
    explore(who_works, numbers(3)).always_returns(
        [True] * 3,
        otherwise="On a ring of three the rule should be called in three Cells, each in its own "
        "thread. Of the threads that called it these are Cells: {got}.",
    )


@check(
    "A rule that raises ends the run with that error",
    points=2,
    executions=FEW,
    tells=(*USUAL, "hang_on_error", "wrong_error", "error_kept_back", *MEETING),
)
def test_an_error_ends_the_run(explore: Explore) -> None:
    for board, steps in (([5, 1, 2], 2), ([4, 1, 2], 2)):
        explore(with_an_error, board, steps, 5, allow=("exception",)).always_returns(
            "KeyError(5)",
            otherwise=f"Of {board} {steps} steps were to be taken, and the rule raised at 5. "
            "simulate should raise {expected}; it can raise {got}.",
        )


@check(
    "Nobody waits by asking again and again",
    points=1,
    clock="patient",
    executions=FEW,
    tells=(*USUAL, "busy_wait", *MEETING),
)
def test_nobody_waits_by_spinning(explore: Explore, numbers: Numbers) -> None:
    explore(weighed, numbers(3), 1).never_spins(
        "Who waits for the others asks again and again whether they are there; it should wait."
    )
