"""A student process answers, or fails for one of the closed reasons, and does no harm."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from grader.errors import GraderBug
from grader.sandbox.answer import Answered, Failed
from grader.sandbox.forkserver import ForkServer
from grader.sandbox.launch import Launch
from grader.sandbox.process import StudentProcess
from tests.sandbox.alive import alive, gone, pids_in
from tests.sandbox.conftest import ROOT, Run, launch

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="orphans are adopted on Linux only")


def value(answer: Answered | Failed) -> object:
    assert isinstance(answer, Answered), answer
    return answer.document["outcome"]["results"][0]["value"]


def reason(answer: Answered | Failed) -> str:
    if isinstance(answer, Failed):
        return answer.reason
    return str(answer.document["refused"]["reason"])


def test_a_request_is_answered(run: Run) -> None:
    assert value(run("value = request['n'] + 1", n=41)) == 42


def test_an_answer_keeps_its_types_and_its_characters(run: Run) -> None:
    values = [1, 1.5, True, None, "äöü \U0001f40d\x00\u2028", {"a": []}, 10**30]
    assert value(run("value = request['values']", values=values)) == values


def test_half_a_character_does_not_break_the_answer(run: Run) -> None:
    assert value(run("value = 'a\\ud800b'")) == "a?b"


def test_one_request_leaves_nothing_for_the_next(run: Run) -> None:
    run("import builtins, json; builtins.len = json.loads = None; open('here', 'w').close()")
    assert value(run("import os; value = [len('abc'), os.listdir('.')]")) == [3, []]


def test_the_environment_is_empty(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "x")
    keys = value(run("import os; value = sorted(os.environ)"))
    assert isinstance(keys, list)
    assert set(keys) <= {"PYTHONHASHSEED", "SYSTEMROOT", "LC_CTYPE"}


def test_only_the_standard_library_can_be_imported(run: Run) -> None:
    code = """
    value = []
    for name in ('pytest', 'solutions', 'pip'):
        try:
            __import__(name)
        except ImportError:
            value.append(name)
    import sys
    value.append([name for name in ('pytest', 'grader.checking', 'grader.sandbox.process')
                  if name in sys.modules])
    """
    assert value(run(textwrap.dedent(code))) == ["pytest", "solutions", "pip", []]


def test_standard_input_is_empty_and_no_stray_descriptor_is_open(run_forked: Run) -> None:
    code = """
    import os, sys
    value = [sys.stdin.read(), [n for n in range(200) if os.path.exists(f'/dev/fd/{n}')][:4]]
    """
    assert value(run_forked(textwrap.dedent(code))) in (["", [0, 1, 2, 3]], ["", []])


def test_hash_order_is_the_same_every_time(run: Run) -> None:
    code = "value = list({'spam', 'eggs', 'ham', 'toast'})"
    assert value(run(code)) == value(run(code))


@pytest.mark.parametrize(
    "code",
    [
        "import os; os._exit(0)",
        "import sys; sys.exit(0)",
        "raise KeyboardInterrupt",
        "import os; os.abort()",
        "import os; os.closerange(0, 256)",
        "bytearray(3 << 30)",
    ],
)
def test_a_process_that_ends_has_ended_early(run_forked: Run, code: str) -> None:
    assert reason(run_forked(code)) == "ended_early"


@pytest.mark.parametrize(
    "code",
    [
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "import os, sys; os.execv(sys.executable, [sys.executable, '-c', 'pass'])",
    ],
)
def test_a_process_that_ends_as_none_can_in_a_jail_has_ended_early(
    run_open: Run, code: str
) -> None:
    assert reason(run_open(code)) == "ended_early"


def test_a_process_that_ends_has_ended_early_without_fork_too(run: Run) -> None:
    assert reason(run("import os; os._exit(0)")) == "ended_early"


@pytest.mark.parametrize(
    "code",
    [
        "while True: pass",
        "import time; time.sleep(1000)",
        "import signal; [signal.signal(n, signal.SIG_IGN) for n in (1, 2, 15)]\nwhile True: pass",
        "import threading; lock = threading.Lock(); lock.acquire(); lock.acquire()",
    ],
)
def test_a_process_that_gives_no_answer_is_killed(run_forked: Run, code: str) -> None:
    answer = run_forked(code, seconds=0.1)
    assert reason(answer) == "too_slow"
    assert isinstance(answer, Failed)
    assert "0.1 seconds" in answer.message


def test_a_process_that_stops_itself_is_killed(run_open: Run) -> None:
    code = "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)"
    assert reason(run_open(code, seconds=0.1)) == "too_slow"


@pytest.mark.slow
def test_a_process_that_gives_no_answer_is_killed_without_fork_too(run: Run) -> None:
    assert reason(run("while True: pass", seconds=0.3)) == "too_slow"


@pytest.mark.slow
@pytest.mark.parametrize(
    "code",
    [
        "for _ in range(100): print('x' * 1_000_000)",
        "import os\nfor _ in range(100): os.write(1, b'x' * 1_000_000)",
        "import os\nfor _ in range(100): os.write(2, b'x' * 1_000_000)",
    ],
)
def test_a_flood_of_output_goes_nowhere(run: Run, code: str) -> None:
    assert value(run(code + "\nvalue = 7")) == 7


def test_too_large_an_answer_is_too_much(run: Run) -> None:
    assert reason(run("value = 'x' * 9_000_000")) == "too_much_output"


SEND = """
import os, struct
def send(payload, nonce=b'0' * 16):
    try:
        os.write({fd}, struct.pack('>I', len(payload) + len(nonce)) + nonce + payload)
    except OSError:
        pass
{then}
os._exit(0)
"""


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        ("send(b'{\"outcome\": {}}')", "malformed_answer"),
        ("os.write(3, b'\\x00\\x00\\x00\\x01x')", "malformed_answer"),
        ("os.write(3, b'\\xff\\xff\\xff\\xff')", "too_much_output"),
        ("os.write(3, b'\\x00\\x00')", "ended_early"),
        ("os.write(3, b'\\x00\\x00\\x10\\x00abc')", "ended_early"),
    ],
)
def test_forged_frames_are_not_answers(run_forked: Run, then: str, expected: str) -> None:
    assert reason(run_forked(SEND.format(fd=3, then=then))) == expected


@pytest.mark.parametrize(
    "code",
    [
        "answer = {}",
        "answer = {'outcome': {}}",
        "answer = {'outcome': outcome()['outcome'], 'refused': None}",
        "answer = outcome(results=[{'value': 1}])",
        "answer = outcome(results=[{'value': 1, 'executions': True, 'schedule': '0'}])",
        "answer = outcome(results=[{'value': 1, 'executions': 1, 'schedule': '0; rm'}])",
        "answer = outcome(deadlocks='none')",
        "answer = outcome(counterexample={'steps': []})",
        "answer = {'refused': {'reason': 'passed', 'message': '', 'line': None}}",
        "answer = {'refused': {'reason': 'forbidden', 'message': 3, 'line': None}}",
        "value = []\nfor _ in range(100): value = [value]",
        "value = []\nfor _ in range(900): value = [value]",
    ],
)
def test_an_answer_of_another_shape_is_malformed(run_forked: Run, code: str) -> None:
    assert reason(run_forked(code)) == "malformed_answer"


def test_an_error_of_the_grader_inside_says_where(run: Run) -> None:
    answer = run("answer = {}['missing']")
    assert reason(answer) == "grader_bug"
    assert isinstance(answer, Answered)
    assert "KeyError in " in answer.document["refused"]["message"]


ESCAPE = """
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        with open(request['file'], 'a') as file:
            file.write(f'{os.getpid()}\\n')
        os.close(3)
        time.sleep(1000)
    os._exit(0)
while not os.path.exists(request['file']) or not open(request['file']).read():
    pass
"""


@linux_only
@pytest.mark.skipif(hasattr(os, "getuid") and os.getuid() != 0, reason="only root may fork there")
@pytest.mark.parametrize("then", ["value = 1", "os._exit(0)", "while True: pass"])
def test_an_escaped_daemon_is_swept(run_open: Run, tmp_path: Path, then: str) -> None:
    file = tmp_path / "pids"
    run_open(ESCAPE + then, seconds=0.3, file=str(file))
    assert [pid for pid in pids_in(file) if alive(pid)] == []


BOMB = """
import os
with open(request['file'], 'a') as file:
    try:
        for _ in range(4):
            os.fork()
            os.setsid() if os.getpid() != os.getsid(0) else None
            file.write(f'{os.getpid()}\\n'), file.flush()
    except OSError:
        pass
while True: pass
"""


@linux_only
@pytest.mark.slow
def test_a_bounded_fork_bomb_leaves_nobody(run_open: Run, tmp_path: Path) -> None:
    file = tmp_path / "pids"
    file.touch()
    assert reason(run_open(BOMB, seconds=0.5, file=str(file))) == "too_slow"
    assert [pid for pid in pids_in(file) if alive(pid)] == []


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root is exempt")
def test_no_process_can_be_started(run: Run) -> None:
    assert value(run("import os\ntry: os.fork()\nexcept OSError: value = 'no'")) == "no"


def test_files_stay_small(run: Run) -> None:
    code = """
    try:
        open('big', 'wb').write(b'x' * (64 << 20))
    except OSError as error:
        value = error.errno
    """
    assert isinstance(value(run(textwrap.dedent(code))), int)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGSEGV])
def test_killing_the_parent_costs_only_the_own_answer(
    monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    with StudentProcess(ForkServer(launch())) as process:
        killer = {"code": f"import os; os.kill(os.getppid(), {number})\nwhile True: pass"}
        assert reason(process.ask(killer, seconds=5)) == "ended_early"
        assert value(process.ask({"code": "value = 1"}, seconds=5)) == 1


@linux_only
@pytest.mark.slow
def test_stopping_the_parent_costs_only_the_own_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.sandbox.forkserver._REPLY", 0.5)
    with StudentProcess(ForkServer(launch())) as process:
        stopper = {"code": "import os, signal; os.kill(os.getppid(), signal.SIGSTOP)\nvalue = 2"}
        assert value(process.ask(stopper, seconds=5)) == 2
        assert value(process.ask({"code": "value = 1"}, seconds=5)) == 1


@linux_only
@pytest.mark.skipif(hasattr(os, "getuid") and os.getuid() != 0, reason="only root may fork there")
def test_a_daemon_that_kills_the_fork_server_is_found(tmp_path: Path) -> None:
    file = tmp_path / "pids"
    with StudentProcess(ForkServer(launch())) as process:
        code = ESCAPE + "os.kill(os.getppid(), 9)\nwhile True: pass"
        assert reason(process.ask({"code": code, "file": str(file)}, seconds=5)) == "ended_early"
    assert [pid for pid in pids_in(file) if alive(pid)] == []


def test_a_trusted_process_answers_again_and_again() -> None:
    with StudentProcess(ForkServer(launch(), fresh=False)) as process:
        first, second = (
            value(process.ask({"code": "import os; value = os.getpid()"}, seconds=5))
            for _ in range(2)
        )
        assert first == second
        assert gone_after(process, int(str(first)))


def gone_after(process: StudentProcess, pid: int) -> bool:
    process.close()
    return gone(pid)


def test_what_a_trusted_process_did_before_is_not_why_it_fails() -> None:
    with StudentProcess(ForkServer(launch(), fresh=False)) as process:
        spoilt = {"code": "import builtins; builtins.spoilt = True; value = 1"}
        ends = {
            "code": "import builtins, os; value = 2\nhasattr(builtins, 'spoilt') and os._exit(3)"
        }
        assert value(process.ask(spoilt, seconds=5)) == 1
        assert value(process.ask(ends, seconds=5)) == 2
        assert reason(process.ask({"code": "import os; os._exit(3)"}, seconds=5)) == "ended_early"
        assert value(process.ask({"code": "value = 3"}, seconds=5)) == 3


def test_closing_ends_the_fork_server_and_its_folder() -> None:
    server = ForkServer(launch())
    with StudentProcess(server) as process:
        process.ask({"code": "open('left', 'w').close()"}, seconds=5)
        assert server._process is not None
        pid, folder = server._process.pid, Path(str(server._folder))
        assert folder.is_dir()
    assert gone(pid)
    assert not folder.exists()


JUDGE = """
import sys
from tests.sandbox.conftest import launch
from grader.sandbox.forkserver import ForkServer
from grader.sandbox.process import StudentProcess
process = StudentProcess(ForkServer(launch()))
process.ask({"code": "value = 1"}, seconds=5)
code = '''
import os
with open(request['file'], 'w') as file:
    file.write(f'{os.getpid()} {os.getppid()} ')
while True: pass
'''
process.ask({"code": code, "file": sys.argv[1]}, seconds=60)
"""


@linux_only
@pytest.mark.slow
def test_no_process_is_left_when_the_judge_is_killed(tmp_path: Path) -> None:
    file = tmp_path / "pids"
    file.touch()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    judge = subprocess.Popen([sys.executable, "-c", JUDGE, str(file)], env=environment)
    with judge:
        while len(pids_in(file)) < 2:
            assert judge.poll() is None, "the judge ended before its student began"
            os.sched_yield()
        judge.kill()
    assert all(gone(pid) for pid in pids_in(file))


def test_a_process_that_cannot_start_is_the_graders_fault() -> None:
    broken = StudentProcess(ForkServer(Launch(answer="tests.sandbox.no_such_module:run")))
    with broken, pytest.raises(GraderBug, match="no_such_module"):
        broken.ask({}, seconds=5)


def test_too_long_a_request_is_the_graders_fault(forked: StudentProcess) -> None:
    with pytest.raises(GraderBug, match="too long"):
        forked.ask({"code": "x" * 9_000_000}, seconds=5)
