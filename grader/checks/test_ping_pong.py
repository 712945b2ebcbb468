"""Hidden checks of `ping_pong`: everybody speaks in turn, and nobody waits in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import SOME, UNIVERSAL, check

if TYPE_CHECKING:
    from grader.checking import Explore, Words

USUAL = (*UNIVERSAL, "called_run")
TURNS = (
    "wait_without_lock",
    "lock_never_given_back",
    "deadlock_with_self",
    "released_unheld",
    "joined_in_start_loop",
    "short_patience",
    "if_around_wait",
    "notify_one_of_many",
    "slept_to_synchronise",
    "lost_wakeup",
    "no_turns",
    "no_join",
)


def two_players(student: Any, rounds: int) -> Any:
    return list(student.play(rounds))


def game(student: Any, rounds: int, players: list[str]) -> Any:
    return list(student.play(rounds, players=tuple(players)))


def two_games(student: Any, first: list[str], second: list[str]) -> Any:
    return [list(student.play(1, players=tuple(players))) for players in (first, second)]


def who_plays(student: Any, rounds: int, players: list[str]) -> Any:
    """Watch whose run() is called by whom."""
    import threading

    ran = []
    run = student.Player.run

    def watched(self: Any) -> None:
        mine = threading.current_thread() is self
        ran.append("the new thread" if mine else "another thread")
        run(self)

    student.Player.run = watched
    student.play(rounds, players=tuple(players))
    return list(ran)


@check(
    "Two players speak strictly in turn, ping first",
    points=3,
    executions=SOME,
    tells=(*USUAL, *TURNS),
)
def test_two_players_speak_in_turn(explore: Explore) -> None:
    for rounds in (1, 2):
        explore(two_players, rounds).always_returns(
            ["ping", "pong"] * rounds,
            otherwise=f"The game play({rounds}) should return {{expected}}; it can return {{got}}.",
        )


@check(
    "Any number of players speak strictly in turn",
    points=2,
    executions=SOME,
    tells=(*USUAL, *TURNS),
)
def test_any_number_of_players_speak_in_turn(explore: Explore, words: Words) -> None:
    alone, *three = words(4)
    for rounds, players in ((2, [alone]), (1, three), (2, three)):
        explore(game, rounds, players).always_returns(
            players * rounds,
            otherwise=f"The game play({rounds}, players={tuple(players)}) should return "
            "{expected}; it can return {got}.",
        )


@check(
    "A second game begins anew",
    points=2,
    executions=SOME,
    tells=(*USUAL, *TURNS),
)
def test_a_second_game_begins_anew(explore: Explore, words: Words) -> None:
    first, second, third = words(3)
    players = [first, second, third]
    for games in ((players[:2], players[1:]), (players, players[:2])):
        explore(two_games, *games).always_returns(
            list(games),
            otherwise="Two games of one round were played, one after the other. They should be "
            "{expected}; they can be {got}.",
        )


@check(
    "Every player is a thread of its own",
    points=2,
    executions=SOME,
    tells=(*USUAL, *TURNS),
)
def test_every_player_is_a_thread_of_its_own(explore: Explore, words: Words) -> None:
    players = words(2)
    explore(who_plays, 2, players, clock="patient").always_returns(
        ["the new thread"] * len(players),
        otherwise=f"{len(players)} played 2 rounds. Each should be a Player, and the new thread "
        "should call its run(), once; run() was called by: {got}.",
    )


@check(
    "Nobody waits by asking again and again",
    points=1,
    clock="patient",
    executions=SOME,
    tells=(*USUAL, *TURNS[:-2], "busy_wait"),
)
def test_nobody_waits_by_spinning(explore: Explore, words: Words) -> None:
    players = words(2)
    played = explore(game, 2, players)
    played.never_spins("A player whose turn it is not asks again and again; it should wait.")
    played.always(
        lambda said: len(said) == 2 * len(players),
        otherwise="Two rounds of two players should be four words; they can be {got}.",
    )
