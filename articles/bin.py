"""What is deleted at the desk goes into a bin, whole, and can be taken out again for a month."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DEFAULT_DB_ALIAS, models, transaction
from django.db.models.deletion import Collector
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Binned

KEPT_FOR = timedelta(days=30)
LONGEST = 300


@transaction.atomic
def put(thing: models.Model, *, by: Any) -> Binned:
    """Deletes a thing and keeps it, with the rows that go with it.

    Raises PermissionDenied, and ProtectedError where something else still needs it.
    """
    require(by, thing._meta, "delete")
    rows = serializers.serialize("python", [thing, *going_with(thing)])
    rows += list(letting_go_of(thing))
    binned = Binned.objects.create(
        kind=thing._meta.label_lower, words=str(thing)[:LONGEST], rows=rows, binned_by=by
    )
    thing.delete()
    return binned


@transaction.atomic
def take_out(binned: Binned, *, by: Any) -> models.Model:
    """Puts a thing back as it was; what belonged to something that is gone by now stays away.

    Raises PermissionDenied, and ValidationError where its place has been taken meanwhile.
    """
    binned = Binned.objects.select_for_update().get(pk=binned.pk)
    if binned.taken_out_at:
        raise ValidationError(_("It has been brought back already."))
    rows = [row for row in binned.rows if "let_go" not in row]
    thing, *others = serializers.deserialize("python", rows)
    require(by, thing.object._meta, "add")
    if type(thing.object)._base_manager.filter(pk=thing.object.pk).exists():
        raise ValidationError(_("It is there."))
    thing.object.validate_unique()
    thing.save()
    for other in others:
        if has_all_it_names(other.object):
            other.save()
    for row in binned.rows:
        if "let_go" in row:
            take_up_again(thing.object, row)
    binned.taken_out_at = timezone.now()
    binned.save(update_fields=["taken_out_at"])
    return thing.object


def waiting() -> models.QuerySet[Binned]:
    """What can be taken out."""
    return Binned.objects.filter(taken_out_at=None)


def forget_old(now: datetime | None = None) -> int:
    old = Binned.objects.filter(binned_at__lt=(now or timezone.now()) - KEPT_FOR)
    return old.delete()[0]


def going_with(thing: models.Model) -> Iterator[models.Model]:
    """The rows that are deleted with it, such as former addresses."""
    collector = Collector(using=DEFAULT_DB_ALIAS, origin=thing)
    collector.collect([thing])
    for model, instances in collector.data.items():
        yield from (each for each in instances if (model, each.pk) != (type(thing), thing.pk))
    for found in collector.fast_deletes:
        yield from found


def letting_go_of(thing: models.Model) -> Iterator[dict[str, Any]]:
    """The rows that stay and no longer name it, such as the stories of a series."""
    collector = Collector(using=DEFAULT_DB_ALIAS, origin=thing)
    collector.collect([thing])
    for (field, _nothing), found in collector.field_updates.items():
        pks = [row.pk for rows in found for row in (rows if is_many(rows) else [rows])]
        yield {"let_go": field.model._meta.label_lower, "field": field.name, "pks": pks}


def is_many(rows: Any) -> bool:
    return isinstance(rows, models.QuerySet | list)


def take_up_again(thing: models.Model, row: dict[str, Any]) -> None:
    """Those that name nothing else by now name it again."""
    rows = apps.get_model(row["let_go"])._base_manager
    rows.filter(pk__in=row["pks"], **{row["field"]: None}).update(**{row["field"]: thing})


def has_all_it_names(row: models.Model) -> bool:
    """Whether everything that its foreign keys point to is still there."""
    links = [field for field in row._meta.concrete_fields if field.remote_field]
    return all(
        getattr(row, link.attname) is None
        or link.remote_field.model._base_manager.filter(pk=getattr(row, link.attname)).exists()
        for link in links
    )


def require(user: Any, meta: Any, verb: str) -> None:
    if not user.has_perm(f"{meta.app_label}.{verb}_{meta.model_name}"):
        raise PermissionDenied
