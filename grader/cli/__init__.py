"""The command line: for students, instructors and authors.

Each command gathers what was typed, calls the layer below, and prints what comes back; none of
them decides a grade or runs a student's code. `main.py` turns every error into one message and an
exit code (0 done, 1 a check failed, 2 wrong input, 3 the grader's own fault, 4 refused), and is the
place to start reading. This package must not be imported by any other.
"""
