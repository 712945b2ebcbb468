"""The words for steps, ends and labels, and the escaping that makes them safe to print."""

from __future__ import annotations

import json
import textwrap
import unicodedata

from grader.explain.story import MAIN_TASK, Step, Story, Wait

_LONGEST_VALUE = 32
_LONGEST_ERROR = 60

_SENTENCES = {
    "any_build": "Can happen on every build.",
    "free_threaded_only": ("Can happen on free-threaded builds; today's GIL builds hide it here."),
}

_PHRASES = {
    "acquire": "takes {}",
    "release": "gives back {}",
    "try_acquire": "tries to take {}",
    "timeout": "stops waiting for {}",
    "wait": "waits for {}",
    "start": "starts {}",
    "join": "waits for {} to end",
    "call": "calls {}",
    "raise": "raises {}",
    "return": "returns {}",
}

_PLAIN_PHRASES = {
    "begin": "begins",
    "end": "ends",
    "sleep": "sleeps",
    "yield": "lets others run",
    "output": "prints",
    "clock": "reads the clock",
    "acquire": "takes a lock",
    "release": "gives back a lock",
    "wait": "waits",
    "start": "starts a thread",
    "join": "waits for a thread to end",
    "raise": "raises an exception",
    "return": "returns",
    "timeout": "stops waiting",
    "try_acquire": "tries to take a lock",
    "call": "makes a call",
}


def plain(text: str) -> str:
    r"""Return text that is safe on a terminal: what could steer it is written out as `\x1b`.

    Control characters, line ends, invisible formatting (such as the marks that turn the direction
    of writing) and lone surrogates are all spelled out.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_spelled, text))


def _spelled(character: str) -> str:
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"):
        return character.encode("unicode_escape", "surrogatepass").decode("ascii")
    return character


def cells(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(_cell_width(character) for character in text)


def _cell_width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def pad(text: str, width: int) -> str:
    """Return a text filled with blanks up to so many columns."""
    return text + " " * max(0, width - cells(text))


def shortened(text: str, width: int = _LONGEST_VALUE) -> str:
    """Return a text of at most so many columns, with dots where it was cut."""
    if cells(text) <= width:
        return text
    kept = ""
    for character in text:
        if cells(kept + character) > width - 3:
            break
        kept += character
    return kept + "..."


def filled(text: str, width: int, *, indent: str = "", hanging: str | None = None) -> str:
    """Return a text made safe and broken into lines, long words left whole.

    Args:
        text: Plain text of anybody's.
        width: Columns of a line.
        indent: What the first line begins with.
        hanging: What the others begin with; the same by default.
    """
    return textwrap.fill(
        plain(text),
        max(width, 40),
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def value_text(value: object) -> str:
    """Return a plain value in Python's spelling."""
    if isinstance(value, dict) and set(value) == {"$object"}:
        return f"a {plain(str(value['$object']))} object"
    if isinstance(value, dict | list | str):
        return plain(repr(value))
    return str(value)


def action(step: Step) -> str:
    """Return what a step did, in a few words: `balance  -> 0`, `balance = 30`, `takes lock`."""
    location = shortened(plain(step.location))
    room = _LONGEST_ERROR if step.operation == "raise" else _LONGEST_VALUE
    value = None if step.value is None else shortened(plain(step.value), room)
    if step.is_read:
        return f"{location}  -> {value}" if value is not None else f"reads {location}"
    if step.is_write:
        return f"{location} = {value}" if value is not None else f"writes {location}"
    subject = "" if step.operation in ("begin", "end") else location or value or ""
    if subject and step.operation in _PHRASES:
        phrase = _PHRASES[step.operation].format(subject)
    else:
        phrase = _PLAIN_PHRASES.get(step.operation, plain(step.operation))
        phrase = f"{phrase} {subject}".rstrip()
    if step.operation == "try_acquire" and location and value is not None:
        phrase += f"  -> {value}"
    if step.operation == "join" and value == "still running":
        phrase = f"stops waiting for {location} to end"
    return phrase


def wait_sentence(wait: Wait, *, file: str) -> str:
    """Return who waits for what, where, and who has it."""
    where = f" at {plain(file)}:{wait.line}" if file and wait.line else ""
    sentence = f"{plain(wait.task)} waits{where} for {plain(wait.wants) or 'something'}"
    if wait.held_by is None:
        return f"{sentence}."
    if wait.held_by == wait.task:
        return f"{sentence}, which it holds itself."
    return f"{sentence}, which {plain(wait.held_by)} holds."


def happens_on_sentence(label: str) -> str:
    """Return the sentence for a `happens_on` label, empty for an unknown one."""
    return _SENTENCES.get(label, "")


def ending_sentence(story: Story) -> str:
    """Return how the execution ended, empty where the check's own message already says it."""
    message = plain(story.message)
    if story.ending == "returned":
        return "" if story.value is None else f"Result: {_result(story.value)}"
    if story.ending == "deadlock":
        return message or "Nobody can go on: every thread waits for another."
    if story.ending == "exception":
        return message or "An exception ends it."
    if story.ending == "never_ends":
        return message or "It never ends."
    if story.ending == "leaked_thread":
        return message or "A thread is still waiting after everything is over."
    return message


def _result(value: object) -> str:
    """Return what a scenario returned; what it noted under several headings, without brackets."""
    if isinstance(value, dict) and value and "$object" not in value:
        return "; ".join(f"{plain(str(key))}: {value_text(each)}" for key, each in value.items())
    return value_text(value)


def schedule_words(story: Story) -> str:
    """Return how much switching the counterexample needs."""
    count = story.preemptions
    if count == 1:
        return "One switch in the middle of a thread is enough."
    if count > 1:
        return f"{count} switches in the middle of a thread are enough."
    return ""


def task_title(task: str) -> str:
    """Return a task's name as a column's header."""
    return plain(task) or MAIN_TASK


def command_schedule(schedule: str) -> str:
    """Return a schedule as it has to be typed: quoted where a shell would read a pattern."""
    text = plain(schedule)
    return f'"{text}"' if "*" in text else text


def json_text(document: object, *, levels: int | None = None) -> str:
    """Return one JSON document, keys in the order given, ending in a newline.

    Args:
        document: Plain data.
        levels: How deep each value has a line of its own; what lies deeper stands on one line,
            which takes a fraction of the time where there is much. None for all of it.
    """
    if levels is None:
        return json.dumps(document, indent=2, ensure_ascii=True) + "\n"
    return _laid_out(document, levels, "\n") + "\n"


def _laid_out(value: object, levels: int, newline: str) -> str:
    if levels == 0 or not value or not isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=True)
    inner = f"{newline}  "
    if isinstance(value, list):
        parts = [_laid_out(each, levels - 1, inner) for each in value]
        return f"[{inner}{f',{inner}'.join(parts)}{newline}]"
    parts = [
        f"{json.dumps(key)}: {_laid_out(each, levels - 1, inner)}" for key, each in value.items()
    ]
    return f"{{{inner}{f',{inner}'.join(parts)}{newline}}}"
