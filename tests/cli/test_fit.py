"""`fit` as a user gives it: reviews in which one cue misleads the coder by rules again and again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from commands import Run
from thememiner import Study
from thememiner.records import Code, Decision, Passage, Tag
from thememiner.settings import Settings

BOOK = """
- {id: supervision, label: Staff supervision, definition: Whether staff had supervision., cues: [supervision]}
- {id: contact, label: Family contact, definition: Whether visits between parent and child were kept safe.,
   cues: [contact centre]}
- {id: housing, label: Housing, definition: "Homes, rent and evictions.", cues: [rent, eviction]}
"""
MISLEADING = (
    "Supervision of the father's visit to the children at {place} was not arranged, and he saw them alone.",
    "The mother's visits with the baby were left without supervision by anyone at {place}.",
    "Nobody kept the grandparents' weekend visits with the child under supervision at {place}.",
)
RIGHT = (
    "The health visitor in {place} had no supervision with a manager for five months.",
    "Social workers in {place} did not have supervision, and managers did not know their cases.",
    "The team manager in {place} did not record supervision with staff.",
    "The family in {place} had rent arrears and nobody asked about the eviction notice.",
)
PLACES = ("Arrow", "Bramley", "Corby", "Denton", "Elmham", "Fenwick", "Garton", "Hexley")


def review(place: str) -> str:
    lines = [text.format(place=place) for text in (*MISLEADING, *RIGHT)]
    body = "\n\n".join(f"2.{number} {line}" for number, line in enumerate(lines, start=1))
    return f"# Serious Case Review: {place}\n\n## Findings\n\n{body}\n"


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight reviews, coded, every coding confirmed but those that the cue misled."""
    folder = tmp_path_factory.mktemp("fit")
    (folder / "book.yaml").write_text(BOOK, encoding="utf-8")
    (folder / "reviews").mkdir()
    for place in PLACES:
        (folder / "reviews" / f"{place.lower()}.md").write_text(review(place), encoding="utf-8")
    study = folder / "study"
    with (
        Study.new(study, codebook=folder / "book.yaml", settings=Settings(coder="rules")) as made,
        ThreadPoolExecutor(1) as here,
    ):
        made.add_reviews([folder / "reviews"], pool=here)
        made.code(pool=here)
        texts = {one.id: one.text for one in made.store.all(Passage)}
        made.decide([_decision(code, texts[code.unit_id]) for own in made.codings.codes().values() for code in own])
    return study


def _decision(code: Code, text: str) -> Decision:
    is_visit = "visit " in text or "visits" in text
    verdict, new = ("changed", "contact") if is_visit and code.theme_id == "supervision" else ("confirmed", "")
    return Decision(code.unit_id, code.theme_id, verdict, new, "", "Chair", "2024-05-01", "", "")  # type: ignore[arg-type]


def test_too_few_decisions_are_one_line(run: Run, study: Path) -> None:
    result = run("fit", study)
    assert (result.code, len(result.out.splitlines())) == (0, 1)
    assert "too few decisions to learn from: decided passages: 40 are needed, there are 0" in result.out
    assert not (study / "model").exists()


def test_a_model_that_is_better_is_kept_and_used_and_no_decision_is_touched(run: Run, decided: Path) -> None:
    with Study.open(decided) as opened:
        before = opened.store.all(Decision)
    result = run("fit", decided, "--date", "2026-11-24")
    assert (result.code, "kept: better in" in result.out) == (0, True)
    files = {path.name: path.read_bytes() for path in (decided / "model").iterdir()}
    assert set(files) == {"card.json", "model.safetensors"}
    assert run("code", decided, "-q").code == 0
    with Study.open(decided) as opened:
        texts = {one.id: one.text for one in opened.store.all(Passage)}
        tags = [tag for tag in opened.store.all(Tag) if tag.assigned]
        assert opened.store.all(Decision) == before
    visits = {tag.theme_id for tag in tags if "visit " in texts[tag.unit_id] or "visits" in texts[tag.unit_id]}
    assert visits == {"contact"}
    assert any(tag.theme_id == "supervision" for tag in tags)
    assert all("people's decisions: " in tag.rule for tag in tags)
    assert run("fit", decided, "--date", "2026-11-24").code == 0
    assert {path.name: path.read_bytes() for path in (decided / "model").iterdir()} == files
    assert run("code", decided).err.startswith("0 passages")
