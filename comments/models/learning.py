from django.db import models
from django.utils.translation import gettext_lazy as _


class Learned(models.Model):
    """How often a feature of texts was found in spam and in honest comments, by the moderators.

    The row with an empty feature counts the texts themselves.
    """

    feature = models.CharField(max_length=64, unique=True)
    spam = models.PositiveIntegerField(default=0)
    honest = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("learned feature")
        verbose_name_plural = _("learned features")

    def __str__(self) -> str:
        return self.feature
