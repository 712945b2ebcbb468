"""What a step's files get: the summary, the outputs; and what others wrote to them."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

import pytest

from grader.integrations.github.outputs import render_outputs
from grader.integrations.github.reporter import FEEDBACK, in_repository, report
from grader.integrations.github.runner import withheld
from tests.explain import results

if TYPE_CHECKING:
    from pathlib import Path


def read(text: str) -> dict[str, str]:
    """Read a file of outputs as a runner does."""
    found, lines = {}, iter(text.splitlines())
    for line in lines:
        name, heredoc, delimiter = line.partition("<<")
        assert heredoc, line
        assert delimiter
        value = []
        for each in lines:
            if each == delimiter:
                break
            value.append(each)
        else:
            raise AssertionError(name)
        found[name] = "\n".join(value)
    return found


def decoded(outputs: dict[str, str]) -> dict[str, object]:
    return json.loads(base64.b64decode(outputs["result"]))


def test_outputs_are_points_and_the_result_in_base64() -> None:
    outputs = read(render_outputs(results.forgot_the_lock()))
    assert outputs["points"] == "4"
    assert outputs["max-points"] == "10"
    assert outputs["passed"] == "false"
    reported = decoded(outputs)
    assert (reported["version"], reported["status"], reported["max_score"]) == (1, "fail", 10)
    assert [each["status"] for each in reported["tests"]] == ["fail", "pass", "fail"]
    assert sum(each["score"] for each in reported["tests"]) == 4


def test_a_hostile_student_sets_no_output() -> None:
    outputs = read(render_outputs(results.hostile()))
    assert list(outputs) == ["points", "max-points", "passed", "result"]
    assert outputs["points"] == "0"


def test_delimiters_are_new_each_time() -> None:
    first, second = (render_outputs(results.hostile()).splitlines()[0] for _ in range(2))
    assert first != second


@pytest.mark.slow
def test_the_result_fits_an_output() -> None:
    checks = [results.check(f"test_{number}", message="\u00e9" * 9000) for number in range(300)]
    outputs = read(render_outputs(results.result(*checks)))
    assert len(outputs["result"]) < 500_000
    assert len(decoded(outputs)["tests"]) == 300


def test_summary_and_outputs_are_appended(tmp_path: Path) -> None:
    summary, output = tmp_path / "summary", tmp_path / "output"
    summary.write_text("before\n", encoding="utf-8")
    output.write_text("mine=1\n", encoding="utf-8")
    environ = {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_OUTPUT": str(output)}
    annotations, problems = report(results.forgot_the_lock(), worth=FEEDBACK, environ=environ)
    assert problems == []
    assert annotations.startswith("::error ")
    assert summary.read_text("utf-8").startswith("before\n## threadlings")
    assert "not a mark" in summary.read_text("utf-8")
    assert output.read_text("utf-8").startswith("mine=1\npoints<<")


def test_without_a_runner_nothing_is_written(tmp_path: Path) -> None:
    annotations, problems = report(results.forgot_the_lock(), worth=FEEDBACK, environ={})
    assert annotations
    assert problems == []


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    environ = {"GITHUB_OUTPUT": str(tmp_path / "none" / "output")}
    _, problems = report(results.forgot_the_lock(), worth=FEEDBACK, environ=environ)
    assert problems == ["The outputs of this step cannot be written: No such file or directory."]


def test_places_are_named_from_what_was_checked_out() -> None:
    environ = {"GITHUB_WORKSPACE": "/work"}
    assert in_repository("/work/exercises/a.py", environ=environ) == "exercises/a.py"
    assert in_repository("exercises/a.py", environ=environ) == "exercises/a.py"
    assert in_repository("/elsewhere/a.py", environ=environ) == "/elsewhere/a.py"


def test_the_files_are_kept_from_what_runs_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    output.write_text("mine=1\n", encoding="utf-8")
    environ = {"GITHUB_OUTPUT": str(output), "PATH": "/bin"}
    with withheld(environ):
        assert environ == {"PATH": "/bin"}
        output.write_text("points=99\n", encoding="utf-8")  # somebody found it all the same
    assert environ == {"PATH": "/bin", "GITHUB_OUTPUT": str(output)}
    assert output.read_text("utf-8") == "mine=1\n"
