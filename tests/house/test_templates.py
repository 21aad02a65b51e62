"""Templates: all used, all translatable, nothing inline, nothing from elsewhere."""

import ast
import fnmatch
import re

import pytest
from django.template.loader import get_template

from tests.house.files import HOUSE, list_files, list_modules, list_templates, place, read_module
from tests.house.markup import list_blocks_in_attributes, read_template

TEMPLATES = {name: path for name, path in list_templates().items() if path.suffix != ".css"}
TEXTS = {name: path.read_text(encoding="utf-8") for name, path in TEMPLATES.items()}
IN_ATTRIBUTES = set().union(*map(list_blocks_in_attributes, TEXTS.values()))
PAGES = {name: read_template(text, IN_ATTRIBUTES) for name, text in TEXTS.items()}

# Found by packages under these names; no line of ours mentions them.
FOUND_BY_PACKAGES = [
    "400.html",
    "403.html",
    "403_csrf.html",
    "404.html",
    "500.html",
    "admin/*",  # Django's admin
    "registration/*",  # its sign-in pages
    "together/*",  # our crispy-forms template pack
    "django/forms/*",
    "reversion/*",
]
TEMPLATE_ENDING = re.compile(r"\.(html|txt|svg|xml|ics)$")
ELSEWHERE = re.compile(r"^\s*(https?:)?//")
# What the browser fetches by itself, as opposed to where a person may choose to go.
FETCHED = {"src", "srcset", "poster", "data", "action", "formaction", "background"}
FETCHES_HREF = {"link", "use", "image", "base"}


def list_names_in_python() -> tuple[set[str], list[str]]:
    """Template names written out in Python, and patterns for those put together from parts."""
    names, patterns = set(), []
    for path in list_modules().values():
        for node in ast.walk(read_module(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                names.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = [part.value if isinstance(part, ast.Constant) else "*" for part in node.values]
                pattern = "".join(parts)
                if TEMPLATE_ENDING.search(pattern):
                    patterns.append(pattern)
    return names, patterns


def test_no_template_is_unused():
    names, patterns = list_names_in_python()
    names |= {name for page in PAGES.values() for name in page.names_templates}
    patterns += FOUND_BY_PACKAGES
    unused = [
        place(path)
        for name, path in TEMPLATES.items()
        if name not in names and not any(fnmatch.fnmatch(name, pattern) for pattern in patterns)
    ]
    assert not unused, "Nothing renders, includes or extends these; remove them:\n" + "\n".join(unused)


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_can_be_read(name):
    get_template(name)


def test_every_word_goes_through_gettext():
    bare = [f"{place(TEMPLATES[name], line)}: {words}" for name, page in PAGES.items() for line, words in page.bare]
    assert not bare, (
        "Put these inside {% translate %} or {% blocktranslate trimmed %} ({% load i18n %} first):\n" + "\n".join(bare)
    )


def list_elements():
    for name, page in PAGES.items():
        for element in page.elements:
            yield place(TEMPLATES[name], element.line), element


def test_nothing_is_inline():
    """The Content-Security-Policy refuses inline code; it would fail, and the console alone would say."""
    inline = []
    for where, element in list_elements():
        attributes = element.attributes
        is_data = attributes.get("type") == "application/ld+json"  # for machines; not run
        if element.name == "script" and "src" not in attributes and not is_data:
            inline.append(f"{where}: <script> without src")
        inline += [f"{where}: {name}=" for name in attributes if name == "style" or name.startswith("on")]
        if attributes.get("href", "").strip().startswith("javascript:"):
            inline.append(f"{where}: href=javascript:")
    assert not inline, "Move code to static/*.js and styles to the style sheet:\n" + "\n".join(inline)


def test_nothing_comes_from_another_host():
    foreign = []
    for where, element in list_elements():
        fetched = FETCHED | {"href", "xlink:href"} if element.name in FETCHES_HREF else FETCHED
        foreign += [
            f"{where}: <{element.name} {name}={value}>"
            for name, value in element.attributes.items()
            if name in fetched and ELSEWHERE.match(value) and element.attributes.get("rel") != "canonical"
        ]
    assert not foreign, "A visit must stay between her and us; bring these home:\n" + "\n".join(foreign)


def test_no_style_sheet_or_script_asks_another_host():
    foreign = [
        f"{place(path, number)}: {line.strip()[:100]}"
        for path in list_files(".css", ".js", under="static")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"""(url\(|@import|fetch\(|import|src\s*=)\s*["'(]*\s*(https?:)?//""", line)
    ]
    assert not foreign, "A visit must stay between her and us; bring these home:\n" + "\n".join(foreign)


def test_links_to_other_sites_do_not_tell_where_she_came_from():
    telling = [
        f"{where}: {element.attributes['href']}"
        for where, element in list_elements()
        if element.name == "a"
        and ELSEWHERE.match(element.attributes.get("href", ""))
        and not {"noreferrer", "noopener"} <= set(element.attributes.get("rel", "").split())
    ]
    assert not telling, 'Add rel="noreferrer noopener" to:\n' + "\n".join(telling)


# The reader itself, tried on a template that is wrong in every way.

WRONG = """{% load i18n %}
<p class="{% if x %}a{% endif %}">Bare words</p>
<img src="https://elsewhere.test/x.png" alt="A cat">
<p>{% translate "Kind words" %} {{ name }} {# a note #} {% comment %}a note{% endcomment %}</p>
{% blocktranslate trimmed with n=1 %}
  More kind {{ n }} words
{% endblocktranslate %}
<a title="{% translate "Spoken" %}" href="{% url "x" %}">12 · {{ y }}</a><script>alert("code")</script>
{% include "parts/card.html" %}"""


def test_the_reader_sees_what_it_should():
    page = read_template(WRONG)
    assert page.bare == [(2, "Bare words"), (3, "A cat")]
    assert page.translated == ["More kind {{ n }} words", "Kind words", "Spoken"]
    assert page.names_templates == {"parts/card.html"}
    assert [element.name for element in page.elements] == ["p", "img", "p", "a", "script"]


def test_a_block_for_an_attribute_holds_no_words():
    assert list_blocks_in_attributes('<body class="{% block shape %}{% endblock %}">{% block main %}') == {"shape"}
    child = "{% block shape %}far{% endblock shape %}{% block main %}near{% endblock %}"
    assert read_template(child, {"shape"}).bare == [(1, "near")]


def test_the_list_of_templates_is_that_of_the_folders():
    assert set(TEMPLATES.values()) == {
        path
        for path in list_files(".html", ".txt", ".svg", ".xml", ".ics")
        if "templates" in path.relative_to(HOUSE).parts and "tests" not in path.relative_to(HOUSE).parts
    }
