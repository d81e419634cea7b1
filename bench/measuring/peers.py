"""The peers live in an environment of their own, var/bench-venv, made from bench/requirements.lock."""

import hashlib
import subprocess
import sys
import venv

from measuring.site import REPOSITORY

ENVIRONMENT = REPOSITORY / "var" / "bench-venv"
LOCK = REPOSITORY / "bench" / "requirements.lock"
PYTHON = ENVIRONMENT / "bin" / "python"
INSTALLED = ENVIRONMENT / "installed"


def python() -> tuple[str, str]:
    """A Python that has the peers, and an empty text; without them the own Python, and the reason in words."""
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if not (INSTALLED.exists() and INSTALLED.read_text() == wanted):
        print(
            f"Installing the peers into {ENVIRONMENT} (once, about a minute) …", file=sys.stderr, flush=True
        )
        try:
            install()
        except subprocess.CalledProcessError as error:
            return sys.executable, f"the peers cannot be installed.\n{error.stderr or error}"
        INSTALLED.write_text(wanted)
    return str(PYTHON), ""


def install() -> None:
    """Make the environment anew, with exactly what the lock names."""
    venv.create(ENVIRONMENT, clear=True, with_pip=True)
    options = ["--quiet", "--disable-pip-version-check", "--require-hashes"]
    subprocess.run(
        [PYTHON, "-m", "pip", "install", *options, "-r", LOCK], check=True, capture_output=True, text=True
    )
