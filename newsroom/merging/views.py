"""The pages on which editors merge two records, and take a merge back."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.errors import NewsroomError
from languages.numbers import whole_number
from newsroom.guard import only
from newsroom.merging.errors import NotThere, RecordsChanged
from newsroom.merging.forms import MergeForm
from newsroom.merging.kinds import KINDS, may_merge
from newsroom.merging.lists import doubles, log
from newsroom.merging.preview import connections, lines
from newsroom.merging.service import merge, state_of
from newsroom.merging.undoing import undo
from newsroom.models import Merge


def may_merge_anything(user) -> bool:
    """Whether a colleague may merge records of any kind."""
    return any(may_merge(user, kind) for kind in KINDS)


@only(may_merge_anything)
def merges(request):
    """What may be the same twice, and what was merged until now."""
    kinds = [kind for kind in KINDS if may_merge(request.user, kind)]
    context = {"title": _("Merged records"), "doubles": doubles(kinds), "log": log(kinds)}
    return _page(request, "index", context)


@only(may_merge_anything)
def merge_two(request, kind):
    """Two records side by side; on a POST they become one."""
    records = _two(request, kind)
    if records is None:
        messages.error(request, _("One of the two records does not exist any more."))
        return redirect("newsroom:merges")
    form = MergeForm(
        request.POST or None, records=records, initial={"kept": records[0].pk, "seen": state_of(*records)}
    )
    if request.method != "POST" or not form.is_valid():
        return _both(request, records, form, 400 if form.errors else 200)
    return _merged(request, records, form)


def _merged(request, records, form):
    kept, gone = form.chosen
    try:
        done = merge(
            kept, gone, by=request.user, called=form.cleaned_data["called"], seen=form.cleaned_data["seen"]
        )
    except NotThere as error:
        messages.error(request, str(error))
        return redirect("newsroom:merges")
    except RecordsChanged as error:
        anew = {"kept": kept.pk, "called": form.cleaned_data["called"], "seen": state_of(*records)}
        return _both(request, records, MergeForm(records=records, initial=anew), 409, problem=str(error))
    except NewsroomError as error:
        return _both(request, records, form, 400, problem=str(error))
    text = _("“%(gone)s” is merged into “%(kept)s”. You can undo it in the list of merged records.")
    messages.success(request, text % {"gone": done.gone_name, "kept": done.kept_name})
    return redirect(_form_of(kept))


def _form_of(record) -> str:
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])


@require_POST
@only(may_merge_anything)
def undo_merge(request, pk):
    """Take a merge back, and say what could not be given back."""
    done = get_object_or_404(Merge, pk=pk)
    if not may_merge(request.user, done.kind):
        raise PermissionDenied
    try:
        left = undo(done, by=request.user)
    except NewsroomError as error:
        messages.error(request, str(error))
        return redirect("newsroom:merges")
    messages.success(request, _("The merge is undone: “%(name)s” is back.") % {"name": done.gone_name})
    for sentence in left:
        messages.warning(request, sentence)
    return redirect("newsroom:merges")


def _two(request, kind) -> list | None:
    """The two records of the address in its order; None if one is not there."""
    if kind not in KINDS:
        raise Http404
    if not may_merge(request.user, kind):
        raise PermissionDenied
    numbers = [whole_number(request.GET.get(name, "")) for name in ("one", "other")]
    if None in numbers or numbers[0] == numbers[1]:
        raise Http404
    found = KINDS[kind]._base_manager.in_bulk(numbers)
    return [found[number] for number in numbers] if len(found) == len(numbers) else None


def _both(request, records, form, status, problem=""):
    context = {
        "title": _("Merge two records"), "form": form, "problem": problem, "back": reverse("newsroom:merges"),
        "sides": [(record, _form_of(record)) for record in records],
        "lines": lines(*records), "connections": connections(*records),
    }  # fmt: skip
    return _page(request, "two", context, status)


def _page(request, name, context, status=200):
    context = admin.site.each_context(request) | context
    return render(request, f"newsroom/merging/{name}.html", context, status=status)
