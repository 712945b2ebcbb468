# exhaustible: no
# mends: current_user_in_a_global, thread_local_set_elsewhere
# why: each thread stores its user in a thread-local and sees no other.
import threading


class Application(threading.local):
    def __init__(self):
        self.user = None

    def handle(self, user):
        assert self.user is None
        self.user = user
        return self.greet()

    def greet(self):
        return f"hello {self.user}"


class Request(threading.Thread):
    def __init__(self, application, user):
        super().__init__()
        self.application = application
        self.user = user

    def run(self):
        self.answer = self.application.handle(self.user)


def main():
    application = Application()
    requests = [Request(application, user) for user in ("anna", "ben", "chiara")]
    for request in requests:
        request.start()
    for request in requests:
        request.join()
    assert [request.answer[6:] for request in requests] == ["anna", "ben", "chiara"]
    assert application.user is None
