from django import forms
from django.contrib import admin

from articles.admin.bin import GoesToBin
from articles.models import RetiredSectionSlug, RetiredSlug, Section, Series, Topic
from newsroom.lib.lists import LongList
from newsroom.lib.swatches import ColourWidget


class SectionForm(forms.ModelForm):
    class Meta:
        widgets = {"colour": ColourWidget}


@admin.register(Section)
class SectionAdmin(GoesToBin, admin.ModelAdmin):
    form = SectionForm
    list_display = ["name", "parent", "position", "slug"]
    list_editable = ["position"]
    list_select_related = ["parent"]
    search_fields = ["name"]
    fields = ["name", "parent", "description", "colour", "is_news", "shows_age", "position", "slug"]

    def view_on_site(self, section: Section) -> str:
        return section.get_absolute_url()


@admin.register(Topic)
class TopicAdmin(GoesToBin, LongList):
    list_display = ["name", "slug"]
    search_fields = ["name"]
    fields = ["name", "description", "slug"]

    def view_on_site(self, topic: Topic) -> str:
        return topic.get_absolute_url()


@admin.register(Series)
class SeriesAdmin(GoesToBin, LongList):
    list_display = ["name", "slug"]
    search_fields = ["name"]
    fields = ["name", "description", "slug"]

    def view_on_site(self, series: Series) -> str:
        return series.get_absolute_url()


@admin.register(RetiredSlug)
class RetiredSlugAdmin(GoesToBin, LongList):
    list_display = ["slug", "article", "retired_at"]
    list_select_related = ["article"]
    search_fields = ["slug", "article__headline"]
    autocomplete_fields = ["article"]
    fields = ["slug", "article"]


@admin.register(RetiredSectionSlug)
class RetiredSectionSlugAdmin(GoesToBin, LongList):
    list_display = ["slug", "section", "retired_at"]
    list_select_related = ["section"]
    search_fields = ["slug", "section__name"]
    autocomplete_fields = ["section"]
    fields = ["slug", "section"]
