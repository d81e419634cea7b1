"""Readers by the thousand from one machine: wrk, each request from another address with another browser."""

import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from measuring.readers import Readers

DIFFERENT = 4000
SCRIPT = """
local requests, next = {}, 0
for line in io.lines("%(list)s") do
  local address, browser = line:match("^(%%S+) (.*)$")
  requests[#requests + 1] = wrk.format("GET", "%(path)s", {
    ["Host"] = "%(host)s", ["X-Forwarded-For"] = address, ["User-Agent"] = browser, ["Accept-Encoding"] = "gzip",
    ["Accept"] = "text/html,application/xhtml+xml,*/*;q=0.8", ["Accept-Language"] = "mk,en;q=0.7",
    ["Sec-Fetch-Mode"] = "navigate", ["Sec-Fetch-Site"] = "none", ["Sec-Fetch-Dest"] = "document"})
end
function request() next = next %% #requests + 1; return requests[next] end
function done(summary, latency)
  local e = summary.errors
  io.write("FOUND ", summary.requests, " ", summary.duration / 1e6, " ", summary.bytes, " ",
    e.connect + e.read + e.write + e.status + e.timeout, " ",
    latency:percentile(50) / 1000, " ", latency:percentile(99) / 1000, "\\n")
end
"""


class Answered(NamedTuple):
    """What a flood of requests met."""

    requests: int
    seconds: float
    bytes: int
    failed: int
    p50: float
    p99: float
    """Milliseconds."""


def reason_missing() -> str | None:
    """Why nobody can ask that often here; None if wrk is there."""
    return None if shutil.which("wrk") else "wrk is not installed. On Debian: apt-get install wrk"


class Flood:
    """Readers who ask for pages as fast as they are answered."""

    def __init__(self, folder: Path):
        self.folder, self.list = folder, folder / "readers.txt"
        readers = Readers(1)
        lines = [f"{readers.address()} {readers.browser()}" for _number in range(DIFFERENT)]
        self.list.write_text("\n".join(lines) + "\n")

    def ask(self, url: str, *, connections: int, seconds: int) -> Answered:
        """Ask for one page on so many connections for so long."""
        _scheme, _nothing, rest = url.split("/", 2)
        host, _slash, path = rest.partition("/")
        script = self.folder / "flood.lua"
        script.write_text(SCRIPT % {"list": self.list, "path": f"/{path}", "host": host})
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", script, f"http://{host}/"]
        said = subprocess.run(
            command, check=True, capture_output=True, text=True, timeout=seconds + 60
        ).stdout
        found = said.partition("FOUND ")[2].split()
        return Answered(int(found[0]), float(found[1]), int(found[2]), int(found[3]), *map(float, found[4:]))
