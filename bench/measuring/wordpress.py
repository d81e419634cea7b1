"""WordPress with its default theme and our stories, from the packages of the system, on a MariaDB of its own."""

import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from measuring.news_site import free_port, wait_for
from measuring.packing import packed
from measuring.running import running

SOURCE = Path("/usr/share/wordpress")
CONTENT = Path("/var/lib/wordpress/wp-content")
PACKAGES = "wordpress wordpress-theme-twentytwentythree php-cli php-mysql mariadb-server"
THEME = "twentytwentythree"
PROGRAMS = {
    "php": ("php",),
    "MariaDB": ("mariadbd", "mysqld"),
    "its installer": ("mariadb-install-db", "mysql_install_db"),
}
FAILURES = (OSError, subprocess.SubprocessError)
CONFIG = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:%(socket)s'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', '%(address)s'); define('WP_SITEURL', '%(address)s'); define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true); $table_prefix = 'wp_';
if (!defined('ABSPATH')) { define('ABSPATH', __DIR__ . '/'); }
require_once ABSPATH . 'wp-settings.php';
"""
INSTALL = """<?php
define('WP_INSTALLING', true); $_SERVER['HTTP_HOST'] = 'localhost';
require __DIR__ . '/wp-load.php'; require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Nevipe', 'bench', 'bench@example.org', true, '', 'bench-bench-bench');
wp_delete_post(1, true); switch_theme('%(theme)s'); update_option('posts_per_page', 20);
foreach (json_decode(file_get_contents('%(stories)s'), true) as $story) {
  $last = wp_insert_post(['post_title' => $story['title'], 'post_excerpt' => $story['summary'],
    'post_content' => $story['html'], 'post_status' => 'publish', 'post_author' => 1]);
}
global $wp_version; echo json_encode(['article' => get_permalink($last), 'version' => $wp_version]);
"""
_versions: list[str] = []


class Database(NamedTuple):
    """A MariaDB that runs."""

    socket: Path
    pid: int


def reason_missing() -> str | None:
    """Why it cannot be weighed here; None if it can."""
    absent = [name for name, programs in PROGRAMS.items() if not program(programs)]
    absent += [] if (SOURCE / "wp-load.php").exists() else ["WordPress"]
    absent += [] if theme() else [f"the theme {THEME}"]
    return f"not installed: {', '.join(absent)}. On Debian: apt-get install {PACKAGES}" if absent else None


def version() -> str:
    """Which WordPress it was, and with which theme."""
    return f"{_versions[-1] if _versions else '?'}, theme {THEME}"


@contextmanager
def site(stories: list[dict]) -> Iterator[dict[str, str]]:
    """Its front page and a story, served."""
    with tempfile.TemporaryDirectory(prefix="nevipe-bench-wp-") as made:
        folder, front = Path(made), free_port()
        with database(folder) as maria:
            root = files(folder, maria.socket, f"http://127.0.0.1:{front}")
            made_there = install(root, folder, stories)
            _versions.append(made_there["version"])
            with _served(root) as behind, packed(behind, front) as address:
                yield {"front": f"{address}/", "article": made_there["article"]}


@contextmanager
def database(folder: Path) -> Iterator[Database]:
    """A MariaDB of its own, which nobody else can reach."""
    data, socket_path, user = folder / "data", folder / "db.sock", _user()
    options = ["--no-defaults", f"--datadir={data}", f"--user={user}"]
    installer = [program(PROGRAMS["its installer"]), *options, "--auth-root-authentication-method=normal"]
    subprocess.run([*installer, "--skip-test-db"], check=True, capture_output=True, timeout=240)
    command = [program(PROGRAMS["MariaDB"]), *options, f"--socket={socket_path}", "--skip-networking",
               f"--pid-file={folder / 'db.pid'}"]  # fmt: skip
    with running(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        until(socket_path.exists, server)
        query = f"mysqli_query(mysqli_connect(null, 'root', '', '', 0, '{socket_path}'), 'CREATE DATABASE wordpress');"
        subprocess.run(["php", "-r", query], check=True, capture_output=True, timeout=60)
        yield Database(socket_path, server.pid)


def files(folder: Path, socket_path: Path, address: str) -> Path:
    root = folder / "wordpress"
    shutil.copytree(SOURCE, root, ignore=shutil.ignore_patterns("wp-config.php", "wp-content"))
    (root / "wp-content" / "plugins").mkdir(parents=True)
    shutil.copytree(theme(), root / "wp-content" / "themes" / THEME)
    (root / "wp-config.php").write_text(CONFIG % {"socket": socket_path, "address": address})
    return root


def install(root: Path, folder: Path, stories: list[dict]) -> dict:
    source = folder / "stories.json"
    source.write_text(json.dumps(stories))
    (root / "bench-install.php").write_text(INSTALL % {"theme": THEME, "stories": source})
    done = subprocess.run(
        ["php", "bench-install.php"], cwd=root, check=True, capture_output=True, text=True, timeout=240
    )
    (root / "bench-install.php").unlink()
    return json.loads(done.stdout[done.stdout.rindex('{"article"') :])


@contextmanager
def _served(root: Path) -> Iterator[str]:
    port = free_port()
    command = ["php", "-S", f"127.0.0.1:{port}", "-t", str(root)]
    settings = os.environ | {"PHP_CLI_SERVER_WORKERS": "4"}
    with running(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=settings) as server:
        wait_for(f"http://127.0.0.1:{port}/readme.html", server)
        yield f"http://127.0.0.1:{port}"


def until(ready, server: subprocess.Popen) -> None:
    for _try in range(600):
        if ready():
            return
        if server.poll() is not None:
            raise ChildProcessError("MariaDB did not start")
        time.sleep(0.1)
    raise TimeoutError("MariaDB did not start")


def program(names: tuple[str, ...]) -> str | None:
    search = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
    return next(filter(None, (shutil.which(name, path=search) for name in names)), None)


def theme() -> Path | None:
    places = (CONTENT / "themes" / THEME, SOURCE / "wp-content" / "themes" / THEME)
    return next((place for place in places if (place / "style.css").exists()), None)


def _user() -> str:
    import getpass

    return getpass.getuser()
