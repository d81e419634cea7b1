"""WordPress as it is deployed: nginx and PHP-FPM, with a page cache; in nginx, or in a plugin that a person brings."""

import html
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from measuring import wordpress
from measuring.front_peers import Peer
from measuring.news_site import free_port, wait_for
from measuring.running import running

FPM = sorted(Path("/usr/sbin").glob("php-fpm*"))
PACKAGES = f"{wordpress.PACKAGES} php-fpm nginx"
HOST = "127.0.0.1"
ACCEPT = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Encoding": "identity"}
POOL = """
[global]
error_log = %(folder)s/fpm.log
[news]
listen = %(folder)s/fpm.sock
listen.mode = 0666
pm = static
pm.max_children = 4
clear_env = no
"""
NGINX = """
worker_processes 1; daemon off; pid %(folder)s/nginx.pid; error_log %(folder)s/error.log;
events { worker_connections 512; }
http { access_log off; keepalive_requests 1000000; types { text/html html; text/css css; } gzip on;
  client_body_temp_path %(folder)s/body; proxy_temp_path %(folder)s/proxied; fastcgi_temp_path %(folder)s/fastcgi;
  uwsgi_temp_path %(folder)s/uwsgi; scgi_temp_path %(folder)s/scgi;
  fastcgi_cache_path %(folder)s/pages keys_zone=pages:10m inactive=60m;
  fastcgi_cache_key $scheme$request_method$host$request_uri;
  server { listen 127.0.0.1:%(port)d; root %(root)s; index index.php;
    location / { try_files $uri $uri/ /index.php?$args; }
    location ~ \\.php$ {
      fastcgi_pass unix:%(folder)s/fpm.sock; fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
      fastcgi_param SCRIPT_NAME $fastcgi_script_name; fastcgi_param QUERY_STRING $query_string;
      fastcgi_param REQUEST_METHOD $request_method; fastcgi_param REQUEST_URI $request_uri;
      fastcgi_param DOCUMENT_ROOT $document_root; fastcgi_param SERVER_PROTOCOL $server_protocol;
      fastcgi_param REMOTE_ADDR $remote_addr; fastcgi_param SERVER_NAME $host; fastcgi_param HTTP_HOST $host;
      fastcgi_param SERVER_PORT 80; fastcgi_param GATEWAY_INTERFACE CGI/1.1; fastcgi_param REDIRECT_STATUS 200;
%(keep)s } } }
"""
KEEP = """
      fastcgi_cache pages; fastcgi_cache_valid 200 60m; fastcgi_cache_lock on;
      fastcgi_ignore_headers Cache-Control Expires; fastcgi_hide_header Set-Cookie;
"""
PREPARE = """<?php
$_SERVER['HTTP_HOST'] = '%(host)s';
require __DIR__ . '/wp-load.php'; require ABSPATH . 'wp-admin/includes/plugin.php';
global $wp_rewrite; $wp_rewrite->set_permalink_structure('/%%postname%%/'); $wp_rewrite->flush_rules();
if ('%(plugin)s') {
  wp_set_current_user(1); $found = activate_plugin('%(plugin)s');
  if (is_wp_error($found)) { fwrite(STDERR, $found->get_error_message()); exit(1); }
  $options = get_option('cache_enabler');
  if (is_array($options)) { update_option('cache_enabler', ['compress_cache' => 1] + $options); }
}
echo get_permalink(get_posts(['numberposts' => 1, 'orderby' => 'ID'])[0]);
"""
STATEMENTS = """
$found = mysqli_query(mysqli_connect(null, 'root', '', '', 0, '%s'), "SHOW GLOBAL STATUS LIKE 'Questions'");
echo mysqli_fetch_row($found)[1];
"""
ASKED, SPARE_STATEMENTS = 20, 8
"""Statements of the look itself; a page that is made takes thirty."""


class NotKeptError(Exception):
    """What was to be measured is not there: the page is wrong, or made anew for each reader."""


def reason_missing() -> str | None:
    """Why it cannot be measured here; None if it can."""
    absent = [] if FPM else ["php-fpm"]
    absent += [] if shutil.which("nginx") else ["nginx"]
    reason = wordpress.reason_missing()
    if absent and not reason:
        return f"not installed: {', '.join(absent)}. On Debian: apt-get install {PACKAGES}"
    return reason and f"{reason.partition('On Debian')[0]}On Debian: apt-get install {PACKAGES}"


def reason_no_plugin(folder: Path | None) -> str | None:
    """Why no plugin can be measured; None if it is there."""
    if folder is None:
        return "no plugin was named. Name the folder of one, for instance Cache Enabler: --page-cache-plugin FOLDER"
    return (
        None if _main_file(folder) else f"{folder} holds no plugin: no file there begins with “Plugin Name:”"
    )


@contextmanager
def site(stories: list[dict], plugin: Path | None = None) -> Iterator[dict[str, Peer]]:
    """Its front page and a story; kept by nginx, or by the plugin if one is given."""
    with tempfile.TemporaryDirectory(prefix="nevipe-bench-wp-") as made:
        folder, port = Path(made), free_port()
        folder.chmod(0o755)
        with wordpress.database(folder) as database:
            root = wordpress.files(folder, database.socket, f"http://{HOST}")
            wordpress.install(root, folder, stories)
            story = urlsplit(_prepare(root, plugin)).path
            with _served(folder, root, port, KEEP if not plugin else "") as pids:
                address = f"http://127.0.0.1:{port}"
                pages = {"front": f"{address}/", "article": f"{address}{story}"}
                _look(pages, stories, database.socket)
                yield {name: Peer(url, pids[0], (*pids[1:], database.pid)) for name, url in pages.items()}


def _prepare(root: Path, plugin: Path | None) -> str:
    """Speaking addresses, and the plugin; gives the address of the newest story."""
    file = ""
    if plugin:
        file = f"{plugin.name}/{_main_file(plugin).name}"
        shutil.copytree(plugin, root / "wp-content" / "plugins" / plugin.name)
        config = root / "wp-config.php"
        config.write_text(config.read_text().replace("<?php", "<?php\ndefine('WP_CACHE', true);", 1))
    (root / "bench-prepare.php").write_text(PREPARE % {"host": HOST, "plugin": file})
    command = ["php", "bench-prepare.php"]
    done = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True, timeout=240)
    (root / "bench-prepare.php").unlink()
    return done.stdout.split()[-1]


def _main_file(plugin: Path) -> Path | None:
    return next((file for file in sorted(plugin.glob("*.php")) if "Plugin Name:" in _head(file)), None)


def _head(file: Path) -> str:
    return file.read_text(errors="replace")[:8000]


@contextmanager
def _served(folder: Path, root: Path, port: int, keep: str) -> Iterator[tuple[int, int]]:
    (folder / "pool.conf").write_text(POOL % {"folder": folder})
    written = {"folder": folder, "root": root, "port": port, "keep": keep}
    (folder / "nginx.conf").write_text(NGINX % written)
    php = [FPM[-1], "-F", "-R", "-y", folder / "pool.conf"]
    front = ["nginx", "-c", folder / "nginx.conf", "-e", folder / "error.log"]
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with running(php, **silent) as fpm, running(front, **silent) as nginx:
        wait_for(f"http://127.0.0.1:{port}/readme.html", nginx)
        yield nginx.pid, fpm.pid


def _look(pages: dict[str, str], stories: list[dict], socket_path: Path) -> None:
    """Each page is whole, says what ours says, and is made once."""
    told = {"front": stories[-1]["title"], "article": stories[-1]["html"]}
    for name, url in pages.items():
        shown = _words(_get(url))
        if _words(told[name]) not in shown:
            raise NotKeptError(f"the page of WordPress at {urlsplit(url).path} does not show the story")
    before = _statements(socket_path)
    for url in pages.values():
        for _number in range(ASKED):
            _get(url)
    if _statements(socket_path) - before > SPARE_STATEMENTS:
        raise NotKeptError("WordPress asks its database for each reader: no page was kept")


def _get(url: str) -> str:
    with urlopen(Request(url, headers=ACCEPT), timeout=60) as answer:
        return answer.read().decode()


def _words(page: str) -> str:
    """Letters and digits only: WordPress sets its own quotation marks and dashes."""
    return " ".join(re.findall(r"[^\W_]+", html.unescape(re.sub(r"<[^>]*>", " ", page))))


def _statements(socket_path: Path) -> int:
    done = subprocess.run(["php", "-r", STATEMENTS % socket_path], check=True, capture_output=True, text=True,
                          timeout=60)  # fmt: skip
    return int(done.stdout)
