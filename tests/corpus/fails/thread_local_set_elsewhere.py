# reason: exception
# within: 1
# shrinks to: 0
# why: what main stored in a thread-local is there for main alone.
import threading

request = threading.local()


class Handler(threading.Thread):
    def run(self):
        self.answer = f"hello {request.user}"


def main():
    request.user = "anna"
    handler = Handler()
    handler.start()
    handler.join()
    assert handler.answer == "hello anna"
