"""What all tests share.

A test that takes longer than 0.25 s carries `@pytest.mark.slow`; `dev test --fast` leaves it out.
"""

from hypothesis import settings

# The same examples in every run: a failure seen once can be seen again, here and in CI.
# No deadline: a busy machine is no failure.
settings.register_profile("threadlings", derandomize=True, deadline=None)
settings.load_profile("threadlings")
