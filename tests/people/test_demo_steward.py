"""The account for trying the admin out."""

import re

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from people.models import User

pytestmark = pytest.mark.django_db


def make_it(capsys) -> str:
    call_command("make_demo_steward")
    return capsys.readouterr().out


def test_it_can_sign_in_with_the_password_that_was_shown(settings, capsys):
    settings.DEBUG = True
    password = re.search(r"the password (\S+) ", make_it(capsys))[1]
    steward = User.objects.get()
    assert steward.is_superuser
    assert steward.check_password(password)


def test_a_second_run_leaves_the_account_alone(settings, capsys):
    settings.DEBUG = True
    make_it(capsys)
    hashed = User.objects.get().password
    assert "password" in make_it(capsys)
    assert User.objects.get().password == hashed


def test_it_is_refused_on_a_real_site(settings):
    settings.DEBUG = False
    with pytest.raises(CommandError):
        call_command("make_demo_steward")
    assert not User.objects.exists()
