# reason: wrong_result
# within: 100
# shrinks to: 1
# why: two threads may both find that there is no instance yet.
import threading


class Registry:
    _instance = None

    @classmethod
    def instance(cls):
        if cls._instance is None:
            cls._instance = cls()
        return cls._instance


class Plugin(threading.Thread):
    def run(self):
        self.registry = Registry.instance()


def main():
    plugins = [Plugin(), Plugin()]
    for plugin in plugins:
        plugin.start()
    for plugin in plugins:
        plugin.join()
    assert plugins[0].registry is plugins[1].registry, "there are two registries"
