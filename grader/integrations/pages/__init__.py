"""Pages about a class: one for each student to read, and one for the instructor.

`feedback` writes what a student is told, `report` what an instructor looks at first; both are
functions of the gradebook and the result documents, and neither grades. The files handed in are
read by `similar` alone, as text: nothing of a student's is imported or compiled here.
"""
