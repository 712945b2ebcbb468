"""What the instructor's workflow needs: who changed, what was protected, what is kept."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from grader.cli.main import main
from grader.grading.classfolder import read_roster
from grader.integrations.protected import Difference, differences, manifest_of, read_manifest
from tests.explain import results

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Said = tuple[int, str, str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Runs a command line in this process."""

    def run_it(*arguments: object) -> Said:
        capsys.readouterr()
        code = main([str(each) for each in arguments])
        return code, *capsys.readouterr()

    return run_it


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@localhost"]
    subprocess.run(["git", *who, "-C", str(folder), *arguments], check=True, capture_output=True)


def repository(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "account.py").write_text(text, encoding="utf-8")
    if not (folder / ".git").exists():
        git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "work")
    return folder


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """The roster of two, with a repository each."""
    people = [f"{name},{repository(tmp_path / name, name)}" for name in ("ada", "ben")]
    path = tmp_path / "roster.csv"
    path.write_text("\n".join(["name,repository", *people]) + "\n", encoding="utf-8")
    return path


def named(folder: Path) -> list[str]:
    return list(read_roster(folder / "roster.csv"))


def test_only_those_who_changed_are_named(
    run: Callable[..., Said], roster: Path, tmp_path: Path
) -> None:
    first, second, third = (tmp_path / name for name in ("first", "second", "third"))
    code, out, _ = run("ci", "changed", roster, "--with", "v1", "--into", first)
    assert (code, out, named(first)) == (0, "2 of 2 changed.\n", ["ada", "ben"])

    last = first / "commits.json"
    assert run("ci", "changed", roster, "--record", last, "--with", "v1", "--into", second)[0] == 0
    assert named(second) == []
    assert (second / "commits.json").read_bytes() == last.read_bytes()

    repository(tmp_path / "ben", "mended")
    run("ci", "changed", roster, "--record", last, "--with", "v1", "--into", third)
    assert named(third) == ["ben"]


def test_another_grader_grades_everybody_again(
    run: Callable[..., Said], roster: Path, tmp_path: Path
) -> None:
    run("ci", "changed", roster, "--with", "v1", "--into", tmp_path / "first")
    last = tmp_path / "first" / "commits.json"
    run("ci", "changed", roster, "--record", last, "--with", "v2", "--into", tmp_path / "second")
    assert named(tmp_path / "second") == ["ada", "ben"]


def test_who_cannot_be_reached_is_told_and_stays(
    run: Callable[..., Said], roster: Path, tmp_path: Path
) -> None:
    with roster.open("a", encoding="utf-8") as file:
        file.write(f"eve,{tmp_path / 'nowhere'}\nflo,\n")
    run("ci", "changed", roster, "--into", tmp_path / "first")
    last = tmp_path / "first" / "commits.json"
    code, out, err = run("ci", "changed", roster, "--record", last, "--into", tmp_path / "second")
    assert (code, out) == (0, "2 of 4 changed.\n")
    assert "eve: " in err
    assert "flo: The roster names no repository." in err
    assert named(tmp_path / "second") == ["eve", "flo"]


def test_no_command_hides_in_the_name_of_a_repository(
    run: Callable[..., Said], roster: Path, tmp_path: Path
) -> None:
    mark = tmp_path / "mark"
    with roster.open("a", encoding="utf-8") as file:
        file.write(f"eve,--upload-pack=touch {mark}\nflo,ext::touch {mark}\n")
    assert run("ci", "changed", roster, "--into", tmp_path / "first")[0] == 0
    assert not mark.exists()


FILES = {
    ".github/workflows/grade.yml": "on: push\n",
    "exercises/01/01/test_a.py": "def test(): ...\n",
    "exercises/01/01/exercise.toml": "points = 10\n",
}


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A released repository."""
    for name, text in FILES.items():
        path = tmp_path / "released" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "released"


def test_what_is_as_released_differs_in_nothing(release: Path) -> None:
    manifest = manifest_of(release)
    assert sorted(manifest) == sorted(FILES)
    path = release / "exercises/01/01/test_a.py"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))  # as git may write it
    assert differences(manifest, release) == ()


def test_what_is_changed_missing_or_added_is_named(release: Path) -> None:
    manifest = manifest_of(release)
    (release / "exercises/01/01/exercise.toml").write_text("points = 99\n", encoding="utf-8")
    (release / "exercises/01/01/test_a.py").unlink()
    (release / ".github/workflows/mine.yml").write_text("on: push\n", encoding="utf-8")
    (release / "notes.txt").write_text("mine\n", encoding="utf-8")  # theirs to add
    assert differences(manifest, release) == (
        Difference(path="exercises/01/01/exercise.toml", how="changed"),
        Difference(path="exercises/01/01/test_a.py", how="missing"),
        Difference(path=".github/workflows/mine.yml", how="added"),
    )


def test_a_link_is_a_change_and_is_not_followed(release: Path, tmp_path: Path) -> None:
    manifest = manifest_of(release)
    elsewhere = tmp_path / "elsewhere"
    (release / "exercises").rename(elsewhere)
    (release / "exercises").symlink_to(elsewhere)
    told = [each.path for each in differences(manifest, release)]
    assert told == ["exercises/01/01/exercise.toml", "exercises/01/01/test_a.py"]


def test_manifests_are_read_in_both_forms(tmp_path: Path) -> None:
    sha256 = "0" * 64
    lines, document = tmp_path / "SHA256SUMS", tmp_path / "manifest.json"
    lines.write_text(f"{sha256}  a b.py\n{sha256} *c.py\n", encoding="utf-8")
    document.write_text(json.dumps({"files": {"a b.py": sha256, "c.py": sha256}}), encoding="utf-8")
    assert read_manifest(lines) == read_manifest(document) == {"a b.py": sha256, "c.py": sha256}


def test_something_else_is_no_manifest(run: Callable[..., Said], tmp_path: Path) -> None:
    (tmp_path / "list").write_text("nothing\n", encoding="utf-8")
    code, _, err = run("ci", "protected", tmp_path, "--manifest", tmp_path / "list")
    assert code == 2
    assert "names no file with its SHA-256" in err


def test_the_class_is_compared_and_answers_are_theirs(
    run: Callable[..., Said], tmp_path: Path
) -> None:
    answer = "exercises/01_first_steps/01_hello_thread/hello.py"
    test = "exercises/01_first_steps/01_hello_thread/test_hello_thread.py"
    place = tmp_path / "class" / "submissions"
    listed = {answer: "0" * 64, test: "0" * 64}
    (tmp_path / "manifest.json").write_text(json.dumps({"files": listed}), encoding="utf-8")
    for name in ("ada", "::error::eve"):
        for file in (answer, test):
            path = place / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("mine\n", encoding="utf-8")
    arguments = ("ci", "protected", tmp_path / "class", "--manifest", tmp_path / "manifest.json")
    code, out, _ = run(*arguments)
    assert code == 0
    assert out == f": :error::eve: changed {test}\nada: changed {test}\n2 of 2 differ.\n"
    _, out, _ = run(*arguments, "--json", "-")
    assert json.loads(out)["students"]["ada"] == [{"path": test, "how": "changed"}]


def test_repositories_of_a_roster_are_fetched_and_looked_at(
    run: Callable[..., Said], roster: Path, tmp_path: Path
) -> None:
    workflow = tmp_path / "ben" / ".github" / "workflows" / "mine.yml"
    workflow.parent.mkdir(parents=True)
    workflow.write_text("on: push\n", encoding="utf-8")
    repository(tmp_path / "ben", "ben, too")
    with roster.open("a", encoding="utf-8") as file:
        file.write(f"eve,{tmp_path / 'nowhere'}\n")
    listed = manifest_of(tmp_path / "ada")
    (tmp_path / "manifest.json").write_text(json.dumps({"files": listed}), encoding="utf-8")
    arguments = ("--roster", roster, "--manifest", tmp_path / "manifest.json")
    code, out, err = run("ci", "protected", *arguments)
    assert code == 0
    assert "ben: changed account.py, added .github/workflows/mine.yml\n1 of 2 differ." in out
    assert "eve: " in err
    code, _, err = run("ci", "protected", "--manifest", tmp_path / "manifest.json")
    assert code == 2
    assert "Say where the repositories are" in err


@pytest.fixture
def marks(tmp_path: Path) -> Path:
    """What earlier runs left: ada and ben."""
    place = tmp_path / "marks"
    for name in ("ada", "ben"):
        write(place / "results" / f"{name}.json", results.result(results.check(), name=name))
    handed = {name: {"status": "collected", "late_seconds": 7} for name in ("ada", "ben")}
    write(place / "collected.json", {"schema": "threadlings/collected/v1", "students": handed})
    return place


@pytest.fixture
def found(tmp_path: Path) -> Path:
    """What fetching found in this run: ben and cid changed."""
    place = tmp_path / "changed"
    place.mkdir()
    (place / "roster.csv").write_text("name,repository\nben,b\ncid,c\n", encoding="utf-8")
    commits = {"ada a": "1", "ben b": "2", "cid c": "3"}
    record = {"schema": "threadlings/commits/v1", "graded_with": "v1", "commits": commits}
    write(place / "commits.json", record)
    handed = {name: {"status": "collected"} for name in ("ben", "cid", "ada")}
    write(place / "collected.json", {"schema": "threadlings/collected/v1", "students": handed})
    return place


def write(path: Path, document: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document), encoding="utf-8")


def points(place: Path, name: str) -> int:
    return json.loads((place / "results" / f"{name}.json").read_text("utf-8"))["points"]


def test_results_are_kept_of_those_who_were_to_be_graded_and_nobody_else(
    run: Callable[..., Said], marks: Path, found: Path, tmp_path: Path
) -> None:
    graded = tmp_path / "work"
    for name in ("ada", "ben"):  # who grades ben may not touch ada
        passed = results.result(results.check(status="passed"), name=name)
        write(graded / "results" / f"{name}.json", passed)
        (graded / "feedback").mkdir(exist_ok=True)
        (graded / "feedback" / f"{name}.html").write_text("new", encoding="utf-8")
    code, out, err = run("ci", "keep", graded, "--into", marks, "--found", found)
    assert (code, out) == (0, "1 of 2 results are kept.\n")
    assert "cid: no result" in err
    assert points(marks, "ben") == 4
    assert points(marks, "ada") == 0
    assert [path.name for path in (marks / "feedback").iterdir()] == ["ben.html"]
    commits = json.loads((marks / "commits.json").read_text("utf-8"))["commits"]
    assert commits == {"ada a": "1", "ben b": "2"}  # cid is tried again
    handed = json.loads((marks / "collected.json").read_text("utf-8"))["students"]
    assert handed["ada"] == {"status": "collected", "late_seconds": 7}
    assert handed["ben"] == {"status": "collected"}


def test_the_summary_of_a_run_names_points_and_what_differs(
    run: Callable[..., Said],
    marks: Path,
    found: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    passed = results.result(results.check(status="passed"), name="ben")
    write(tmp_path / "work" / "results" / "ben.json", passed)
    told = [{"path": "a|b</td>.yml", "how": "changed"}]
    document = {"schema": "threadlings/protected/v1", "students": {"ben": told}}
    write(found / "protected.json", document)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    run("ci", "keep", tmp_path / "work", "--into", marks, "--found", found)
    summary = (tmp_path / "summary").read_text("utf-8")
    named = "<code>a\\|b&lt;\\/td&gt;\\.yml</code>"
    assert f"| <code>ben</code> | 4/4 | changed {named} |\n" in summary
    assert "| <code>cid</code> | no result |  |\n" in summary
    assert "ada" not in summary


def test_links_and_results_of_others_are_not_kept(
    run: Callable[..., Said], marks: Path, found: Path, tmp_path: Path
) -> None:
    graded, secret = tmp_path / "work", tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    write(graded / "results" / "ben.json", results.result(results.check(), name="ada"))
    (graded / "results" / "cid.json").symlink_to(secret)
    (graded / "feedback").mkdir()
    (graded / "feedback" / "ben.html").symlink_to(secret)
    run("ci", "keep", graded, "--into", marks, "--found", found)
    assert not (marks / "results" / "cid.json").exists()
    assert not (marks / "feedback").exists()
    assert json.loads((marks / "results" / "ben.json").read_text("utf-8"))["submission"] == {
        "name": "ben",
        "sha256": "0" * 64,
    }
