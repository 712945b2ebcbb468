"""`threadlings dev benchmark`: what exploring costs and finds, beside others, in one run.

Machines differ and are shared, so the figures to read are ratios: rounds of all contestants
alternate, each is measured in processor time, and medians of the rounds' ratios are printed.

One module for each section, which knows nothing of how it is printed: that is for `tables.py`.
Start reading at `report.py`. This file imports nothing, as every command line reads it.
"""

SECTIONS = ("rates", "bugs", "literature", "checks")
"""What is measured, in the order in which it is printed."""
