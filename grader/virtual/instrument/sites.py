"""Sites: the numbered places of a program at which something shared may be touched."""

from __future__ import annotations

from dataclasses import dataclass

CHECK_FILE = "<check>"
"""The file name of a scenario's source in tracebacks and events."""


@dataclass(frozen=True, slots=True)
class Site:
    """One place in the source.

    Attributes:
        name: What is touched there, for a person: `balance`, `slots`.
        owner: The expression whose attribute or item it is, as written: `self.account`; empty for
            variables.
        function: The function around it, as in `Teller.run`.
    """

    file: str
    line: int
    column: int
    name: str
    owner: str
    function: str


_NO_SITE = Site("", 0, 0, "", "", "")


class Sites:
    """All sites of a program, and which of them are hot.

    Seen to race, so that they are scheduling points.
    """

    def __init__(self, first: int = 0) -> None:
        self._sites: list[Site] = []
        self.hot: list[int] = []
        self.leave_out(first)

    def leave_out(self, numbers: int) -> None:
        """Leaves numbers out, so that what is numbered next gets the same ones each time."""
        self._sites += [_NO_SITE] * numbers
        self.hot += [0] * numbers

    def add(self, site: Site) -> int:
        """Numbers a site."""
        self._sites.append(site)
        self.hot.append(0)
        return len(self._sites) - 1

    def __getitem__(self, number: int) -> Site:
        return self._sites[number]

    def __len__(self) -> int:
        return len(self._sites)
