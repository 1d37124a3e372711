"""What users install: the wheel, in a fresh environment, away from the checkout."""

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "examples" / "pages" / "stalker.txt"


def run(*words, cwd):
    return subprocess.run([str(word) for word in words], cwd=cwd, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def python(tmp_path_factory):
    """A fresh virtual environment with the wheel; its dependencies are those of the tests' own environment."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    assert built.returncode == 0, built.stderr
    venv.create(folder / "fresh", with_pip=False)
    python = folder / "fresh" / "bin" / "python"
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).stdout.strip())
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    wheel = next(folder.glob("reelgraph-*.whl"))
    installed = run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index",
                    "--quiet", wheel, cwd=folder)  # fmt: skip
    assert installed.returncode == 0, installed.stderr
    return python


def test_the_wheel_carries_its_ontology_shapes_and_queries(python, tmp_path):
    script = "import kg, kg.assets; print(kg.__file__); print(*(kg.assets.folder(n) for n in ('ontology', 'shapes', 'queries')))"
    where = run(python, "-c", script, cwd=tmp_path).stdout
    assert str(ROOT / "kg") not in where
    assert where.count("_assets") == 3


def test_a_page_is_published_with_the_wheel_alone(python, tmp_path):
    done = run(python.parent / "kg", "publish", PAGE, "--out", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    rows = run(python.parent / "kg", "query", "--data", "out", "films-by-director", "director=Tarkovsk", "--format",
               "csv", cwd=tmp_path).stdout  # fmt: skip
    assert "Сталкер" in rows
