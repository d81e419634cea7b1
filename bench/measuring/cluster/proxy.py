"""nginx before the web hosts, with the very file that is recommended for it, on another port and without https."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from measuring.cluster.hosts import REPOSITORY, Host
from measuring.cluster.machine import Machine
from measuring.cluster.postgres import free_port

RECOMMENDED = REPOSITORY / "deploy" / "nginx-cache.conf"
AROUND = """
{user}
daemon off;
master_process on;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log warn;
events {{ worker_connections 1024; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{site}
}}
"""


def reason_missing() -> str | None:
    """Why there is no proxy here; None if there is one."""
    return None if shutil.which("nginx") else "no nginx on this machine (on Debian: apt-get install nginx)"


class Proxy(Machine):
    """One nginx."""

    def __init__(self, folder: Path, port: int | None = None):
        self.folder, self.port = folder / "nginx", port or free_port()
        self.folder.mkdir()

    def configure(self, hosts: list[Host]) -> None:
        """Write down which hosts there are."""
        text = RECOMMENDED.read_text()
        servers = "\n".join(
            f"    server 127.0.0.1:{host.port} max_fails=1 fail_timeout=2s;" for host in hosts
        )
        text = re.sub(r"(?:    server 10\.[^\n]*\n)+", servers + "\n", text)
        text = re.sub(r"    listen 443[^\n]*", f"    listen 127.0.0.1:{self.port};", text)
        text = re.sub(r"    (?:ssl_certificate|server_name)[^\n]*\n", "", text)
        text = text.replace("$host;", "$http_host;")  # the name of the site has a port here
        text = text.replace("/var/cache/nginx/nevipe", f"{self.folder}/kept")
        user = "user root;" if Path("/root").owner() == "root" and os.getuid() == 0 else ""
        (self.folder / "nginx.conf").write_text(AROUND.format(folder=self.folder, site=text, user=user))

    def start(self) -> "Proxy":
        """Begin to answer."""
        command = ["nginx", "-p", str(self.folder), "-c", str(self.folder / "nginx.conf")]
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
        return self
