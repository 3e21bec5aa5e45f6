"""Makes the versions of every picture anew, after sizes, formats or the secret key have changed."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from tqdm import tqdm

from articles.models import Picture


class Command(BaseCommand):
    help = (
        "Makes the smaller versions and crops of every picture anew. Files that no picture names "
        "any more afterwards are removed a day later."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        # By primary key, so that pictures sent meanwhile neither come twice nor are left out.
        pks = Picture.objects.order_by("pk").values_list("pk", flat=True)
        troubles = [trouble for pk in tqdm(pks, unit="picture") if (trouble := render(pk))]
        for trouble in troubles:
            self.stderr.write(trouble)
        if troubles:
            raise CommandError(f"{len(troubles)} of {len(pks)} pictures could not be made anew.")
        self.stdout.write(f"{len(pks)} pictures were made anew.")


def render(pk: int) -> str:
    """What went wrong, in words; nothing when it went well or the picture is gone."""
    try:
        with transaction.atomic():
            picture = Picture.objects.select_for_update().filter(pk=pk).first()
            if picture:
                picture.render()
    except (OSError, ValidationError) as error:
        return f"Picture {pk}: {error}"
    return ""
