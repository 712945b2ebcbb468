"""The system calls that a student's process may make: what plain Python needs that is warm already.

Everything else is refused: no process, no operating-system thread, no program, no socket, no
signal to anybody, no mount and no namespace. Tasks are greenlets, so an honest program never
notices. A refused call fails with EPERM, which Python tells as PermissionError.

The judge assembles the filter, and the student's process loads the finished program
(`walls.refuse_system_calls`). Assembled here rather than by libseccomp: its binding has not been
kept up, needs a library of the system's, and a list of numbers is all there is to this filter.

Source: the kernel's `Documentation/userspace-api/seccomp_filter.rst` and the tables of numbers in
`arch/x86/entry/syscalls/syscall_64.tbl` and `include/uapi/asm-generic/unistd.h`.
"""

from __future__ import annotations

import errno
import functools
import platform
import struct

from grader.errors import UserError

TABLE = """
# the channel to the judge, files below the folder that is there
read 0 63  write 1 64  readv 19 65  writev 20 66  pread64 17 67  pwrite64 18 68  lseek 8 62
close 3 57  close_range 436 436  open 2 -  openat 257 56  openat2 437 437  creat 85 -
stat 4 -  lstat 6 -  fstat 5 80  newfstatat 262 79  statx 332 291  access 21 -
faccessat 269 48  faccessat2 439 439  readlink 89 -  readlinkat 267 78  getcwd 79 17
chdir 80 49  fchdir 81 50  getdents 78 -  getdents64 217 61  mkdir 83 -  mkdirat 258 34
rmdir 84 -  unlink 87 -  unlinkat 263 35  rename 82 -  renameat 264 38  renameat2 316 276
ftruncate 77 46  truncate 76 45  fsync 74 82  fdatasync 75 83  flock 73 32  dup 32 23
dup2 33 -  dup3 292 24  fcntl 72 25  ioctl 16 29  poll 7 -  ppoll 271 73  select 23 -
pselect6 270 72  pipe 22 -  pipe2 293 59  umask 95 166  utimensat 280 88
# memory
brk 12 214  mmap 9 222  munmap 11 215  mremap 25 216  mprotect 10 226  madvise 28 233
membarrier 324 283
# time, chance, and what it is told of itself
clock_gettime 228 113  clock_getres 229 114  clock_nanosleep 230 115  nanosleep 35 101
gettimeofday 96 169  time 201 -  times 100 153  getitimer 36 102  setitimer 38 103
getrandom 318 278  getpid 39 172  getppid 110 173  gettid 186 178  getpgrp 111 -
getpgid 121 155  getsid 124 156  getuid 102 174  geteuid 107 175  getgid 104 176
getegid 108 177  getgroups 115 158  getresuid 118 148  getresgid 120 150  getrlimit 97 163
getrusage 98 165  sysinfo 99 179  uname 63 160  sched_getaffinity 204 123  sched_yield 24 124
getpriority 140 141  getcpu 309 168
# locks and signals of its own
futex 202 98  set_robust_list 273 99  rseq 334 293  rt_sigaction 13 134  rt_sigprocmask 14 135
rt_sigpending 127 136  rt_sigreturn 15 139  rt_sigtimedwait 128 137  sigaltstack 131 132
pause 34 -  alarm 37 -  restart_syscall 219 128
# the end
exit 60 93  exit_group 231 94
"""
"""Name, number on x86-64, number on AArch64; "-" where it has none."""

_ARCHITECTURES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1), "arm64": (0xC00000B7, 1)}
"""By the machine's name: the kernel's number of it, and the column of the table."""
_TELLS_OTHERS = {"fcntl": (8, 10, 15), "ioctl": (0x8901, 0x8902)}
"""Commands that have a signal sent to whoever is named: refused (F_SETOWN, F_SETSIG, ...)."""

_INSTRUCTION = struct.Struct("=HBBI")  # struct sock_filter: code, jump if true, if false, operand
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_NUMBER, _ARCHITECTURE, _SECOND_ARGUMENT = 0, 4, 24  # offsets in struct seccomp_data
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM


@functools.cache
def program() -> bytes:
    """Return the filter for this machine: classic BPF, a `struct sock_filter` (8 bytes) each.

    Raises:
        UserError: There are no numbers for this architecture.
    """
    if platform.machine() not in _ARCHITECTURES:
        message = f"There is no filter of system calls for {platform.machine()} yet."
        raise UserError(message, next_step="use a machine of x86-64 or AArch64")
    architecture, column = _ARCHITECTURES[platform.machine()]
    numbers = allowed(column)
    # Everything jumps forward to the last two instructions: refuse, allow.
    special = [each for name in _TELLS_OTHERS for each in _commands(name, numbers)]
    plain = [number for name, number in numbers.items() if name not in _TELLS_OTHERS]
    head = [(_LOAD, 0, 0, _ARCHITECTURE), (_EQUAL, 1, 0, architecture), (_RETURN, 0, 0, _REFUSE)]
    tests = [(_EQUAL, len(plain) - place, 0, number) for place, number in enumerate(sorted(plain))]
    tail = [(_RETURN, 0, 0, _REFUSE), (_RETURN, 0, 0, _ALLOW)]
    code = [*head, (_LOAD, 0, 0, _NUMBER), *special, *tests, *tail]
    return b"".join(_INSTRUCTION.pack(*each) for each in code)


def allowed(column: int) -> dict[str, int]:
    """Return the numbers of the calls that are allowed, by name.

    Args:
        column: 0 for x86-64, 1 for AArch64.
    """
    lines = (line for line in TABLE.splitlines() if not line.startswith("#"))
    words = " ".join(lines).split()
    rows = zip(words[::3], words[1::3], words[2::3], strict=True)
    return {name: int(row[column]) for name, *row in rows if row[column] != "-"}


def _commands(name: str, numbers: dict[str, int]) -> list[tuple[int, int, int, int]]:
    """Allow a call, but for some of its commands: the low half of its second argument."""
    refused = _TELLS_OTHERS[name]
    size = len(refused) + 3
    tests = [(_EQUAL, len(refused) - place, 0, each) for place, each in enumerate(refused)]
    return [
        (_EQUAL, 0, size, numbers[name]),
        (_LOAD, 0, 0, _SECOND_ARGUMENT),
        *tests,
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
