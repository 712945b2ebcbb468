import threading
import time

DEBUG = True


def log(*args):
    if DEBUG:
        print(time.strftime("%H:%M:%S"), threading.current_thread().name, *args)


class Greeter(threading.Thread):
    greeting = None

    def __init__(self, who, *args, **kwargs):
        threading.Thread.__init__(self, *args, **kwargs)
        self.who = who
        log("made", who)

    def run(self):
        log("running")
        self.greeting = "Hello, " + self.who + "!"
        log("done", self.greeting)


def greet(people):
    threads = []
    for p in people:
        t = Greeter(p)
        threads.append(t)
        t.start()
    result = []
    for t in threads:
        t.join()
        print("joined", t)
        result.append(t.greeting)
    return result


if __name__ == "__main__":
    print(greet(["Ada", "Ben"]))
