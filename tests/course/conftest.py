from __future__ import annotations

from pathlib import Path

import pytest

from grader.course import Catalogue


@pytest.fixture(scope="session")
def course() -> Catalogue:
    return Catalogue.load(Path(__file__).parents[2])
