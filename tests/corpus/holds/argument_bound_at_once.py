# exhaustible: yes
# mends: late_binding_in_a_loop
# why: the number is handed to the thread when it is made.
import threading


def main():
    seen = []
    threads = []
    for number in range(3):
        thread = threading.Thread(target=seen.append, args=(number,))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    assert sorted(seen) == [0, 1, 2], seen
