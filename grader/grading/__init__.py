"""From submissions to results: which checks ran, what they gave, how many points that makes.

Must not know how results are printed, exported or collected, and never imports anything of a
student's.

Start reading at `grade.py`; `result.py` is the document `threadlings/result/v1`.
"""

from grader.grading.grade import grade
from grader.grading.result import ExerciseResult, Result
from grader.grading.submission import Submission

__all__ = ["ExerciseResult", "Result", "Submission", "grade"]
