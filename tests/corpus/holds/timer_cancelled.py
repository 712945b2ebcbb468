# expects: []
# exhaustible: yes
# why: a timer that is cancelled before it is started never fires.
import threading

rung = []


def main():
    timer = threading.Timer(5, rung.append, args=["ring"])
    timer.cancel()
    timer.start()
    timer.join()
    return rung
