# reason: exception
# within: 20
# shrinks to: 1
# why: going through `items()` walks the dictionary itself, which a login changes meanwhile.
import threading

sessions = {"anna": 1, "ben": 2}


class Login(threading.Thread):
    def run(self):
        sessions["chiara"] = 3


def main():
    login = Login()
    login.start()
    total = 0
    for _name, number in sessions.items():
        total += number
    login.join()
    assert total in (3, 6)
