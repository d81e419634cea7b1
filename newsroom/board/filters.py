"""What the board shows: chosen by a form that stands in the address, so that a view can be kept and sent on."""

from functools import cached_property
from urllib.parse import urlencode

from django import forms
from django.db.models import Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models import Article
from languages.fallback import localized
from languages.numbers import whole_number
from languages.registry import CODES, enabled, own_name_of
from newsroom.board.matching import NOBODY, matching
from newsroom.board.states import WAITING, State

ME, WAITS, CHANGED = "me", "waits", "changed"
ORDERS = [
    ("readers", _("Most read in the last 30 days")),
    ("requests", _("Most asked for by readers")),
    ("waiting", _("Waiting longest")),
    ("newest", _("Newest")),
]
STATES = [("", _("any")), (WAITS, _("somebody has to do something")), (CHANGED, _("original changed since"))]
WRONG = {"invalid_choice": _("There is no such choice. Choose one of these.")}


class BoardForm(forms.Form):
    """The filters. All may be empty; what makes no sense gets a message and filters nothing."""

    chosen = forms.CharField(widget=forms.HiddenInput, required=False, initial="1", max_length=1)
    lang = forms.MultipleChoiceField(
        label=_("Languages"), required=False, widget=forms.CheckboxSelectMultiple, error_messages=WRONG
    )
    state = forms.ChoiceField(label=capfirst(_("state")), required=False, error_messages=WRONG)
    section = forms.ChoiceField(label=capfirst(_("section")), required=False, error_messages=WRONG)
    who = forms.ChoiceField(label=capfirst(_("assigned to")), required=False, error_messages=WRONG)
    q = forms.CharField(label=_("Words of the headline"), required=False, max_length=100)
    order = forms.ChoiceField(
        label=pgettext_lazy("of a list", "Order"), required=False, choices=ORDERS, error_messages=WRONG
    )

    def __init__(self, data, *, user, own_languages, sections, colleagues):
        super().__init__(data if "chosen" in data else self._usual(data, own_languages))
        self.user = user
        self.fields["lang"].choices = [(code, own_name_of(code)) for code in enabled()]
        self.fields["state"].choices = [*STATES, *((each.value, each.label) for each in State)]
        self.fields["section"].choices = [("", _("all")), *((str(it.pk), str(it)) for it in sections)]
        people = [(str(it.pk), it.get_full_name() or it.username) for it in colleagues]
        self.fields["who"].choices = [("", _("anybody")), (ME, _("me")), (NOBODY, _("nobody")), *people]

    def _usual(self, data, own_languages):
        """Without a choice a translator sees her own languages, everybody else sees all."""
        usual = data.copy()
        usual["chosen"] = "1"
        if "lang" not in data:
            usual.setlist("lang", [code for code in enabled() if code in own_languages])
        return usual

    @cached_property
    def asked(self) -> dict:
        """What was chosen; where that makes no sense, nothing."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}

    @property
    def languages(self) -> list[str]:
        """The columns."""
        return self.asked["lang"] or list(enabled())

    @property
    def chosen_order(self) -> str:
        """The order of the rows."""
        return self.asked["order"] or ORDERS[0][0]

    @property
    def states(self) -> set[State]:
        """The states to find. Who looks for what waits, or for what nobody has, means work that is still to do."""
        state = self.asked["state"]
        if state == CHANGED:
            return {State.UPDATE, State.MAJOR}
        if state and state != WAITS:
            return {State(state)}
        is_work = state == WAITS or self.chosen_order == "waiting" or self.asked["who"] == NOBODY
        return set(WAITING) if is_work else set()

    @property
    def query(self) -> str:
        """The end of an address that shows the same."""
        given = {name: value for name, value in self.asked.items() if value}
        return urlencode(given | {"chosen": "1"}, doseq=True)

    @property
    def ways(self) -> dict[str, str]:
        """The questions asked most, for the languages that are chosen."""
        questions = {
            "missing": {"state": State.MISSING.value},
            "changed": {"state": CHANGED},
            "review": {"state": State.IN_REVIEW.value},
            "mine": {"who": ME},
            "asked": {"order": "requests", "state": State.MISSING.value},
        }
        usual = {"lang": self.asked["lang"], "chosen": "1"}
        return {name: urlencode(usual | question, doseq=True) for name, question in questions.items()}

    @property
    def fields_in_line(self) -> list[forms.BoundField]:
        """What stands in one line below the languages."""
        return [self[name] for name in ("state", "section", "who", "order", "q")]

    def filtered(self, stories: QuerySet[Article]) -> QuerySet[Article]:
        """The stories that fit. In what was killed there is no work: only who looks for it finds it."""
        if self.states and State.KILLED not in self.states:
            stories = stories.not_killed()
        if self.asked["section"]:
            stories = stories.filter(section=int(self.asked["section"]))
        for word in self.asked["q"].split():
            anywhere = Q()
            for code in CODES:
                anywhere |= Q(**{f"{localized('headline', code)}__icontains": word})
            stories = stories.filter(anywhere)
        return matching(stories, self.states, self.languages, self._whose())

    def _whose(self) -> int | str:
        who = self.asked["who"]
        if who == ME:
            return self.user.pk
        number = whole_number(who)
        return who if number is None else number
