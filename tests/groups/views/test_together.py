"""The crispy-forms template pack, tried on a form with every kind of field we may use."""

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout, Submit
from django import forms
from django.template import engines
from django.test import RequestFactory

from tests.groups.views.reading import Page


class Everything(forms.Form):
    name = forms.CharField(help_text="As on the poster.")
    about = forms.CharField(widget=forms.Textarea)
    day = forms.ChoiceField(choices=[("mon", "Monday"), ("tue", "Tuesday")])
    cost = forms.ChoiceField(choices=[("free", "Free"), ("fixed", "Costs money")], widget=forms.RadioSelect)
    access = forms.MultipleChoiceField(
        choices=[("step_free", "Step-free")], widget=forms.CheckboxSelectMultiple, help_text="Tick what there is."
    )
    is_sure = forms.BooleanField(label="I am sure")
    secret = forms.CharField(widget=forms.HiddenInput)


def render(form, helper=None):
    # A helper without a layout has no length, so it counts as false.
    form.helper = FormHelper() if helper is None else helper
    template = engines["django"].from_string(
        "{% load crispy_forms_tags %}<html lang='en'><header></header><nav></nav><main><h1>x</h1>{% crispy form %}"
        "</main><footer></footer></html>"
    )

    class Response:
        content = template.render({"form": form}, RequestFactory().get("/")).encode()

    return Page(Response)


def test_every_field_has_a_name():
    page = render(Everything())
    assert page.problems() == []
    assert {attributes["name"] for attributes, _labelled in page.fields} == {*Everything.base_fields} - {"secret"}
    assert not page.find("div", role="alert")


def test_errors_are_summed_up_and_stand_at_their_fields():
    page = render(Everything({"about": "x"}))
    assert page.problems() == []
    [summary] = page.find("div", role="alert")
    assert "autofocus" in summary
    for name in ("name", "cost", "access", "is_sure"):
        assert page.find("a", href=f"#id_{name}")
        assert f"id_{name}_error" in page.ids
    [field] = page.find("input", name="name")
    assert field["aria-describedby"] == "id_name_helptext id_name_error"
    assert field["aria-invalid"] == "true"
    [group] = page.find("fieldset", id="id_access")
    assert group["aria-describedby"] == "id_access_helptext id_access_error"


def test_what_was_typed_is_kept():
    page = render(Everything({"name": "Bumps", "cost": "fixed", "access": ["step_free"]}))
    assert page.find("input", name="name", value="Bumps")
    assert "checked" in page.find("input", value="fixed")[0]
    assert "checked" in page.find("input", value="step_free")[0]


def test_errors_of_the_whole_form():
    form = Everything({})
    form.add_error(None, "These do not fit together.")
    assert "These do not fit together." in render(form).text


def test_layouts():
    helper = FormHelper()
    helper.layout = Layout(Fieldset("About it", "name", "about"), Div("day", css_class="row"), Submit("save", "Save"))
    page = render(Everything(), helper)
    assert page.problems() == []
    assert "About it" in page.text
    assert page.find("button", type="submit", name="save")


@pytest.mark.parametrize(("method", "asked"), [("post", 1), ("get", 0)])
def test_a_token_is_asked_for_where_it_is_wanted(method, asked):
    helper = FormHelper()
    helper.form_method = method
    assert len(render(Everything(), helper).find("input", name="csrfmiddlewaretoken")) == asked


def test_no_token_where_none_is_wanted():
    helper = FormHelper()
    helper.disable_csrf = True
    assert not render(Everything(), helper).find("input", name="csrfmiddlewaretoken")


def test_several_forms_at_once():
    forms_ = forms.formset_factory(Everything, extra=2)({"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0"})
    template = engines["django"].from_string("{% load crispy_forms_tags %}{% crispy form %}")
    forms_.helper = FormHelper()
    html = template.render({"form": forms_}, RequestFactory().get("/"))
    assert 'name="form-1-name"' in html
