"""Which theme to audit next: the ranking, its parts and how firm its order is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from thememiner.evidence.prevalence import case_of
from thememiner.ground import Ground
from thememiner.local import audit_parts
from thememiner.local.audit_gaps import NotKnown, not_known
from thememiner.local.audit_plan import AuditEvidence, AuditPlan, AuditRank, audit_plan
from thememiner.local.severity import CaseGrade, case_grades, checked
from thememiner.local_records import LocalTerm, Severity
from thememiner.reports.audit_plan_paper import audit_report
from thememiner.reports.audit_plan_sheet import TABLE_COLUMNS, audit_table, audit_workbook
from thememiner.reports.audit_plan_words import AuditPaper
from thememiner.reports.board_evidence import gather
from thememiner.reports.phrasing import KINDS, many_of
from thememiner.reports.spreadsheet import write_file
from thememiner.reports.write import PAPERS, write_report


class Planning:
    """Made by `Study.planning`."""

    TABLE_COLUMNS = TABLE_COLUMNS
    """The columns of `audit_table`."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def audit_plan(self, date: str) -> AuditPlan:
        """The ranking with its weights, what it rests on and how firm it is.

        Args:
            date: The day from which the age of local evidence is counted (ISO).

        Raises:
            InputError: ``date`` is no date, or a weight in the study's settings is wrong; names it.
        """
        ground = self._ground
        rows, settings = ground.comparison(date), ground.settings
        evidence = AuditEvidence(
            rows=rows,
            corpus=ground.corpus,
            grades=self._grades(national_only=True),
            recommended=self._recommended(),
            own_cases=self._own_cases(),
            priorities=audit_parts.priorities(ground.store.all(LocalTerm)),
            many_called={kind: many_of(kind) for kind in KINDS},
        )
        weights, months = settings.audit_weights, settings.stale_after_months
        return audit_plan(evidence, ground.codebook, date=date, weights=weights, months=months)

    def audits(self, date: str) -> list[AuditRank]:
        """Each theme with its place, parts and reasons: ranked first, then what is decided, then what is no subject."""
        return list(self.audit_plan(date).ranks)

    def audit_table(self, date: str) -> list[dict[str, object]]:
        """The ranking as rows with the columns `TABLE_COLUMNS`."""
        return audit_table(self.audit_plan(date))

    def not_known(self, plan: AuditPlan) -> list[NotKnown]:
        """What the ranking could not know."""
        own = set(self._own_cases().values())
        return not_known(plan, area=self._ground.settings.area, own_cases=len(own))

    def write_audits(self, path: str | Path, *, date: str) -> AuditPlan:
        """Write the ranking; the suffix (.xlsx, .docx, .html, .md) says in which form.

        Raises:
            InputError: The suffix is another one, or the file cannot be written.
        """
        plan, target = self.audit_plan(date), Path(path)
        ground = self._ground
        settings = ground.settings
        evidence = replace(
            gather(ground.corpus, ground.codebook, date=date), partnership=settings.partnership, coder=settings.coder
        )
        paper = AuditPaper(plan, tuple(self.not_known(plan)), evidence, settings.stale_after_months)
        if target.suffix.lower() == ".xlsx":
            write_file(target, audit_workbook(paper))
        else:
            write_report(audit_report(paper), target, known=(*PAPERS, ".xlsx"))
        return plan

    def severities(self) -> list[CaseGrade]:
        """How grave each case review's case was: as people graded it, else as read from the stated outcome."""
        return list(self._grades().values())

    def grade(self, review: str, grade: str, reason: str, who: str, when: str) -> Severity:
        """Keep the grade that people give a case on the grading matrix; it holds over what was read.

        Args:
            review: Id of a document about the case.
            grade: One of `thememiner.local.severity.GRADES`, or ``"as read"`` to take an earlier one back.
            reason: Why, in people's words.
            who: Who says so.
            when: The date (ISO).

        Raises:
            InputError: There is no such review or grade, or the reason or the name is missing.
        """
        kinds = {one.id: one.kind for one in self._ground.library.reviews()}
        kept = checked(Severity(review, grade, reason, who, when), kinds)
        with self._ground.store.writing() as write:
            write.insert([kept])
        return kept

    def _grades(self, *, national_only: bool = False) -> dict[str, CaseGrade]:
        ground = self._ground
        reviews = ground.corpus.reviews if national_only else ground.library.counted()
        return case_grades(reviews, ground.library.facts(), ground.store.all(Severity))

    def _own_cases(self) -> dict[str, str]:
        """Case by review id, of the area's own reviews: those that count and are not national."""
        national = {one.id for one in self._ground.corpus.reviews}
        return {one.id: case_of(one) for one in self._ground.library.counted() if one.id not in national}

    def _recommended(self) -> dict[str, set[str]]:
        """By theme, ids of the reviews that recommend something on it."""
        found: dict[str, set[str]] = defaultdict(set)
        codes = self._ground.local.codes
        for one in self._ground.library.recommendations():
            for passage in one.passages.split(";"):
                for code in codes.get(passage, ()):
                    found[code.theme_id].add(one.review_id)
        return found
