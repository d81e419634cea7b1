"""A process that answers requests: what comes in, and who of it answers."""

import asyncio
import io
import logging
import threading
from collections.abc import Callable, Coroutine
from time import perf_counter
from typing import TYPE_CHECKING

from portal.metrics.tally import Tally
from portal.serving import bodies, devices, forwarding, limits, newsroom
from portal.serving.calling import Answer, Caller
from portal.serving.colleagues import known
from portal.serving.environ import EnvironMaker
from portal.serving.exchange import Exchange, joined
from portal.serving.lanes import Lane
from portal.serving.pool import Pool
from portal.serving.refusing import Refused

if TYPE_CHECKING:
    from portal.serving.access_log import AccessLog

logger = logging.getLogger(__name__)
TELL_SECONDS = 1
LIVE = "/health/live"
LIVE_HEADERS = [("Content-Type", "application/json"), ("Cache-Control", "no-store")]


class House:
    """Takes requests from granian's threads. What is ready is answered at once, all else in a thread of the pool."""

    def __init__(
        self,
        application: Callable,
        *,
        server: tuple[str, str],
        threads: int,
        staff: str | None,
        tally: Tally,
        log: "AccessLog | None" = None,
    ):
        """``staff`` is where the staff's process listens; None in that process itself."""
        self.leaving = False
        self.staff, self.tally = staff, tally
        self.log = log
        self.environ_of = EnvironMaker(server=server, staff=staff is None)
        self.at_once = getattr(application, "at_once", None)
        self.turn_away = getattr(application, "turn_away", None) if staff else None
        self.send_away = getattr(application, "send_away", None) if staff else None
        self.network_of = getattr(application, "network_of", None) if staff else None
        self.loop = asyncio.new_event_loop()
        # One of the newsroom's threads is for strangers who try passwords and another one for other strangers, even
        # where there should be only one for all.
        self.pool = Pool(threads if staff else max(threads, 3), longest=limits.WAITING)
        self.strangers = Lane(self.pool, max(threads // 2 - 1, 1), longest=limits.STRANGERS_WAITING)
        self.guesses = Lane(self.pool, 1, longest=limits.STRANGERS_WAITING)
        self.call = Caller(application, self.pool, self.loop)
        threading.Thread(target=self.loop.run_forever, name="slow", daemon=True).start()

    def receive(self, watcher) -> None:
        """Answer a request or say who will. Runs in granian's thread, so it never waits."""
        exchange = Exchange(watcher, self)
        try:
            environ = exchange.environ = self.environ_of(watcher.scope)
            self._receive(exchange, environ)
        except Refused as refused:
            exchange.refuse(refused.status)
        except Exception:
            logger.exception("A request could not be taken.")
            exchange.refuse(500)

    def _receive(self, exchange: Exchange, environ: dict) -> None:
        path = environ["PATH_INFO"]
        if self.staff and newsroom.is_for_staff(path):
            exchange.kind = "staff"
            self._later(exchange, forwarding.forward(exchange, self.staff))
        elif bodies.has_body(environ):
            self._later(exchange, self._with_body(exchange))
        elif path == LIVE:
            self._tell_if_alive(exchange)
        elif self.at_once is None or not self._answer_at_once(exchange, environ):
            environ["wsgi.input"] = io.BytesIO()
            self.answer(exchange)

    def _answer_at_once(self, exchange: Exchange, environ: dict) -> bool:
        return self._answered_by(self.at_once, exchange, environ, kind="hit")

    def _answered_by(self, way: Callable, exchange: Exchange, environ: dict, *, kind: str) -> bool:
        answer = Answer()
        pieces = way(environ, answer.start)
        if pieces is None:
            return False
        exchange.kind = kind
        exchange.send(answer.status, answer.headers, joined(pieces))
        return True

    def answer(self, exchange: Exchange) -> None:
        """Have it answered in a thread of the pool, if one will be free soon."""
        if self.turn_away and self._answered_by(self.turn_away, exchange, exchange.environ, kind="refused"):
            return
        if not (self._line_up(exchange) if self.network_of else self._let_in(exchange)):
            raise Refused(503)

    def _line_up(self, exchange: Exchange) -> bool:
        """Readers: networks take turns, and who waits for too much already is told so."""
        network = self.network_of(exchange.environ)
        if network is None or self.pool.waiting_of(network) < limits.WAITING_OF_A_NETWORK:
            return self.pool.submit(self.call, exchange, source=network)
        return self._answered_by(self.send_away, exchange, exchange.environ, kind="refused")

    def _let_in(self, exchange: Exchange) -> bool:
        """The newsroom: colleagues first, then devices of colleagues, of strangers one password at a time."""
        environ = exchange.environ
        if self.staff or known.sent(environ):
            return self.pool.submit(self.call, exchange)
        device = devices.device_of(environ)
        if device and self.pool.waiting_of(device) < limits.DEVICE_WAITING:
            return self.pool.submit(self.call, exchange, source=device)
        way = self.guesses if newsroom.is_log_in(environ) else self.strangers
        return way.submit(self.call, exchange)

    async def _with_body(self, exchange: Exchange) -> None:
        exchange.environ["wsgi.input"] = await bodies.read(exchange.proto, exchange.environ)
        self.answer(exchange)

    def _later(self, exchange: Exchange, work: Coroutine) -> None:
        asyncio.run_coroutine_threadsafe(self._guarded(exchange, work), self.loop)

    async def _guarded(self, exchange: Exchange, work: Coroutine) -> None:
        try:
            await work
        except Refused as refused:
            exchange.refuse(refused.status)
        except Exception:
            logger.exception("A request could not be taken.")
            exchange.refuse(500)

    def _tell_if_alive(self, exchange: Exchange) -> None:
        exchange.kind = "health"
        if self.pool.oldest() > limits.STUCK_SECONDS:
            exchange.send(503, LIVE_HEADERS, b'{"status": "stuck"}')
        else:
            exchange.send(200, LIVE_HEADERS, b'{"status": "ok"}')

    def finished(self, exchange: Exchange, status: int, size: int) -> None:
        """Count an answer, and note it in the access log if there is one."""
        seconds = perf_counter() - exchange.began
        self.tally.answered(exchange.kind, status, seconds)
        if self.log:
            self.log.note(exchange, status, size, seconds)

    async def tell(self, write: Callable[[dict], None]) -> None:
        """Write down each second what has been done so far."""
        while True:
            self.tell_now(write)
            await asyncio.sleep(TELL_SECONDS)

    def tell_now(self, write: Callable[[dict], None]) -> None:
        """Write down what has been done so far."""
        try:
            write(self.tally.numbers(waiting=self.pool.waiting + self.strangers.waiting))
        except Exception:
            logger.exception("The numbers of this process could not be told.")
        if self.log:
            self.log.write()

    async def in_thread(self, function: Callable):
        """Have a thread of the pool do something, and give what it found."""
        return await self.call.in_pool(function)
