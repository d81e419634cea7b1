"""The rules of the house that a machine can keep. Each failure names the culprit and the cure."""

import ast
import importlib.util
import re

import pytest
from django.apps import apps

from tests.services import REPOSITORY
from tests.tree import FLOORS, LEAVES, lines, packages, python_files, short, templates

FILE_LINES, FUNCTION_LINES, TEMPLATE_LINES = 300, 30, 100
EMPTY_NAMES = {"core", "common", "util", "utils", "helper", "helpers", "base", "misc", "shared", "tools"}
PRIVATE_MODULES = {"views", "forms", "admin"}
OUR_MODELS = [model for model in apps.get_models() if model._meta.app_label in packages()]


def nothing(culprits, cure: str) -> None:
    """Fail with every culprit on its own line and the cure below."""
    culprits = list(culprits)
    assert not culprits, "\n".join(["", *map(str, culprits), f"Cure: {cure}"])


def test_files_are_short():
    long = (f"{short(path)}: {lines(path)} lines" for path in python_files() if lines(path) > FILE_LINES)
    nothing(long, f"at most {FILE_LINES} lines; split by idea, not by size")


def test_templates_are_short():
    long = (f"{short(path)}: {lines(path)} lines" for path in templates() if lines(path) > TEMPLATE_LINES)
    nothing(long, f"at most {TEMPLATE_LINES} lines; make a component in templates/components/")


def test_functions_are_short():
    long = (
        f"{short(path)}:{node.lineno} {node.name}: {node.end_lineno - node.lineno + 1} lines"
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= FUNCTION_LINES
    )
    nothing(long, f"at most {FUNCTION_LINES} lines; name a step and move it out")


def test_no_room_is_a_lumber_room():
    found = (short(path) for path in python_files() if {path.stem, path.parent.name} & EMPTY_NAMES)
    nothing(found, "name the file after the idea in it")


def test_every_package_has_its_floor():
    unknown = set(packages()) - {*FLOORS, *LEAVES}
    nothing(unknown, "a new room needs a floor: tests/tree.py, .importlinter and docs/architecture.md")
    linter = (REPOSITORY / ".importlinter").read_text()
    forgotten = (name for name in packages() if not re.search(rf"^    {name}$", linter, re.MULTILINE))
    nothing(forgotten, "name the package in .importlinter")


@pytest.mark.parametrize("name", packages())
def test_our_names_mean_our_folders(name):
    """Packages of the same names exist in the wild (events, organizations): ours must win."""
    assert importlib.util.find_spec(name).origin == str(REPOSITORY / name / "__init__.py")


def test_rooms_keep_their_views_forms_and_admin_to_themselves():
    nothing(_intrusions(), "import models, querysets, services and enums of another room, nothing else")


def _intrusions():
    for path in python_files(*packages()):
        own = path.relative_to(REPOSITORY).parts[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            room, _, module = (getattr(node, "module", None) or "").partition(".")
            if own != "portal" and room in packages() and room != own and room not in {"languages", "prose"}:
                named = {module.split(".")[0], *(alias.name for alias in node.names)}
                if named & PRIVATE_MODULES:
                    yield f"{short(path)}:{node.lineno} imports {node.module}"


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model._meta.label)
def test_relations_point_down(model):
    """import-linter cannot see ForeignKey("articles.Article"); the database would."""
    own = model._meta.app_label
    targets = {
        field.name: field.related_model._meta.app_label
        for field in [*model._meta.fields, *model._meta.many_to_many, *model._meta.private_fields]
        if field.related_model
    }
    wrong = (
        f"{model._meta.label}.{name} → {app}" for name, app in targets.items() if not _may_point(own, app)
    )
    nothing(wrong, "turn the relation round, or store a key (page key) instead of a reference")


def _may_point(own: str, app: str) -> bool:
    if app == own or app not in packages():
        return True
    return own in FLOORS and app in FLOORS and FLOORS.index(app) < FLOORS.index(own)


@pytest.mark.parametrize("model", OUR_MODELS, ids=lambda model: model._meta.label)
def test_constraints_say_whose_they_are(model):
    prefix = f"{model._meta.app_label}_{model._meta.model_name}_"
    wrong = [
        each.name for each in [*model._meta.constraints, *model._meta.indexes] if prefix not in each.name
    ]
    nothing(wrong, f"begin the name with {prefix}")
    nothing(model._meta.unique_together, "use a named UniqueConstraint")


@pytest.mark.parametrize("name", packages())
def test_the_database_refuses_and_a_test_proves_it(name):
    tests = "\n".join(path.read_text(encoding="utf-8") for path in python_files(f"tests/{name}"))
    models = [model for model in OUR_MODELS if model._meta.app_label == name]
    untested = (rule.name for model in models for rule in model._meta.constraints if rule.name not in tests)
    nothing(untested, f"name the constraint in tests/{name}/test_constraints.py and let the database refuse")


def test_checks_are_named_after_their_package():
    ids = ((path, found) for path in python_files(*packages())
           for found in re.findall(r"id=\"([\w.]+\.[EW]\d{3})\"", path.read_text(encoding="utf-8")))  # fmt: skip
    wrong = (
        f"{short(path)}: {found}" for path, found in ids if found.split(".")[0] != short(path).split("/")[0]
    )
    nothing(wrong, "an id is <package>.E001")


def test_tests_mirror_the_packages():
    folders = {path.parent for path in (REPOSITORY / "tests").rglob("*.py")}
    bare = (short(folder) for folder in folders if not (folder / "__init__.py").exists())
    nothing(bare, "add __init__.py, or the tests in it may never run")
    tested = {path.parent.name for path in (REPOSITORY / "tests").glob("*/test_*.py")}
    nothing(set(packages()) - tested, "write tests/<package>/test_*.py")
    strange = {
        folder.name for folder in (REPOSITORY / "tests").iterdir() if (folder / "__init__.py").exists()
    }
    nothing(strange - {*packages(), "journeys"}, "tests stand in the folder of the package that they test")


def test_templates_bring_no_style_and_no_script():
    """The content security policy would refuse them; style and behaviour live in static/."""
    nothing(_inline(), "move it to static/css or static/js")


def _inline():
    pattern = re.compile(
        r"<style|<script(?![^>]*(\bsrc=|application/ld\+json|importmap))|\sstyle=|\son[a-z]+=\""
    )
    for path in templates():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if pattern.search(line):
                yield f"{short(path)}:{number} {line.strip()}"


def test_numbers_for_machines_are_printed_without_separators():
    """A thousand and one is 1,001 on a page; in a form or an address it would be another number, or none."""
    bare = re.compile(
        r'="[^"]*\{\{ [a-z_.]+\.(?:pk|id|number|version|article_id|place|seen|\w+_page_number) \}\}'
    )
    found = (
        f"{short(path)}:{number} {line.strip()[:80]}"
        for path in templates()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if bare.search(line)
    )
    nothing(found, "add |unlocalize")
