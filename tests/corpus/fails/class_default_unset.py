# reason: exception
# within: 50
# shrinks to: 2
# why: `finished` is stored before the answer; until then both are found in the class.
import threading


class Question(threading.Thread):
    answer = None
    finished = False

    def run(self):
        self.finished = True
        self.answer = "forty-two"


def main():
    question = Question()
    question.start()
    length = None
    if question.finished:
        length = len(question.answer)
    question.join()
    assert length in (None, 9)
