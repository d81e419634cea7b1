"""A program that stands for a machine: it is killed as one loses its power, or stopped as a deployment does it."""

import os
import signal
import subprocess


class Machine:
    """One program with all that it has started."""

    process: subprocess.Popen | None = None

    def kill(self) -> None:
        """As if the machine had lost its power."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self, seconds: float = 40) -> None:
        """As a deployment does it."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=seconds)
            except subprocess.TimeoutExpired:
                self.kill()
