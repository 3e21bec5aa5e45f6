"""Pages of the house at the desk."""

from typing import Any
from unicodedata import normalize

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.lib import slugs
from newsroom.site.admin.ordering import InOrder
from newsroom.site.models import SitePage


class SitePageForm(forms.ModelForm):
    class Meta:
        model = SitePage
        fields = ["title", "slug", "summary", "body", "purpose", "is_public", "is_in_footer"]
        widgets = {"summary": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The words of the model, and what is done here where nothing is written.
        words = gettext_lazy("The last part of the web address. Left empty, it is made for you.")
        self.fields["slug"].required, self.fields["slug"].help_text = False, words

    def others(self) -> Any:
        return SitePage.objects.exclude(pk=self.instance.pk)

    def clean_slug(self) -> str:
        """The same letters can be written in two ways, and make one address."""
        slug = normalize("NFC", self.cleaned_data["slug"])
        if other := slug and self.others().filter(slug=slug).first():
            words = _("The page “%(title)s” has this address. Choose another one.")
            raise ValidationError(words % {"title": other.title})
        return slug or self.unused_slug()

    def unused_slug(self) -> str:
        wish = slugs.slug_of(self.cleaned_data.get("title", ""), "page")
        taken = self.others().filter(slug__startswith=wish[: slugs.LONGEST - 10])
        return slugs.unused(wish, set(taken.values_list("slug", flat=True)))

    def clean_purpose(self) -> str:
        purpose = self.cleaned_data["purpose"]
        if other := purpose and self.others().filter(purpose=purpose).first():
            words = _("The page “%(title)s” is for this already. Change that one first.")
            raise ValidationError(words % {"title": other.title})
        return purpose


@admin.register(SitePage)
class SitePageAdmin(InOrder):
    form = SitePageForm
    list_display = ["title", "purpose", "is_public", "is_in_footer", "modified_at", "move"]
    sortable_by = ()
    fieldsets = [
        (None, {"fields": ["title", "body"]}),
        (gettext_lazy("Where it stands"), {"fields": ["is_public", "is_in_footer"]}),
        (gettext_lazy("Address and search"), {"fields": ["slug", "summary", "purpose"]}),
    ]

    def view_on_site(self, page: SitePage) -> str | None:
        return page.get_absolute_url() if page.is_public else None
