"""A command to call, invented files to give it, and a study with one review and one audit file."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from commands import AUDIT, REPORT, Result, Run
from thememiner.cli import main


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> Result:
        with pytest.raises(SystemExit) as ended:
            main([str(one) for one in arguments])
        written = capsys.readouterr()
        return Result(int(ended.value.code or 0), written.out, written.err)

    return call


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "child-a.md"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def audit(tmp_path: Path) -> Path:
    path = tmp_path / "audit.csv"
    path.write_text(AUDIT, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with one review and one audit file, coded once for all tests: loading the coder takes seconds."""
    from thememiner import Study

    folder = tmp_path_factory.mktemp("coded")
    (folder / "child-a.md").write_text(REPORT, encoding="utf-8")
    (folder / "audit.csv").write_text(AUDIT, encoding="utf-8")
    with Study.new(folder / "study") as made, ThreadPoolExecutor(1) as here:
        made.add_reviews([folder / "child-a.md"], pool=here)
        made.add_audits([folder / "audit.csv"])
        made.code(pool=here)
    return folder / "study"


@pytest.fixture(scope="session")
def coded_by_rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for an area, coded by rules."""
    from thememiner import Study
    from thememiner.settings import Settings

    folder = tmp_path_factory.mktemp("coded-by-rules")
    (folder / "child-a.md").write_text(REPORT, encoding="utf-8")
    (folder / "audit.csv").write_text(AUDIT, encoding="utf-8")
    settings = Settings(area="Camden", coder="rules")
    with Study.new(folder / "study", settings=settings) as made, ThreadPoolExecutor(1) as here:
        made.add_reviews([folder / "child-a.md"], pool=here)
        made.add_audits([folder / "audit.csv"])
        made.code(pool=here)
    return folder / "study"


@pytest.fixture
def study(tmp_path: Path, coded: Path) -> Path:
    """A copy of it that the test may change."""
    return shutil.copytree(coded, tmp_path / "study")
