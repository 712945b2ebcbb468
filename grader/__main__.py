"""`python3 -m grader`: looks at the Python it got, sees to an environment, hands over to `cli`.

It parses on every Python, however old: plain statements only, and no annotations.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the very Pythons this is for
    sys.stderr.write(
        "threadlings needs Python 3.11 or newer.\n"
        "  This is Python " + sys.version.split()[0] + ", at " + sys.executable + ".\n"
        "  next: type the same with a newer one, such as   python3.13 -m grader demo\n"
        "        (on Windows   py -3.13 -m grader demo);   python.org has it to download.\n"
    )
    sys.exit(2)

if __name__ == "__main__":
    from grader import bootstrap

    bootstrap.prepare(
        sys.argv[1:]
    )  # returns if all is there, else goes on in the clone's environment

    try:
        from grader.cli.main import main
    except ImportError as error:
        bootstrap.explain(error)

    sys.exit(main())
