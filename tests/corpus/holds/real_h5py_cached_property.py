# exhaustible: yes
# source: https://github.com/h5py/h5py/pull/2066
# mends: real_h5py_cached_property
# why: a cached property without a lock may be computed twice, and gets the same answer.
import threading

library = threading.RLock()


class cached_property:
    def __init__(self, getter):
        self.getter = getter

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        found = vars(instance)
        if self.name not in found:
            found[self.name] = self.getter(instance)
        return found[self.name]


class Dataset:
    @cached_property
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
