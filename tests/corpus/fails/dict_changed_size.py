# reason: exception
# within: 20
# shrinks to: 1
# why: a session may log in while the report goes through the dictionary.
import threading

sessions = {"anna": 1, "ben": 2}


class Login(threading.Thread):
    def run(self):
        sessions["chiara"] = 3


def main():
    login = Login()
    login.start()
    total = 0
    for name in sessions:
        total += sessions[name]
    login.join()
    assert total in (3, 6)
