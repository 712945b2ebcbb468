# expects: "served"
# exhaustible: yes
# why: a daemon that waits for more work when the program ends is no leak.
import queue
import threading


class Clerk(threading.Thread):
    def __init__(self, requests, answers):
        super().__init__(daemon=True)
        self.requests = requests
        self.answers = answers

    def run(self):
        while True:
            self.requests.get()
            self.answers.put("served")


def main():
    requests, answers = queue.SimpleQueue(), queue.SimpleQueue()
    Clerk(requests, answers).start()
    requests.put("please")
    return answers.get()
