"""Generated mistakes: a right program with one concurrency construct left out, moved or changed.

`mutants(source)` gives every program that one operator makes at one place. Operators follow
Bradbury, Cordy, Dingel: "Mutation Operators for Concurrent Java (J2SE 5.0)", Mutation 2006, with
Python's constructs in place of Java's; each is a function in one of the modules here.
"""

from __future__ import annotations

from grader.mutation.mutant import Mutant as Mutant
from grader.mutation.mutant import mutants as mutants
