# reason: deadlock
# source: https://github.com/h5py/h5py/issues/2064 and https://github.com/python/cpython/issues/87634
# within: 20
# shrinks to: 1
# why: the cached property has a lock for the whole class, and its getter takes the library's lock; others go the other way.
import threading

library = threading.RLock()


class locked_cached_property:
    def __init__(self, getter):
        self.getter = getter
        self.lock = threading.RLock()

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        found = vars(instance)
        if self.name not in found:
            with self.lock:
                if self.name not in found:
                    found[self.name] = self.getter(instance)
        return found[self.name]


class Dataset:
    @locked_cached_property
    def shape(self):
        with library:
            return (3, 4)

    def read(self):
        with library:
            rows, columns = self.shape
            return rows * columns


class Reader(threading.Thread):
    def __init__(self, dataset):
        super().__init__()
        self.dataset = dataset

    def run(self):
        self.size = self.dataset.read()


def main():
    dataset = Dataset()
    reader = Reader(dataset)
    reader.start()
    shape = dataset.shape
    reader.join()
    assert shape == (3, 4)
    assert reader.size == 12
