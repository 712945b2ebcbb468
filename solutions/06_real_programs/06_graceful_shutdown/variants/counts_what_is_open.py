"""Counts what is not handled yet, and waits until that is nothing."""

from threading import Condition, Thread


class Handler(Thread):
    def __init__(self, server):
        super().__init__()
        self.server = server

    def run(self):
        server = self.server
        while True:
            with server.condition:
                while not server.waiting:
                    if server.stopping:
                        return
                    server.condition.wait()
                request = server.waiting.pop(0)
            try:
                server.handle(request)
            except Exception as error:
                server.errors.append(error)
            finally:
                with server.condition:
                    server.unhandled -= 1
                    server.condition.notify_all()


class Server:
    def __init__(self, handle, workers):
        self.handle = handle
        self.errors = []
        self.waiting = []
        self.unhandled = 0
        self.stopping = False
        self.condition = Condition()
        for _ in range(workers):
            Handler(self).start()

    def accept(self, request):
        with self.condition:
            if self.stopping:
                return False
            self.waiting.append(request)
            self.unhandled += 1
            self.condition.notify_all()
        return True

    def stop(self, timeout=None):
        with self.condition:
            self.stopping = True
            self.condition.notify_all()
            self.condition.wait_for(lambda: self.unhandled == 0, timeout)
            left, self.waiting = self.waiting, []
            self.unhandled -= len(left)
        return left
