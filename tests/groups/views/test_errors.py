"""When something goes wrong the page is kind, leaves nothing behind and leads to urgent help."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404
from django.test import Client
from django.urls import include, path

from tests.groups.views.reading import Page


def break_down(request):
    raise RuntimeError("broken")


def refuse(request):
    raise PermissionDenied


def distrust(request):
    raise SuspiciousOperation


def lose(request):
    raise Http404


urlpatterns = [
    path("broken/", break_down),
    path("refused/", refuse),
    path("distrusted/", distrust),
    path("lost/", lose),
    path("", include("directory.urls")),
]
handler400 = "groups.views.errors.not_understood"
handler403 = "groups.views.errors.not_allowed"
handler404 = "groups.views.errors.not_found"
handler500 = "groups.views.errors.server_error"

pytestmark = pytest.mark.urls(__name__)


# No `db` fixture: none of these pages may ask the database.
@pytest.mark.parametrize(
    ("address", "status", "heading"),
    [
        ("/broken/", 500, "Something went wrong on our side"),
        ("/refused/", 403, "You cannot open this page"),
        ("/distrusted/", 400, "We could not read that"),
        ("/lost/", 404, "This page is not here"),
    ],
)
def test_a_kind_page_without_a_database(address, status, heading):
    response = Client(raise_request_exception=False, headers={"accept-language": "en-GB"}).get(address)
    page = Page(response)
    assert response.status_code == status
    assert page.h1 == heading
    assert page.problems() == []
    assert page.link("Need help now?") == "/urgent/"
    assert page.link("Get help now") == "/urgent/"
    assert not response.cookies
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response.headers["Cache-Control"]
    assert "sha256-" in response.headers["Content-Security-Policy"]


def test_a_page_that_is_not_here_offers_the_search_and_groups_from_home(visitor):
    page = Page(visitor.get("/nowhere/"))
    assert page.find("form", action="/find/", method="post")
    assert page.link("Groups you can join from home").startswith("/groups/?how=")


def test_a_form_that_was_open_too_long(db):
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})
    assert response.status_code == 403
    assert Page(response).h1 == "This form has been open too long"
