"""`threadlings release`: a repository for students, made of the course.

Everything is gathered in memory first, as bytes by their place: the exercises that were chosen
(`course.py`), the part of the grader that students use (`package.py`), and what lies in `template/`
(`template.py`). `repository.py` writes it. The same course gives the same bytes.

It must not know what any exercise is about. No solution, no mistake and, unless they are asked for,
no hidden check comes near what is gathered: nothing is copied and then taken out again.

Start reading at `command.py`.
"""
