"""Reads what is to be translated out of templates and modules, with nothing but Python.

Django turns a template into something that reads like a program, as `makemessages` has it done;
Babel then reads both. (https://babel.pocoo.org/en/latest/messages.html)
"""

import ast
import io
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from django.conf import settings
from django.utils.translation.template import templatize

from newsroom.translations import sources

KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}
# Before a text in the code, for whoever translates it.
FOR_TRANSLATORS = "Translators:"


def gathered() -> Catalog:
    """All that readers may be told, each with the files that say it."""
    catalog = Catalog(project="Newsroom", charset="utf-8", fuzzy=False)
    # In one order, so that a catalogue changes in one place when a file does.
    for path, text in sorted(readers_sources()):
        for line, function, words, notes in messages_in(text):
            add(catalog, path, line, KEYWORDS[function], words, notes)
    return catalog


def add(catalog: Catalog, path: str, line: int, spec: tuple | None, words: tuple, notes: list):
    """As Babel reads the arguments of a call: `spec` says which of them is what."""
    context = None
    if spec and isinstance(spec[0], tuple):
        context, words, spec = words[0], words[1:], spec[1:]
    message = tuple(words[:2]) if spec and len(spec) > 1 else words[0]
    catalog.add(message, locations=[(path, line)], auto_comments=notes, context=context)


def messages_in(text: str) -> Iterator[tuple]:
    program = io.BytesIO(text.encode())
    for line, function, words, notes in extract_python(
        program, KEYWORDS, [FOR_TRANSLATORS], {"encoding": "utf-8"}
    ):
        # A call whose text is made up elsewhere names nothing to translate.
        if words and words[0]:
            yield line, function, words if isinstance(words, tuple) else (words,), notes


def readers_sources() -> Iterator[tuple[str, str]]:
    """The path of every file that holds words for readers, and the file as a program."""
    for path in found(sources.TEMPLATES, but=sources.TEMPLATES_OF_THE_DESK):
        program = templatize((settings.BASE_DIR / path).read_text(encoding="utf-8"))
        yield path, "\n".join(line.strip() for line in program.splitlines())
    for pattern in sources.MODULES:
        glob, _, name = pattern.partition(":")
        for path in found([glob], but=[] if name else sources.MODULES_OF_THE_DESK):
            text = (settings.BASE_DIR / path).read_text(encoding="utf-8")
            yield path, part_of(text, name) if name else text


def found(patterns: list[str], but: list[str]) -> list[str]:
    root = Path(settings.BASE_DIR)
    paths = {str(path.relative_to(root)) for glob in patterns for path in root.glob(glob)}
    return sorted(path for path in paths if not any(fnmatch(path, glob) for glob in but))


def part_of(text: str, name: str) -> str:
    """One class, function or assignment of a module, on the lines where it stands there."""
    node: ast.AST = ast.parse(text)
    for part in name.split("."):
        node = next(child for child in node.body if part in names_of(child))
    lines = text.splitlines()[: node.end_lineno]
    kept = lines[node.lineno - 1 :]
    indent = len(kept[0]) - len(kept[0].lstrip())
    return "\n" * (node.lineno - 1) + "\n".join(line[indent:] for line in kept)


def names_of(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Assign):
        return {target.id for target in node.targets if isinstance(target, ast.Name)}
    return {getattr(node, "name", "")}
