"""What the fold must remember of a day's readers: fetched before counting, put back after it, with its turn."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from operator import itemgetter

from django.db.models import QuerySet

from visitors import sql
from visitors.after import Noticed
from visitors.batch import DayBatch
from visitors.crowds import Crowds
from visitors.marks import DayMarks
from visitors.models import SeenNetwork, SeenReader
from visitors.reader import Reader
from visitors.records import NOBODY


class Day:
    """The readers of one day whom a batch is about, by the numbers that they have in the database."""

    def __init__(self, day: date, keys: DayMarks | None):
        self.day = day
        self.keys = keys
        self.batch = DayBatch(day)
        self.numbers: dict[int, int] = {}
        """The number in the database of each number in the spool."""
        self.readers: dict[int, Reader] = {}
        self.met: list[tuple[int, int, Reader]] = []
        """Readers with a page or an arrival in the batch: their numbers in spool and database, and what is known."""
        self.linked: set[int] = set()
        """Readers whose first visit may have begun the day before."""
        self.ended: set[int] = set()
        """Readers who go on under the number of the next day."""
        self.crowds = Crowds(day)

    def take(self, batch: DayBatch) -> None:
        """Give the readers of a batch their numbers and fetch what the database knows of them."""
        self.batch, number = batch, self.keys.reader
        self.numbers = {
            spooled: number(spooled) for spooled in {*batch.views, *batch.sites, *batch.heartbeats}
        }
        self.load({self.numbers[spooled] for spooled in {*batch.views, *batch.sites}})

    def load(self, numbers: Iterable[int]) -> None:
        """Fetch what the database knows of these readers."""
        self._keep(SeenReader.objects.filter(reader__in=sql.one_of(set(numbers) - set(self.readers))))

    def load_followers(self, numbers: Iterable[int], day_before: "Day") -> None:
        """Fetch the readers who had one of these numbers the day before."""
        followers = self._keep(SeenReader.objects.filter(earlier__in=sql.one_of(numbers)))
        self.linked.update(followers)
        day_before.ended.update(self.readers[number].earlier for number in followers)

    def link(self, day_before: "Day") -> None:
        """Join readers just after midnight to what they did before it."""
        earlier = {spooled: day_before.keys.reader(number) for spooled, number in self.batch.earlier.items()}
        day_before.ended.update(earlier.values())
        day_before.load(earlier.values())
        for spooled in set(earlier) & set(self.batch.views):
            number = self.numbers[spooled]
            self.readers[number].earlier = earlier[spooled]
            self.linked.add(number)

    def meet(self) -> None:
        """Make the readers of the batch whom the database does not know; see which networks are crowds."""
        networks, new, readers = set(), Counter(), self.readers
        for spooled in {*self.batch.views, *self.batch.sites}:
            number = self.numbers[spooled]
            reader = readers.get(number)
            if reader is None:
                reader = readers[number] = Reader(self.batch.networks.get(spooled, NOBODY))
                new[reader.network] += 1
            networks.add(reader.network)
            self.met.append((spooled, number, reader))
        self.crowds.load(networks - {NOBODY}, new)

    def noticed(self) -> Iterator[Noticed]:
        """The readers of the batch, for whoever shows who is online."""
        batch = self.batch
        for spooled in {*batch.views, *batch.heartbeats}:
            number, last = self.numbers[spooled], batch.heartbeats.get(spooled, 0)
            reader = self.readers.get(number)
            if reader is not None and reader.spans:
                last, is_new = max(last, reader.spans[-1][1]), not reader.before
                yield Noticed(number, last, reader.country, self.day, is_new)
            elif last:
                yield Noticed(number, last, batch.countries[spooled], self.day, is_new=False)

    def store(self) -> None:
        """Put back what was learnt."""
        day = sql.stored(SeenReader, "day", self.day)
        rows = [(day, number, *reader.as_row()) for _spooled, number, reader in self.met]
        rows.sort(key=itemgetter(1))  # neighbours in the index are written one after the other
        sql.upsert(SeenReader, ("day", "reader"), rows, replace=Reader.COLUMNS)
        sql.upsert(SeenNetwork, ("day", "mark"), self.crowds.rows(), replace=("hours",))

    def _keep(self, rows: QuerySet) -> list[int]:
        """Remember readers; one who is known already stays as known."""
        found = []
        rows = rows.using(sql.database()).filter(day=self.day)
        for number, *columns in rows.values_list("reader", *Reader.COLUMNS):
            found.append(number)
            if number not in self.readers:
                self.readers[number] = Reader.from_row(*columns)
        return found
