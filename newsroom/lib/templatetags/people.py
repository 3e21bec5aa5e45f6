from django import template

from newsroom.lib.people import name_of

register = template.Library()
register.filter("called", name_of)
