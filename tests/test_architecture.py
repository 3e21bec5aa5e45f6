"""Holds the rooms apart: who may import whom, function-level imports included."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = [
    "articles",
    "comments",
    "newsroom.contact",
    "newsroom.newsletter",
    "newsroom.site",
    "newsroom.lib",
]
# The composition root is every module of newsroom outside the rooms: it may import everything.
MAY_IMPORT = {
    "articles": {"newsroom.site", "newsroom.lib"},
    "comments": {"articles.models", "newsroom.site", "newsroom.lib"},
    "newsroom.contact": {"newsroom.site", "newsroom.lib"},
    "newsroom.newsletter": {"articles.models", "articles.fronts", "newsroom.site", "newsroom.lib"},
    "newsroom.site": {"newsroom.lib"},
    "newsroom.lib": set(),
}


def modules() -> Iterator[tuple[str, Path]]:
    for top in ("articles", "comments", "newsroom"):
        for path in (ROOT / top).rglob("*.py"):
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield ".".join(part for part in parts if part != "__init__"), path


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_imports_say_where_they_come_from():
    relative = [
        f"{module}: line {node.lineno}"
        for module, path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


def is_within(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


def is_ours(module: str) -> bool:
    return any(is_within(module, top) for top in ("articles", "comments", "newsroom"))


def room_of(module: str) -> str | None:
    return next((room for room in ROOMS if is_within(module, room)), None)


def forbidden_imports(module: str, path: Path) -> Iterator[str]:
    room = room_of(module)
    if room is None:
        return
    allowed = MAY_IMPORT[room] | {room}
    for imported in imports_of(path):
        if is_ours(imported) and not any(is_within(imported, door) for door in allowed):
            yield f"{module} imports {imported}"


def test_every_room_imports_only_what_it_may():
    found = [line for module, path in modules() for line in forbidden_imports(module, path)]
    assert found == []


def test_the_walk_sees_every_room():
    seen = {room_of(module) for module, _ in modules()}
    assert set(ROOMS) <= seen


def test_a_wrong_import_inside_a_function_is_found(tmp_path):
    wrong = tmp_path / "wrong.py"
    wrong.write_text("def thread():\n    from comments.models import Comment\n")
    assert list(forbidden_imports("articles.wrong", wrong)) == [
        "articles.wrong imports comments.models.Comment"
    ]


def test_no_python_file_is_a_house_of_its_own():
    long = [
        f"{path.relative_to(ROOT)}: {count}"
        for top in ("articles", "comments", "newsroom", "tests")
        for path in (ROOT / top).rglob("*.py")
        if path.parent.name != "migrations"
        and (count := len(path.read_text(encoding="utf-8").splitlines())) > 400
    ]
    assert long == []


def test_nobody_else_knows_which_editor_this_is():
    seam = ROOT / "newsroom" / "lib" / "richtext"
    knowing = [
        f"{module} imports {imported}"
        for module, path in modules()
        if not path.is_relative_to(seam)
        for imported in imports_of(path)
        if imported.partition(".")[0] in {"ckeditor", "nh3"}
    ]
    assert knowing == []
