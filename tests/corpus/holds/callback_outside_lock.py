# exhaustible: yes
# mends: reentrant_callback
# why: the observers are copied under the lock and called after it.
import threading


class Thermometer:
    def __init__(self):
        self._lock = threading.Lock()
        self._value = 20
        self._observers = []

    def observe(self, observer):
        with self._lock:
            self._observers.append(observer)

    def read(self):
        with self._lock:
            return self._value

    def store(self, value):
        with self._lock:
            self._value = value
            observers = list(self._observers)
        for observer in observers:
            observer()


class Display:
    def __init__(self, thermometer):
        self.thermometer = thermometer
        self.shown = None

    def refresh(self):
        self.shown = self.thermometer.read()


def main():
    thermometer = Thermometer()
    display = Display(thermometer)
    sensor = threading.Thread(target=thermometer.store, args=(25,), name="sensor")
    sensor.start()
    thermometer.observe(display.refresh)
    sensor.join()
    assert display.shown in (None, 25)
