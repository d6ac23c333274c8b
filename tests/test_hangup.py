import os
import signal
from collections.abc import Iterator
from queue import Queue
from threading import Thread

import pytest

from tui.hangup import let_go, on_hangup


@pytest.fixture
def as_before() -> Iterator[None]:
    before = signal.getsignal(signal.SIGHUP)
    yield
    signal.signal(signal.SIGHUP, before)


def test_whoever_waits_for_a_queue_that_nobody_empties_goes_on() -> None:
    queue: Queue[int] = Queue(1)
    queue.put(1)

    def put_more() -> None:
        for number in range(9):
            queue.put(number)

    waiting = Thread(target=put_more, daemon=True)
    waiting.start()
    let_go(queue)
    waiting.join(10)
    assert not waiting.is_alive() and queue.qsize() == 10


def test_a_hangup_is_heard_while_the_program_waits(as_before: None) -> None:
    queue: Queue[int] = Queue(1)
    queue.put(1)
    on_hangup(lambda: let_go(queue))
    hanging_up = Thread(target=lambda: os.kill(os.getpid(), signal.SIGHUP))
    hanging_up.start()
    queue.put(2)
    hanging_up.join()
    assert queue.qsize() == 2
