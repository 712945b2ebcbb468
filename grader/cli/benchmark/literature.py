"""Section 3: executions that exhaustive search takes on the programs of the literature.

Source: the counts are those of Abdulla, Aronis, Jonsson and Sagonas, "Optimal dynamic partial order
    reduction" (POPL 2014), table 1; filesystem and indexer are from Flanagan and Godefroid,
    "Dynamic partial-order reduction for model checking software" (POPL 2005), figures 1 and 8.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.explore.explorer import Explorer
from grader.explore.search import Search
from grader.explore.wire import warm_up
from grader.strategies import STRATEGIES
from grader.virtual.program import LoadedProgram, Program

if TYPE_CHECKING:
    from collections.abc import Callable

STRATEGY = "exhaustive"
LIMIT = 60_000
"""Executions after which the search is cut off."""

_MAIN = """
def main(count):
    threads = make(count)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""

_READERS = """
from threading import Thread

class Shared:
    def __init__(self):
        self.x = 0

def write(shared):
    shared.x = 1

def read(shared):
    shared.x

def make(count):
    shared = Shared()
    readers = [Thread(target=read, args=(shared,)) for _ in range(count)]
    return [Thread(target=write, args=(shared,)), *readers]
"""

_LAST_ZERO = """
from threading import Thread

class Cell:
    def __init__(self):
        self.value = 0

def search(cells):
    last = len(cells) - 1
    while cells[last].value != 0:
        last -= 1

def fill(cells, place):
    cells[place].value = cells[place - 1].value + 1

def make(count):
    cells = [Cell() for _ in range(count + 1)]
    fillers = [Thread(target=fill, args=(cells, place)) for place in range(1, count + 1)]
    return [Thread(target=search, args=(cells,)), *fillers]
"""

_FILE_SYSTEM = """
from threading import Lock, Thread

INODES, BLOCKS = 32, 26

class Inode:
    def __init__(self):
        self.lock, self.block = Lock(), 0

class Block:
    def __init__(self):
        self.lock, self.busy = Lock(), False

def create(number, inodes, blocks):
    inode = inodes[number % INODES]
    with inode.lock:
        if inode.block == 0:
            place = number * 2 % BLOCKS
            while True:
                block = blocks[place]
                with block.lock:
                    if not block.busy:
                        block.busy = True
                        inode.block = place + 1
                        break
                place = (place + 1) % BLOCKS

def make(count):
    inodes, blocks = [Inode() for _ in range(INODES)], [Block() for _ in range(BLOCKS)]
    return [Thread(target=create, args=(number, inodes, blocks)) for number in range(count)]
"""

_INDEXER = """
from threading import Lock, Thread

SIZE, MESSAGES = 128, 4

def index(number, table):
    for message in range(1, MESSAGES + 1):
        place = (message * 11 + number) * 7 % SIZE
        while not table[place].acquire(blocking=False):
            place = (place + 1) % SIZE

def make(count):
    table = [Lock() for _ in range(SIZE)]
    return [Thread(target=index, args=(number, table)) for number in range(count)]
"""


@dataclass(frozen=True, kw_only=True)
class Published:
    """A program and the executions that were published for it."""

    name: str
    count: int
    text: str
    classic: int
    source: int
    optimal: int

    @property
    def title(self) -> str:
        """As the literature writes it."""
        return f"{self.name}({self.count})"


def _published(name: str, text: str, count: int, counts: tuple[int, int, int]) -> Published:
    classic, source, optimal = counts
    return Published(
        name=name, count=count, text=text, classic=classic, source=source, optimal=optimal
    )


PUBLISHED = (
    _published("readers", _READERS, 2, (5, 4, 4)),
    _published("readers", _READERS, 8, (3281, 256, 256)),
    _published("lastzero", _LAST_ZERO, 5, (241, 79, 64)),
    _published("lastzero", _LAST_ZERO, 10, (53198, 7204, 3328)),
    _published("filesystem", _FILE_SYSTEM, 14, (4, 2, 2)),
    _published("filesystem", _FILE_SYSTEM, 16, (64, 8, 8)),
    _published("indexer", _INDEXER, 12, (78, 8, 8)),
)


@dataclass(frozen=True, kw_only=True)
class Count:
    """The executions that this project's exhaustive search took.

    Attributes:
        exhausted: Whether it came to its end within the limit.
    """

    program: str
    executions: int
    exhausted: bool
    classic: int
    source: int
    optimal: int


def is_here() -> bool:
    """Whether there is such a strategy."""
    return STRATEGY in STRATEGIES


def measure(
    *, say: Callable[[str], None], strategy: str = STRATEGY, most: int = LIMIT
) -> list[Count]:
    """Counts executions."""
    found = []
    for each in PUBLISHED:
        say(f"{each.title} ...")
        found.append(count(each, strategy=strategy, most=most))
    return found


def count(published: Published, *, strategy: str = STRATEGY, most: int = LIMIT) -> Count:
    """Counts the executions of one program."""
    program = Program(
        module="program",
        file="program.py",
        source=published.text + _MAIN,
        entry="main",
        args=(published.count,),
    )
    search = Search(strategy=strategy, executions=most)
    verdict = Explorer(LoadedProgram(program, warm_up()), search).explore().verdict
    return Count(
        program=published.title,
        executions=verdict.executions,
        exhausted=verdict.exhausted,
        classic=published.classic,
        source=published.source,
        optimal=published.optimal,
    )
