"""Starting the production server: prepare, import everything once, fork."""

import gc
import logging
import shutil
import socket
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError

from portal.metrics.board import Board
from portal.serving import children, limits, open_files, roles, sockets, taking_over, warming
from portal.serving.children import Child, Role
from portal.serving.parent import Parent
from portal.serving.taking_over import Left
from portal.settings.env import METRICS_BIND, STAFF_THREADS, WEB_THREADS, WEB_WORKERS

SPARE_PLACES = 8
M_ARENA_MAX, ARENAS = -8, 1
FORMER = Role("nevipe-former", lambda _place: 0)

logger = logging.getLogger("portal.serving")


@dataclass(frozen=True)
class Doors:
    """Where the server listens: for everybody, for the newsroom, for those who watch."""

    public: socket.socket
    staff: socket.socket
    metrics: socket.socket | None
    folder: str

    def all(self) -> list[socket.socket]:
        """Those that are there."""
        return [door for door in (self.public, self.staff, self.metrics) if door]


def serve(take: Callable[[str], socket.socket], bind: str, *, prepare: Callable[[], int]) -> None:
    """Serve until a signal comes. ``take`` gives a socket for an address; ``prepare`` runs in a child."""
    children.call_yourself("nevipe")
    left = taking_over.left_behind()
    doors = _taken_over(left) if left else _open(take, bind)
    spool = Path(settings.VISITORS_SPOOL)
    spool.mkdir(mode=0o700, parents=True, exist_ok=True)  # health checks look at it
    preload(children.start(Role("nevipe-prepare", lambda _place: prepare())))
    if _run(doors, left):
        children.run_to_the_end(roles.DRAIN)
        shutil.rmtree(doors.folder, ignore_errors=True)


def _open(take: Callable[[str], socket.socket], bind: str) -> Doors:
    public, metrics = take(bind), take(METRICS_BIND) if METRICS_BIND else None
    folder = tempfile.mkdtemp(prefix="nevipe-")
    return Doors(public, take(f"unix:{folder}/staff.sock"), metrics, folder)


def _taken_over(left: Left) -> Doors:
    public, staff, metrics = (
        None if number is None else taking_over.socket_of(number)
        for number in (left.listener, left.staff, left.metrics)
    )
    return Doors(public, staff, metrics, left.folder)


def _run(doors: Doors, left: Left | None) -> bool:
    """Run until a stop (True). When there is new code that is fit, this process becomes another one instead."""
    open_files.allow_many()
    if (many := open_files.connections()) < limits.FEW_CONNECTIONS:
        logger.warning(
            "The system lets each process hold %d connections. Raise its limit of open files.", many
        )
    places = WEB_WORKERS + SPARE_PLACES
    board = Board(places)
    parent = Parent(all_roles(doors, board), listeners=doors.all(), board=board)
    for pid in left.children if left else []:
        parent.let_go(Child(FORMER, pid))
    for door in doors.all():
        sockets.begin(door)
    host, port = sockets.name_of(doors.public)
    logger.info("Nevipe answers on http://%s:%s/ (stop with Ctrl+C)", host, port)
    while parent.run():
        if taking_over.is_fit():
            metrics = doors.metrics.fileno() if doors.metrics else None
            present = [child.pid for child in parent.present()]
            taking_over.become_new(
                Left(doors.public.fileno(), doors.staff.fileno(), metrics, doors.folder, present)
            )
        logger.error("The new code is not fit to be started; the old one goes on.")
        parent.reloading = False
    return True


def all_roles(doors: Doors, board: Board) -> list[Role]:
    """The processes of a host, as many as the settings say."""
    path = doors.staff.getsockname()
    found = []
    for number in range(1, WEB_WORKERS + 1):
        run = roles.Web(f"web-{number}", doors.public, WEB_THREADS, board, path)
        found.append(_web(f"nevipe-web-{number}", run, doors))
    newsroom = roles.Web("staff", doors.staff, STAFF_THREADS, board, metrics=doors.metrics)
    worker = Role("nevipe-worker", roles.work_in_background, closes=tuple(doors.all()))
    return [*found, _web("nevipe-staff", newsroom, doors), worker]


def _web(name: str, run: roles.Web, doors: Doors) -> Role:
    others = tuple(door for door in doors.all() if door not in {run.listener, run.metrics})
    return Role(name, run, grows_old=True, closes=others)


def preload(preparing: Child) -> None:
    """Load what every child needs, once, and leave it alone from then on: what nobody writes to stays shared.

    Meanwhile a child prepares. What it finds wrong is the reason why we cannot load something, so it has its say first.
    """
    share_free_memory()
    gc.disable()  # nothing of what is loaded becomes garbage; to look for it again and again takes a while
    try:
        load_code()
        load_addresses_and_words()
        load_templates()
    finally:
        if children.end_of(preparing):
            raise CommandError("The server has not been started; the reason stands above.")
    import portal.wsgi  # noqa: F401  it looks at once which static files there are

    warming.make_some_pages()
    gc.collect()
    gc.freeze()
    gc.enable()


def load_code() -> None:
    """Import what only the running server needs, and what every page goes through."""
    from django.utils.module_loading import import_string

    import portal.metrics.endpoint
    import portal.metrics.tally
    import portal.serving.access_log
    import portal.serving.granian_worker
    import portal.serving.house
    import portal.worker  # noqa: F401

    for name in settings.MIDDLEWARE:
        import_string(name)


def load_addresses_and_words() -> None:
    """Read the catalogue and the months of each language, and arrange the addresses as it has them."""
    from django.urls import get_resolver
    from django.utils import translation

    from languages.date_names import CLDR, names

    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            translation.gettext("Home")
            get_resolver()._populate()
        if language in CLDR:  # which brings along all that CLDR knows of it
            names(CLDR[language])


def load_templates() -> None:
    """Read and compile the templates of pages for readers; those of the newsroom its own process reads."""
    from django.template import TemplateDoesNotExist, TemplateSyntaxError, engines

    engine = engines["django"]
    folder = Path(engine.dirs[0])
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        if not name.startswith("admin/"):
            try:
                engine.get_template(name)
            except (TemplateDoesNotExist, TemplateSyntaxError):
                logger.exception("The template %s cannot be read.", name)


def share_free_memory() -> None:
    """Let threads share what the C library keeps free; by itself it would keep a part for each of them.

    Before the first thread: the parts of those that have ended (a pool of connections has some) are used again.
    """
    if children.libc is not None and hasattr(children.libc, "mallopt"):
        children.libc.mallopt(M_ARENA_MAX, ARENAS)
