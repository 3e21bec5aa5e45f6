"""A body is clean whichever way it is written."""

import json

import pytest
from django.contrib.admin import site as stock_admin
from django.contrib.admin.options import FORMFIELD_FOR_DBFIELD_DEFAULTS, ModelAdmin
from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import models
from django.forms import modelform_factory
from django.template import Context, Template
from django.utils.translation import gettext_lazy

from articles.models import Article
from newsroom.lib.richtext.fields import LONGEST_BODY, RichTextField
from newsroom.lib.richtext.widgets import BodyWidget

RAW = "<h1>Quay</h1><p onclick=x>a&nbsp; <b>b</b></p><script>c</script><p>&nbsp;</p>"
STORED = '<h2 id="h-quay">Quay</h2>\n<p>a <strong>b</strong></p>'


def stored_bodies():
    return list(Article.objects.order_by("pk").values_list("body", flat=True))


def test_to_migrations_it_is_a_plain_text_field():
    name, path, _args, kwargs = RichTextField("body", blank=True).deconstruct()
    assert path == "django.db.models.TextField"
    assert kwargs == {"blank": True, "verbose_name": "body"}


def test_save_and_create(make_article):
    article = make_article(body=RAW)
    assert stored_bodies() == [article.body] == [STORED]
    article.body = RAW
    article.save(update_fields=["body"])
    assert stored_bodies() == [article.body] == [STORED]


def test_bulk_create(section):
    made = Article.objects.bulk_create(
        Article(headline=f"A{number}", slug=f"a{number}", section=section, body=RAW)
        for number in range(2)
    )
    assert stored_bodies() == [STORED, STORED]
    assert made[0].body == STORED


def test_update(make_article):
    make_article()
    Article.objects.update(body=RAW)
    assert stored_bodies() == [STORED]
    Article.objects.update(body=gettext_lazy("<script>x</script>later"))
    assert stored_bodies() == ["<p>later</p>"]


def test_update_or_create(section):
    for body in ("first", RAW):
        Article.objects.update_or_create(
            slug="a", defaults={"headline": "A", "section": section, "body": body}
        )
    assert stored_bodies() == [STORED]


def test_bulk_update(make_article):
    article = make_article()
    article.body = RAW
    Article.objects.bulk_update([article], ["body"])
    assert stored_bodies() == [STORED]


def test_loaddata(make_article, tmp_path):
    rows = json.loads(serializers.serialize("json", [make_article()]))
    rows[0]["fields"]["body"] = RAW
    Article.objects.all().delete()
    fixture = tmp_path / "stories.json"
    fixture.write_text(json.dumps(rows))
    call_command("loaddata", fixture, verbosity=0)
    assert stored_bodies() == [STORED]


def test_a_form(make_article):
    form = modelform_factory(Article, fields=["body"])({"body": RAW}, instance=make_article())
    assert form.is_valid()
    assert form.instance.body == STORED
    form.save()
    assert stored_bodies() == [STORED]


def test_a_copied_heading_gets_an_id_of_its_own_at_save(make_article):
    article = make_article(body="<h2>Quay</h2><p>a</p>")
    article.body += article.body
    article.save()
    assert stored_bodies()[0].count('id="h-quay"') == 1
    assert 'id="h-quay-2"' in stored_bodies()[0]


def test_an_expression_is_left_alone(make_article):
    make_article(body="<p>a</p>")
    Article.objects.update(body=models.functions.Upper("body"))
    assert stored_bodies() == ["<P>A</P>"]


def test_a_body_of_empty_paragraphs_is_empty():
    with pytest.raises(ValidationError) as caught:
        RichTextField().clean("<p>&nbsp;</p>", None)
    assert caught.value.code == "blank"
    assert RichTextField(blank=True).clean("<p>&nbsp;</p>", None) == ""
    assert RichTextField(null=True, blank=True).clean(None, None) is None


def test_a_body_too_long_is_refused_in_words():
    with pytest.raises(ValidationError) as caught:
        RichTextField().clean("x" * (LONGEST_BODY + 1), None)
    assert caught.value.messages == [
        "This text is too long: its markup has 1,000,001 characters, and 1,000,000 is the most "
        "that can be stored. Please divide it into several articles."
    ]


def test_forms_and_the_admin_edit_it_with_the_editor():
    field = Article._meta.get_field("body")
    assert isinstance(field.formfield().widget, BodyWidget)
    assert models.TextField in FORMFIELD_FOR_DBFIELD_DEFAULTS
    in_admin = ModelAdmin(Article, stock_admin).formfield_for_dbfield(field, request=None)
    assert isinstance(in_admin.widget, BodyWidget)


def test_the_filter_prints_a_stored_body_as_it_is():
    template = Template("{% load richtext %}{{ body|richtext }}")
    assert template.render(Context({"body": STORED})) == STORED
