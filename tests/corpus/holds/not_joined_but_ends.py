# expects: "main is done"
# exhaustible: yes
# why: a thread that nobody joins, and that ends by itself, is no leak.
import threading


class Farewell(threading.Thread):
    def run(self):
        self.said = "bye"


def main():
    Farewell().start()
    return "main is done"
