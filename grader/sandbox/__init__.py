"""The student process: the only place where a student's code runs.

The judge asks, the student process answers with one plain document, and whatever goes wrong in
between is a closed reason, never a crash and never a pass. Must not know checks, expectations or
points; what runs *inside* the process (`driver.py`, `zygote.py`, `walls.py`, `landlock.py`,
`leftovers.py`, `probe.py`, `protocol.py`) must not import anything but the standard library, the
engine's packages and each other. That is why nothing is re-exported here: importing this package
has to stay free of the judge's side.

Start reading at `process.py` (`StudentProcess.ask`), then follow one request through
`forkserver.py` (judge) and `zygote.py` (fork server) into `driver.py` (child). `spawn.py` does the
same without fork; `intake.py` reads files. `jail.py` starts the fork server in a jail, and
`isolation.py` tells whether it holds; what it promises is in .github/ISOLATION.md.
"""
