# expects: [None, 9]
# any of: yes
# exhaustible: yes
# mends: class_default_unset
# why: the answer is stored before `finished` says that it is there.
import threading


class Question(threading.Thread):
    answer = None
    finished = False

    def run(self):
        self.answer = "forty-two"
        self.finished = True


def main():
    question = Question()
    question.start()
    length = None
    if question.finished:
        length = len(question.answer)
    question.join()
    assert length in (None, 9)
    return length
