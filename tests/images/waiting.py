"""A program that has two processes at work for ever, which tell that they are: ``waiting.py FOLDER [thread]``."""

import os
import sys
import time
from functools import partial
from pathlib import Path
from threading import Thread

from images.processes import each


def wait(job, folder):
    Path(folder, str(os.getpid())).touch()
    while True:
        time.sleep(1)


if __name__ == "__main__":  # not in the processes it starts
    work = partial(wait, folder=sys.argv[1])
    if sys.argv[2:] == ["thread"]:  # as the preview builds
        thread = Thread(target=each, args=(work, [1, 2, 3]), kwargs={"fewest": 2})
        thread.start()
        try:
            time.sleep(60)
        except KeyboardInterrupt:
            thread.join()
    else:
        each(work, [1, 2, 3], fewest=2)
