import threading


class Greeter(threading.Thread):
    def __init__(self, who, name=None, daemon=None):
        threading.Thread.__init__(self, name=name, daemon=daemon)
        self.who = who
        self.greeting = None

    def run(self):
        self.greeting = "Hello, " + self.who + "!"


def greet(people):
    threads = []
    for person in people:
        thread = Greeter(person)
        thread.start()
        threads.append(thread)
    result = []
    for thread in threads:
        thread.join()
        result.append(thread.greeting)
    return result
