"""Results on GitHub Actions: annotations, the summary of a job, outputs of a step.

Everything here is a function of result documents; only `reporter.py` knows the files that a runner
names in its environment. A student's text is never trusted: what goes to the log passes
`commands.py`, what goes to a summary passes `markdown.py`, what goes to an output is a number or
base64. Start reading at `reporter.py`.
"""
