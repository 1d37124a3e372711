"""The architecture, as a test: who may import whom, and where a third-party package may appear."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "kg"

# Upward. A module imports from lower rows or its own folder; siblings in one row never meet.
ROWS = (
    {"errors"},
    {"assets"},
    {"model"},
    {"fields"},
    {"rdf"},
    {"config", "sources", "check", "reconcile", "store", "engines"},
    {"pipeline", "web"},
    {"api"},
    {"cli"},
    {"__init__", "__main__"},
)
ROW_OF = {name: number for number, row in enumerate(ROWS) for name in row}

THIRD_PARTY = {
    "babel": {"fields"},
    "py3langid": {"fields"},
    "edtf": {"fields"},
    "langcodes": {"fields"},
    "lxml": {"sources"},
    "extruct": {"sources"},
    "ijson": {"sources"},
    "openpyxl": {"sources"},
    "rapidfuzz": {"reconcile", "fields", "web"},
    "requests": {"reconcile"},
    "urllib3": {"reconcile"},
    "pyoxigraph": {"rdf", "store", "check", "sources"},
    "pyshacl": {"check"},
    "rdflib": {"check", "api"},
    "SPARQLWrapper": {"store", "reconcile"},
    "starlette": {"web"},
    "uvicorn": {"web"},
    "jinja2": {"web"},
    "click": {"cli"},
}

# No file, clock, network, environment, logging or randomness.
IMPURE = {"os", "io", "time", "random", "logging", "socket", "urllib.request", "subprocess", "tempfile", "shutil",
          "threading", "requests", "sqlite3"}  # fmt: skip
PURE = ("model", "fields", "rdf", "reconcile/score.py", "web/negotiate.py")

MODULES = sorted(PACKAGE.rglob("*.py"))


def part_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(module: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: a relative import"
            found += [f"{node.module}.{alias.name}" if node.module == "kg" else node.module for alias in node.names]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "import_module":
            found += [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
    return found


def named(module: Path) -> str:
    return str(module.relative_to(ROOT))


def test_every_part_of_the_package_has_a_row():
    assert {part_of(module) for module in MODULES} == set(ROW_OF)


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_module_imports_only_from_lower_rows_or_its_own_folder(module):
    mine = part_of(module)
    for name in imports(module):
        if name == "kg" or name.startswith("kg."):
            theirs = name.split(".")[1]
            assert theirs == mine or ROW_OF[theirs] < ROW_OF[mine], f"{mine} imports {name}"


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_third_party_package_appears_only_where_it_serves(module):
    mine = part_of(module)
    for name in {name.split(".")[0] for name in imports(module)} - {"kg"}:
        if name not in sys.stdlib_module_names:
            assert mine in THIRD_PARTY[name], f"{mine} imports {name}"


@pytest.mark.parametrize("module", [m for m in MODULES if named(m).removeprefix("kg/").startswith(PURE)], ids=named)
def test_the_core_is_pure(module):
    assert not IMPURE & {*imports(module), *(name.split(".")[0] for name in imports(module))}
    calls = [node.func.id for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
             if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]  # fmt: skip
    assert not {"open", "print", "input"} & set(calls)


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_an_import_never_hides_in_a_function(module):
    tree = ast.parse(module.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    hidden = [node for each in functions for node in ast.walk(each) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert not hidden


def test_every_declared_dependency_is_imported_somewhere():
    used = {name.split(".")[0] for module in MODULES for name in imports(module)}
    assert set(THIRD_PARTY) <= used
