# expects: [1, 4, 9, 16]
# exhaustible: no
# mends: executor_shared_list_index
# why: `map` gives the results in the order of the arguments.
from concurrent.futures import ThreadPoolExecutor


def square(number):
    return number * number


def main():
    with ThreadPoolExecutor(max_workers=2) as pool:
        return list(pool.map(square, [1, 2, 3, 4]))
