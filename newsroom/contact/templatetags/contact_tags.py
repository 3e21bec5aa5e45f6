from django import template

from newsroom.contact.forms import EnquiryForm

register = template.Library()


@register.simple_tag
def enquiry_form(page: str = "") -> EnquiryForm:
    """An empty form for a page; `page` is the address it stands on."""
    return EnquiryForm(initial={"page": page})
