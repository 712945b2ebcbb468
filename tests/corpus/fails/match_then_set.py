# reason: wrong_result
# expects: 1
# within: 100
# shrinks to: 1
# why: a pattern looks at the attribute, and somebody else may change it before the case is done.
import threading


class Door:
    def __init__(self):
        self.state = "open"
        self.closings = 0
        self.lock = threading.Lock()


class Porter(threading.Thread):
    def __init__(self, door):
        super().__init__()
        self.door = door

    def run(self):
        match self.door:
            case Door(state="open"):
                self.door.state = "closed"
                with self.door.lock:
                    self.door.closings += 1


def main():
    door = Door()
    porters = [Porter(door), Porter(door)]
    for porter in porters:
        porter.start()
    for porter in porters:
        porter.join()
    return door.closings
