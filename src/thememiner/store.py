"""Records to the embedded database and back.

One SQLite file a study, in WAL mode, so that a notebook and the command line can have it open together. Tables have
the fields of the records of the same name. What belongs to one review is written in one transaction: a crash loses at
most the review in hand.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Self, TypeVar

import sqlalchemy as sa

from thememiner.errors import StudyError
from thememiner.library_records import CaseFeature, Fact, Listed, Overrule, Screening
from thememiner.local_records import EmergentCode, EmergentDecision, Judgement, LocalTerm, Severity, TrainingChoice
from thememiner.records import AuditFinding, Decision, LeftOut, Page, Passage, Reading, Review, Section, Stance, Tag
from thememiner.topic_records import KeptTopic, TopicDecision, TopicRun

SCHEMA_VERSION = 5
WITH_FACTS = 3
"""The version from which on facts and case features are kept."""
BUSY_SECONDS = 30
_ROWS_AT_ONCE = 500

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The citation record that a removed review leaves behind."""

    review_id: str
    source: str
    sha256: str
    title: str
    published: str
    reason: str
    removed: str


@dataclass(frozen=True, slots=True)
class AuditFile:
    """A file of local evidence that was brought in, and how its columns were understood (JSON)."""

    source: str
    sha256: str
    mapping: str


@dataclass(frozen=True, slots=True)
class CodedUnit:
    """What a unit was coded with: the same fingerprint means that there is nothing to do again."""

    unit_id: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Vector:
    """A text's vector as little-endian float32, by the encoder and the sha256 of the words."""

    encoder: str
    text_sha256: str
    data: bytes


_METADATA = sa.MetaData()
_SQL_TYPES: dict[object, type[sa.types.TypeEngine[Any]]] = {
    int: sa.Integer,
    float: sa.Float,
    bool: sa.Boolean,
    bytes: sa.LargeBinary,
}


def _table(name: str, record: type, *, keys: Sequence[str] = (), index: str = "", parent: str = "") -> sa.Table:
    hints = typing.get_type_hints(record)
    columns = [_column(one.name, hints[one.name], one.name in keys, parent) for one in fields(record)]
    if not keys:
        columns.insert(0, sa.Column("row_number", sa.Integer, primary_key=True, autoincrement=True))
    extra = [sa.Index(f"ix_{name}_{index}", index)] if index else []
    return sa.Table(name, _METADATA, *columns, *extra)


def _column(name: str, hint: object, is_key: bool, parent: str) -> sa.Column[Any]:
    options = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    kind = next((_SQL_TYPES[one] for one in options if one in _SQL_TYPES), sa.Text)
    links = [sa.ForeignKey(f"{parent}.id", ondelete="CASCADE")] if parent and name == "review_id" else []
    return sa.Column(name, kind, *links, primary_key=is_key, nullable=type(None) in options)


_TABLES: dict[type, sa.Table] = {
    Review: _table("reviews", Review, keys=["id"]),
    Page: _table("pages", Page, index="review_id", parent="reviews"),
    Section: _table("sections", Section, keys=["id"], index="review_id", parent="reviews"),
    Passage: _table("passages", Passage, keys=["id"], index="review_id", parent="reviews"),
    Fact: _table("facts", Fact, index="review_id", parent="reviews"),
    CaseFeature: _table("case_features", CaseFeature, index="review_id", parent="reviews"),
    Overrule: _table("overrules", Overrule),
    Listed: _table("listed", Listed, keys=["id"]),
    Screening: _table("screenings", Screening, index="entry_id"),
    AuditFinding: _table("audit_findings", AuditFinding, keys=["id"], index="source"),
    AuditFile: _table("audit_files", AuditFile, keys=["source"]),
    LeftOut: _table("left_out", LeftOut, index="source"),
    Stance: _table("stances", Stance, keys=["unit_id"]),
    Tag: _table("tags", Tag, keys=["unit_id", "theme_id"]),
    CodedUnit: _table("coded_units", CodedUnit, keys=["unit_id"]),
    Decision: _table("decisions", Decision, index="unit_id"),
    Withdrawn: _table("withdrawn", Withdrawn, keys=["review_id"]),
    Vector: _table("vectors", Vector, keys=["encoder", "text_sha256"]),
    TopicRun: _table("topic_runs", TopicRun, keys=["kind"]),
    KeptTopic: _table("topics", KeptTopic, keys=["kind", "id"]),
    TopicDecision: _table("topic_decisions", TopicDecision),
    Judgement: _table("judgements", Judgement, index="theme_id"),
    LocalTerm: _table("local_terms", LocalTerm),
    EmergentCode: _table("emergent_codes", EmergentCode, index="unit_id"),
    EmergentDecision: _table("emergent_decisions", EmergentDecision),
    TrainingChoice: _table("training_choices", TrainingChoice, index="theme_id"),
    Severity: _table("severities", Severity, index="review_id"),
}


def _to_version_2(connection: sa.Connection) -> None:
    """Version 1 knew neither the page's own text layer nor the case a review is about."""
    connection.execute(sa.text("ALTER TABLE pages ADD COLUMN raw TEXT NOT NULL DEFAULT ''"))
    connection.execute(sa.text("ALTER TABLE reviews ADD COLUMN \"case\" TEXT NOT NULL DEFAULT ''"))


def _only_new_tables(_: sa.Connection) -> None:
    """Version 3 added facts, case features, overrules and the screening log; version 4 vectors: tables made as new."""


def _to_version_5(connection: sa.Connection) -> None:
    """Version 4 knew no filled-in audit tools and no performance indicators."""
    for name in ("case", "question", "theme_id", "value", "period", "comparator", "target"):
        connection.execute(sa.text(f"ALTER TABLE audit_findings ADD COLUMN \"{name}\" TEXT NOT NULL DEFAULT ''"))


_UPGRADES: dict[int, Callable[[sa.Connection], None]] = {
    2: _to_version_2,
    3: _only_new_tables,
    4: _only_new_tables,
    5: _to_version_5,
}


class Store:
    """The database of one study. Use as a context manager, or `close` it.

    ``upgraded_from`` is the version that it was found in, where that was an older one; else 0.
    """

    def __init__(self, path: Path) -> None:
        """Open the database, make it when it is new, upgrade it when it is old.

        Raises:
            StudyError: It cannot be opened or written, its disk does not support WAL, or it is of a later version.
        """
        self.path = path
        self.upgraded_from = 0
        self._engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS})
        sa.event.listen(self._engine, "connect", _set_up_connection)
        try:
            self._open()
        except sa.exc.DatabaseError as error:
            self._engine.dispose()
            raise StudyError(f"{path}: cannot be opened or written ({error.orig}); {_remedy(path)}") from error
        except StudyError:
            self._engine.dispose()
            raise

    def _open(self) -> None:
        with self._engine.connect() as connection:
            mode = connection.exec_driver_sql("PRAGMA journal_mode=WAL").scalar_one()
        if mode != "wal":
            raise StudyError(f"{self.path}: this disk does not support the database; move the study to a local folder")
        with self._engine.begin() as connection:
            version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
            if version > SCHEMA_VERSION:
                raise StudyError(f"{self.path}: was written by a later thememiner; upgrade with `pip install -U`")
            if version and version < SCHEMA_VERSION:
                self.upgraded_from = version
                for step in range(version + 1, SCHEMA_VERSION + 1):
                    _UPGRADES[step](connection)
            _METADATA.create_all(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Fold the write-ahead log into the file, so that copying the folder copies the work."""
        with self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        self._engine.dispose()

    def all(self, record: type[Record], **equal: object) -> list[Record]:
        """Every record of one type, ordered by its key (or as written), optionally where fields equal values."""
        table = _TABLES[record]
        query = sa.select(*(table.c[one.name] for one in fields(record)))  # type: ignore[arg-type]
        for name, value in equal.items():
            query = query.where(table.c[name] == value)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(*self._order(record, table))).all()
        make: Callable[..., Record] = record
        return [make(*row) for row in rows]

    def count(self, record: type) -> int:
        """Number of records of one type."""
        with self._engine.connect() as connection:
            return connection.execute(sa.select(sa.func.count()).select_from(_TABLES[record])).scalar_one()

    def add_reading(self, reading: Reading) -> None:
        """Write one review with its pages, sections, passages and what was left out, in one transaction."""
        with self.writing() as write:
            write.delete(Review, id=reading.review.id)
            write.delete(LeftOut, source=reading.review.source)
            write.insert([reading.review])
            write.insert(reading.pages)
            write.insert(reading.sections)
            write.insert(reading.passages)
            write.insert(reading.facts)
            write.insert(reading.features)
            write.insert(reading.left_out)

    def replace_codings(
        self, fingerprints: Sequence[CodedUnit], stances: Iterable[Stance], tags: Iterable[Tag]
    ) -> None:
        """Write what the machine says of some units in place of what it said before, in one transaction."""
        with self.writing() as write:
            for one in fingerprints:
                for record in (CodedUnit, Stance, Tag):
                    write.delete(record, unit_id=one.unit_id)
            write.insert(fingerprints)
            write.insert(list(stances))
            write.insert(list(tags))

    def note(self, left_out: Iterable[LeftOut]) -> None:
        """Keep why files could not be used, in place of what was noted on them before."""
        with self.writing() as write:
            for one in left_out:
                write.delete(LeftOut, source=one.source)
                write.insert([one])

    def note_file(self, source: str, left_out: Iterable[LeftOut]) -> None:
        """Keep everything in one file that could not be used, in place of what was noted on it before."""
        with self.writing() as write:
            write.delete(LeftOut, source=source)
            write.insert(left_out)

    def replace_audit(self, file: AuditFile, findings: Sequence[AuditFinding], left_out: Sequence[LeftOut]) -> None:
        """Write one file of local evidence in place of its earlier self, in one transaction."""
        with self.writing() as write:
            for record in (AuditFile, AuditFinding, LeftOut):
                write.delete(record, source=file.source)
            write.insert([file])
            write.insert(findings)
            write.insert(left_out)

    def withdraw(self, record: Withdrawn) -> None:
        """Take a review out with all that the machine made of it; its citation record and decisions stay."""
        units = [passage.id for passage in self.all(Passage, review_id=record.review_id)]
        with self.writing() as write:
            for unit in units:
                for table in (CodedUnit, Stance, Tag):
                    write.delete(table, unit_id=unit)
            write.delete(LeftOut, source=record.source)
            write.delete(Review, id=record.review_id)
            write.delete(Withdrawn, review_id=record.review_id)
            write.insert([record])

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """One transaction: all of what is written inside it lands, or nothing.

        Raises:
            StudyError: The database is read-only, full or locked for longer than `BUSY_SECONDS`.
        """
        try:
            with self._engine.begin() as connection:
                yield Writing(connection)
        except sa.exc.OperationalError as error:
            raise StudyError(f"{self.path}: cannot be written ({error.orig}); {_remedy(self.path)}") from error

    @staticmethod
    def _order(record: type, table: sa.Table) -> list[sa.Column[Any]]:
        if record in (Page, Section, Passage):
            return [table.c.review_id, table.c.start, table.c.end]
        if record is Tag:
            return [table.c.unit_id, sa.case((table.c.rank > 0, table.c.rank), else_=9), table.c.theme_id]  # type: ignore[list-item]
        return list(table.primary_key.columns)


class Writing:
    """The verbs inside one transaction."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def insert(self, records: Iterable[object]) -> None:
        """Add records, all of one type."""
        rows = list(records)
        for first in range(0, len(rows), _ROWS_AT_ONCE):
            chunk = rows[first : first + _ROWS_AT_ONCE]
            values = [asdict(one) for one in chunk]  # type: ignore[call-overload]
            self._connection.execute(_TABLES[type(chunk[0])].insert(), values)

    def delete(self, record: type, **equal: object) -> int:
        """Take out the records whose fields equal the values; returns how many."""
        table = _TABLES[record]
        conditions = [table.c[name] == value for name, value in equal.items()]
        return self._connection.execute(table.delete().where(*conditions)).rowcount


def _set_up_connection(connection: Any, _: object) -> None:  # noqa: ANN401 - a DBAPI connection has no type
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=NORMAL")


def _remedy(path: Path) -> str:
    if not path.parent.is_dir():
        return f"make a study first with `thememiner new {path.parent}`"
    return "check that you may write to the folder, that the disk has room, and that it is not a network drive"
