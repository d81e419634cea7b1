"""The page on which each colleague chooses what to hear by e-mail."""

from django.contrib import admin, messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from newsroom.notices.choices import choose
from newsroom.notices.forms import NoticesForm


@admin.site.admin_view
def notices(request):
    """My notices: nobody chooses for somebody else."""
    form = NoticesForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        choose(request.user, **form.cleaned_data)
        messages.success(request, _("Your choice is saved."))
        return redirect("newsroom:notices")
    context = admin.site.each_context(request) | {"title": _("My notices by e-mail"), "form": form}
    return render(request, "newsroom/notices.html", context, status=400 if form.errors else 200)
