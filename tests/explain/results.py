"""Result documents written by hand, as grading would make them."""

from __future__ import annotations

from tests.explain import stories

EVIL = "<script>alert('x')</script>&\x1b[31m::error::%0A"


def check(
    name: str = "test_no_deposit_is_lost",
    *,
    title: str = "No deposit is lost when two tellers work at once",
    status: str = "failed",
    points: int = 0,
    max_points: int = 4,
    message: str = "The balance ends at 70; both deposits should be there: 100.",
    reason: str | None = "wrong_result",
    mistake: str | None = "no_lock",
    counterexample: stories.Document | None = None,
) -> stories.Document:
    passed = status == "passed"
    return {
        "name": name,
        "title": title,
        "status": status,
        "points": max_points if passed else points,
        "max_points": max_points,
        "message": "" if passed else message,
        "reason": None if passed else reason,
        "mistake": None if passed else mistake,
        "verdict": stories.outcome()["verdict"],
        "counterexample": None if passed else counterexample,
    }


def result(
    *checks: stories.Document,
    name: str = "ben_okafor",
    slug: str = "lost_update",
    status: str | None = None,
) -> stories.Document:
    points = sum(each["points"] for each in checks)
    most = sum(each["max_points"] for each in checks)
    passed = all(each["status"] == "passed" for each in checks)
    return {
        "schema": "threadlings/result/v1",
        "course": {"version": "0"},
        "python": "3.11",
        "seed": 0,
        "submission": {"name": name, "sha256": "0" * 64},
        "isolation": {"tier": 0, "name": "practice"},
        "points": points,
        "max_points": most,
        "exercises": [
            {
                "slug": slug,
                "status": status or ("passed" if passed else "failed"),
                "points": points,
                "max_points": most,
                "checks": list(checks),
            }
        ],
        "timing": {"seconds": 1.5},
    }


def forgot_the_lock() -> stories.Document:
    return result(
        check(counterexample=stories.lost_update()),
        check("test_one_teller", title="One teller's deposits add up", status="passed"),
        check(
            "test_many", title="Many tellers", max_points=2, counterexample=stories.lost_update()
        ),
    )


def hostile() -> stories.Document:
    story = stories.lost_update()
    for step in story["steps"]:
        step["task"] += EVIL
        step["source"] += EVIL
        step["location"] = f"{step['location']}{EVIL}"
        step["value"] = EVIL
        step["file"] = f"a,b:{EVIL}"
    story["tasks"] = []
    story["schedule"] = EVIL
    return result(
        check(EVIL, title=EVIL, message=f"{EVIL}\nsecond", counterexample=story), name=EVIL
    )
