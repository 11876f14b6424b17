"""The thematic audit: its scope and tool, what comes back filled in, and the next audit beside the last."""

from __future__ import annotations

from pathlib import Path

from thememiner.codebook import Theme
from thememiner.errors import InputError
from thememiner.evidence.themes import coded_statements
from thememiner.ground import Ground
from thememiner.local import audit_scope
from thememiner.local.audit_scope import AuditScope, KindEvidence
from thememiner.local.audit_tool import (
    GRADES,
    MOST_OF_CODEBOOK,
    AuditTool,
    codebook_questions,
    questions_of,
    recommendation_questions,
)
from thememiner.local.before_after import BeforeAfter, before_after
from thememiner.reports import before_after_report
from thememiner.reports.audit_tool_document import tool_document
from thememiner.reports.audit_tool_sheet import tool_workbook
from thememiner.reports.board_evidence import BoardEvidence, gather
from thememiner.reports.phrasing import kinds_in_order, long_date, names, of_kind
from thememiner.reports.spreadsheet import write_file

CASES = 6
_WRITERS = {".xlsx": tool_workbook, ".docx": tool_document}


class Auditing:
    """Made by `Study.auditing`."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def tool(
        self, theme_id: str, *, date: str, cases: int = CASES, title: str = "", scale: str = "ofsted"
    ) -> tuple[AuditScope, AuditTool]:
        """The scope of an audit of a theme, and its tool.

        Args:
            theme_id: The theme.
            date: The day it is made out for (ISO): the timetable, the period and the draw are counted from it.
            cases: How many cases.
            title: What the audit is called; by default the theme and the month.
            scale: ``ofsted`` (four grades) or ``met`` (met, partly met, not met).

        Raises:
            CodebookError: The codebook has no such theme.
            InputError: The date or the number of cases cannot be used, or there is no such scale.
        """
        theme = self._ground.codebook.theme(theme_id)
        if scale not in GRADES:
            raise InputError("--scale", f"there is no scale {scale!r}", remedy=f"use one of {', '.join(GRADES)}")
        evidence = gather(self._ground.corpus, self._ground.codebook, date=date)
        called = names(self._ground.corpus.reviews)
        recommended = recommendation_questions(
            theme_id, self._ground.library.recommendations(), self._ground.corpus, called
        )
        month = long_date(date).partition(" ")[2]
        tool = AuditTool(
            theme_id=theme_id,
            label=theme.label,
            name=" ".join(title.split()) or f"Thematic audit: {theme.label}, {month}",
            date=date,
            scale=scale,
            codebook=self._ground.codebook.fingerprint,
            questions=questions_of(theme, recommended),
            cases=cases,
            area=self._ground.settings.area,
        )
        _check(tool)
        return self._scope(theme, evidence, date=date, cases=cases), tool

    def _scope(self, theme: Theme, evidence: BoardEvidence, *, date: str, cases: int) -> AuditScope:
        ground = self._ground
        row = next(one for one in evidence.themes if one.theme_id == theme.id)
        on_theme = {one.review.id for one in coded_statements(ground.corpus).get(theme.id, [])}
        agencies, naming = audit_scope.agencies_of(ground.library.facts(), on_theme)
        seed = audit_scope.seed_of(date)
        return AuditScope(
            theme=theme,
            date=date,
            partnership=ground.settings.partnership,
            evidence=_by_kind(evidence, theme.id),
            local=next(one for one in ground.comparison(date) if one.theme_id == theme.id),
            agencies=agencies,
            agencies_from=naming,
            cases=cases,
            strata=audit_scope.strata_of(cases, seed),
            seed=seed,
            period=audit_scope.period_of(date),
            timetable=audit_scope.timetable_of(date),
            follow_up=audit_scope.follow_up_of(date),
            confirmed=row.confirmed,
            codings=row.statements,
            called=names(ground.corpus.reviews),
            invented=evidence.says_invented,
        )

    def write_tool(
        self, theme_id: str, path: str | Path, *, date: str, cases: int = CASES, title: str = "", scale: str = "ofsted"
    ) -> AuditTool:
        """Write scope and tool as .xlsx or .docx; see `tool` for the arguments.

        Raises:
            InputError: As for `tool`; or the suffix is another one, or the file cannot be written.
        """
        target = Path(path)
        writer = _WRITERS.get(target.suffix.lower())
        if writer is None:
            reason = f"an audit tool is not written as {target.suffix or 'a file without a suffix'}"
            raise InputError(str(path), reason, remedy="name it .xlsx or .docx")
        scope, tool = self.tool(theme_id, date=date, cases=cases, title=title, scale=scale)
        write_file(target, writer(scope, tool))
        return tool

    def before_after(self, theme_id: str) -> BeforeAfter:
        """The last two audits on a theme that came back in filled-in tools, side by side.

        Raises:
            CodebookError: The codebook has no such theme.
        """
        theme = self._ground.codebook.theme(theme_id)
        known = {one.id: one.text for one in codebook_questions(theme)}
        return before_after(theme.id, self._ground.local.findings, known)

    def write_before_after(self, theme_id: str, path: str | Path, *, date: str) -> BeforeAfter:
        """Write `before_after` as .docx, .html, .md or .xlsx.

        Args:
            theme_id: The theme.
            path: The file.
            date: The day of the report (ISO).

        Raises:
            CodebookError: The codebook has no such theme.
            InputError: The suffix is of no known form, or the file cannot be written.
        """
        found = self.before_after(theme_id)
        label, partnership = self._ground.codebook.theme(theme_id).label, self._ground.settings.partnership
        invented = gather(self._ground.corpus, self._ground.codebook, date=date).says_invented
        before_after_report.write(found, Path(path), label=label, partnership=partnership, date=date, invented=invented)
        return found


def _check(tool: AuditTool) -> None:
    asked, place = len(tool.questions), f"theme {tool.theme_id!r}, field 'audit_questions'"
    if asked > MOST_OF_CODEBOOK:
        reason = f"{asked} questions are more than an auditor can answer well"
        raise InputError("codebook", reason, place=place, remedy=f"leave at most {MOST_OF_CODEBOOK}")


def _by_kind(evidence: BoardEvidence, theme_id: str) -> tuple[KindEvidence, ...]:
    row = next(one for one in evidence.themes if one.theme_id == theme_id)
    return tuple(
        KindEvidence(
            kind=kind,
            any=of_kind(row.prevalence, kind),
            failing=of_kind(row.failing, kind),
            good=of_kind(row.good, kind),
            failing_words=evidence.failing_quotations.get((kind, theme_id)),
            good_words=evidence.good_quotations.get((kind, theme_id)),
        )
        for kind in kinds_in_order(evidence.cases)
    )
