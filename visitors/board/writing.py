"""Putting readers on the board. Saying the same thing twice, or in another order, changes nothing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.conf import settings

from visitors import conf
from visitors.board.link import run
from visitors.board.pieces import DIGITS, name_of, piece

ONLINE_KEPT_SECONDS = 2 * conf.ONLINE_SECONDS
DAY_KEPT_LONGER = timedelta(hours=1)

WRITE = """
local seen, countries, online = KEYS[1], KEYS[2], KEYS[3]
local mode, oldest, day_expires, online_expires = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
if mode == 'anew' then redis.call('DEL', seen, countries, online) end
local days_whole = redis.call('HEXISTS', seen, '*') == 1 and redis.call('HEXISTS', countries, '*') == 1
if mode == 'news' and not days_whole then redis.call('HDEL', countries, '*') end
local at = 6
for _ = 1, ARGV[5] do
  if days_whole or mode ~= 'news' then
    local reader, now = ARGV[at], ARGV[at + 1]
    local before = redis.call('HGET', seen, reader)
    if not before or now < before then
      redis.call('HSET', seen, reader, now)
      if before then redis.call('HINCRBY', countries, string.sub(before, 9), -1) end
      redis.call('HINCRBY', countries, string.sub(now, 9), 1)
    end
  end
  at = at + 2
end
for _ = 1, ARGV[at] do
  redis.call('ZADD', online, 'GT', ARGV[at + 1], ARGV[at + 2])
  at = at + 2
end
for gone = at + 1, #ARGV do redis.call('ZREM', online, ARGV[gone]) end
redis.call('ZREMRANGEBYSCORE', online, '-inf', oldest)
if mode == 'done' then
  redis.call('HSET', seen, '*', '')
  redis.call('HSET', countries, '*', '')
  redis.call('ZADD', online, '+inf', '*')
end
redis.call('EXPIRE', seen, day_expires)
redis.call('EXPIRE', countries, day_expires)
redis.call('EXPIRE', online, online_expires)
return (mode == 'done' or days_whole and redis.call('ZSCORE', online, '*')) and 1 or 0
"""


class Mode(StrEnum):
    """What a message is: news for a complete piece, or a part of a repair, which ends with DONE."""

    NEWS = "news"
    ANEW = "anew"
    MORE = "more"
    DONE = "done"


@dataclass
class News:
    """Readers of a day with their first page's time and country, and who is online since when."""

    day: date
    readers: dict[int, tuple[int, str]] = field(default_factory=dict)
    online: dict[int, int] = field(default_factory=dict)
    gone: Iterable[int] = ()
    """Numbers of yesterday whose readers go on under a new number."""


def write(client, news: News, now: datetime, mode: Mode = Mode.NEWS) -> bool:
    """Send each piece its part, all at once; tell whether all pieces are complete."""
    readers, online, gone = defaultdict(list), defaultdict(list), defaultdict(list)
    for reader, (first_at, country) in news.readers.items():
        # The earliest page decides on the country, at the same second the smaller code: so does the fold.
        readers[_digit(reader)] += name_of(reader), f"{first_at:08x}{country}"
    for reader, last in news.online.items():
        online[_digit(reader)] += last, name_of(reader)
    for reader in news.gone:
        gone[_digit(reader)].append(name_of(reader))
    settled = (mode.value, now.timestamp() - ONLINE_KEPT_SECONDS, _expiry(news.day, now), ONLINE_KEPT_SECONDS)
    commands = []
    for digit in DIGITS:
        keys = piece(digit, news.day)
        parts = (len(readers[digit]) // 2, *readers[digit], len(online[digit]) // 2, *online[digit])
        commands.append((keys.seen, ("EVAL", WRITE, 3, *keys, *settled, *parts, *gone[digit])))
    return all(run(client, commands))


def _digit(reader: int) -> str:
    return name_of(reader)[0]


def _expiry(day: date, now: datetime) -> int:
    """Seconds until a day is no longer asked for. Redis counts them down itself: its clock does not matter."""
    end = datetime.combine(day + timedelta(days=1), time(), ZoneInfo(settings.TIME_ZONE))
    return max(60, int((end + DAY_KEPT_LONGER - now).total_seconds()))
