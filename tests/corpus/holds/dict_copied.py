# exhaustible: yes
# mends: dict_changed_size
# why: `list` takes all items of the dictionary in one step, and the loop goes through the copy.
import threading

sessions = {"anna": 1, "ben": 2}


class Login(threading.Thread):
    def run(self):
        sessions["chiara"] = 3


def main():
    login = Login()
    login.start()
    total = 0
    for _name, number in list(sessions.items()):
        total += number
    login.join()
    assert total in (3, 6)
