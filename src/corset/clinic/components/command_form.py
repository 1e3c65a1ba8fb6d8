"""A form that becomes a command of the therapy."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from corset.services.therapy.commands.parser import CommandError, parse_command

if TYPE_CHECKING:
    from corset.therapy.commands import Command


class CommandForm(forms.Form):
    """Its fields are the command's; `command` is there once the form is valid."""

    does: ClassVar[str]
    """The command's name, as in scenarios."""

    def payload(self) -> Mapping[str, Any]:
        """Return the command's fields as plain data; what was left empty is not given."""
        return {k: v for k, v in self.cleaned_data.items() if v not in (None, "")}

    def clean(self) -> dict[str, Any]:
        """Understand the whole as a command, once every field is understood."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            self._understand()
        return cleaned

    def _understand(self) -> None:
        try:
            self.command: Command = parse_command(self.does, self.payload())
        except CommandError as error:
            for problem in error.problems:
                field = problem.field.split(".")[0]
                self.add_error(field if field in self.fields else None, problem.text)
