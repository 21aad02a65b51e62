"""When something went wrong: a kind page, a way on, and the urgent line. None of them asks the database."""

from django.http import HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

from groups.views.addresses import from_home_address
from groups.views.find import FindForm


def not_found(request, exception=None):
    context = {"find_form": FindForm(), "kept": (), "from_home_address": from_home_address()}
    return render(request, "404.html", context, status=404)


def not_allowed(request, exception=None):
    return render(request, "403.html", status=403)


def not_understood(request, exception=None):
    return render(request, "400.html", status=400)


def server_error(request):
    """The template is given nothing at all, so that nothing in it can fail a second time."""
    return HttpResponseServerError(render_to_string("500.html"))
