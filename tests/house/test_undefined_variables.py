"""The trap for undefined template variables (tests/conftest.py) catches ours and leaves the admin's alone."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Origin, Template, engines

import tests.conftest


def render(source, origin, **context):
    template = Template(source, origin=Origin(name=str(origin)), engine=engines["django"].engine)
    return template.render(Context(context))


OURS = Path(settings.BASE_DIR) / "templates" / "made_up.html"
THEIRS = tests.conftest.PACKAGES / "django" / "contrib" / "admin" / "templates" / "made_up.html"


@pytest.mark.parametrize(
    "source",
    [
        "{{ nobody }}",
        "{{ group.nobody }}",
        "{{ nobody|default:'x' }}",
        "{% with name=nobody %}{{ name }}{% endwith %}",
        "{% load i18n %}{% blocktranslate %}Hello {{ nobody }}{% endblocktranslate %}",
    ],
)
def test_an_undefined_variable_in_our_template_fails(source):
    with pytest.raises(pytest.fail.Exception, match="nobody"):
        render(source, OURS, group={"name": "Bumps"})


def test_asking_whether_a_variable_exists_is_allowed():
    assert render("{% if nobody %}yes{% else %}no{% endif %}", OURS) == "no"


def test_a_defined_variable_is_shown():
    assert render("{{ group.name }}", OURS, group={"name": "Bumps"}) == "Bumps"


def test_templates_of_packages_keep_their_own_manners():
    assert render("[{{ nobody }}{{ nobody|default:'x' }}]", THEIRS) == "[x]"
