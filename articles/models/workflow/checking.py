"""What must be right before readers see a story, and who may say: publish it all the same."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.checks import Finding, findings_of
from articles.models.state import State
from articles.models.workflow.steps import Steps


class Unready(ValidationError):
    """The checks found errors. Nothing was done."""

    def __init__(self, errors: list[Finding]) -> None:
        super().__init__([error.words for error in errors], "unready")
        self.errors = errors

    @property
    def can_be_overruled(self) -> bool:
        return not any(error.is_final for error in self.errors)


class Checking(Steps):
    class Meta:
        abstract = True

    def keep_findings(self, state: State) -> list[Finding]:
        """Keeps what the checks say of the state that is being worked on, for lists."""
        found = findings_of(self, state)
        self.has_errors = any(finding.is_error for finding in found)
        # So that neither `modified_at` nor anything else of the row moves.
        type(self).objects.filter(pk=self.pk).update(has_errors=self.has_errors)
        return found

    def _pass_checks(self, state: State, *, overrule: bool, note: str) -> list[str]:
        """Raises Unready for errors; gives the names of those that were overruled."""
        errors = [finding for finding in self.keep_findings(state) if finding.is_error]
        if not errors:
            return []
        trouble = Unready(errors)
        if not (overrule and trouble.can_be_overruled):
            raise trouble
        if not note.strip():
            raise ValidationError(_("Say in the note why it is published all the same."))
        return sorted({error.code for error in errors})
