"""What does a thread cost, and what does a process cost, on this machine? Run it and see:

    python exercises/02_waiting/07_many_threads/measure.py

It takes a few seconds and needs nothing but Python. The numbers differ a little each time, and a lot
between machines; what stays is how far apart the two are.
"""

from __future__ import annotations

import ctypes
import platform
import subprocess
import sys
import threading
import time

THREADS = 300  # started one after the other, for the time; and all there at once, for the memory
PROCESSES = 5
WIDTH = 50  # of the longest bar, in characters


def seconds_for_a_thread() -> float:
    """Start a thread that does nothing and wait for its end, many times; return the time for one."""
    began = time.perf_counter()
    for _ in range(THREADS):
        thread = threading.Thread()
        thread.start()
        thread.join()
    return (time.perf_counter() - began) / THREADS


def seconds_for_a_process() -> float:
    """Start a Python that does nothing and wait for its end, a few times; return the time for one."""
    began = time.perf_counter()
    for _ in range(PROCESSES):
        subprocess.run([sys.executable, "-c", "pass"], check=True)
    return (time.perf_counter() - began) / PROCESSES


def bytes_for_a_thread() -> float | None:
    """Let many threads be there at once; return by how much the memory has grown for each."""
    may_go = threading.Event()
    before = memory()
    threads = [threading.Thread(target=may_go.wait) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    after = memory()
    may_go.set()
    for thread in threads:
        thread.join()
    return None if before is None or after is None else max(0, after - before) / THREADS


def bytes_for_a_process() -> float | None:
    """Ask a second Python, started with nothing to do, how much memory it has."""
    told = subprocess.run(
        [sys.executable, __file__, "--memory"], check=True, capture_output=True, text=True
    ).stdout
    return float(told) if told.strip() else None


def memory() -> float | None:
    """Return how much memory this process uses (bytes), or None where there is no way to ask."""
    if sys.platform == "win32":
        return windows_memory()
    if sys.platform.startswith("linux"):
        with open("/proc/self/status", encoding="ascii") as status:
            for line in status:
                if line.startswith("VmRSS:"):
                    return int(line.split()[1]) * 1024
        return None
    try:
        import resource
    except ImportError:
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024  # macOS counts in bytes, the others in KiB


def windows_memory() -> float | None:
    """Return the working set of this process (bytes), or None if Windows does not tell."""

    class Counters(ctypes.Structure):
        _fields_ = [("size", ctypes.c_uint32), ("faults", ctypes.c_uint32)] + [
            (name, ctypes.c_size_t)
            for name in ("peak", "now", "a", "b", "c", "d", "pagefile", "peak_pagefile")
        ]

    counters = Counters()
    counters.size = ctypes.sizeof(counters)
    kernel = ctypes.WinDLL("kernel32")
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    told = kernel.K32GetProcessMemoryInfo(
        ctypes.c_void_p(kernel.GetCurrentProcess()), ctypes.byref(counters), counters.size
    )
    return float(counters.now) if told else None


def chart(title: str, thread: float | None, process: float | None, unit: str, note: str) -> None:
    """Print two bars of the right proportion, and how many threads one process is worth."""
    print(f"\n{title}")
    if thread is None or process is None:
        print("  This system does not tell.")
        return
    for name, amount in (("a thread", thread), ("a process", process)):
        bar = "#" * max(1, round(WIDTH * amount / max(thread, process)))
        print(f"  {name:<9} {amount:10.3f} {unit}  {bar}")
    if thread > 0:
        print(f"  For one process you get about {process / thread:.0f} threads.")
    print(f"  {note}")


def main() -> None:
    """Measure, and print what the numbers mean."""
    print(f"Python {platform.python_version()} on {platform.system()}; {THREADS} threads, {PROCESSES} processes")
    thread, process = bytes_for_a_thread(), bytes_for_a_process()
    chart(
        "Time to start one and to wait for its end",
        1000 * seconds_for_a_thread(),
        1000 * seconds_for_a_process(),
        "ms",
        "A process starts a whole Python first: that is where its time goes.",
    )
    chart(
        "Memory that one needs while it is there",
        None if thread is None else thread / 2**20,
        None if process is None else process / 2**20,
        "MiB",
        "A thread has a stack, of which it uses a little; all else it shares with the others.",
    )


if __name__ == "__main__":
    if sys.argv[1:] == ["--memory"]:
        print(memory() or "")
    else:
        main()
