# exhaustible: yes
# why: a callback runs exactly once, whether it was added before or after the result came.
import threading
from concurrent.futures import Future


class Oven(threading.Thread):
    def __init__(self, cake):
        super().__init__()
        self.cake = cake

    def run(self):
        self.cake.set_result("golden")


def main():
    cake, told = Future(), []
    oven = Oven(cake)
    cake.add_done_callback(lambda future: told.append(("early", future.result())))
    oven.start()
    cake.add_done_callback(lambda future: told.append(("late", future.result())))
    oven.join()
    assert sorted(told) == [("early", "golden"), ("late", "golden")]
