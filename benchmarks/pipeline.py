"""Reading and coding together on the invented corpus: `python -m benchmarks.pipeline`.

Every labelled passage that was read is coded as the product codes it, with the section kind that was read for it.
Only passages count that were written anew for the corpus (column ``source`` is ``new``) and stand in files 08 to 14:
the others are in the coder's development texts, near to them, or in those that its models were fitted on. Labels: one
reading by the writer of the texts, who had not seen the rules.
"""

from __future__ import annotations

from pathlib import Path

from rapidfuzz import fuzz, process

from benchmarks.structure import CORPUS, SAME, labels
from thememiner.codebook import default_codebook
from thememiner.coding import CODERS, DEFAULT_CODER, CoderParts
from thememiner.encoding import load_encoder
from thememiner.reading import read_file
from thememiner.records import LEARNING_STATEMENTS, CodingUnit

FIRST_UNSEEN = "08"


def main() -> None:
    coder = CODERS[DEFAULT_CODER](CoderParts(default_codebook(), load_encoder()))
    learning: list[tuple[bool, bool]] = []
    statements: list[bool] = []
    polarities: list[bool] = []
    hits = given = wanted = 0
    for name, rows in sorted(labels("passages.csv").items()):
        if Path(name).name < FIRST_UNSEEN:
            continue
        read = read_file(CORPUS / name).passages
        texts = [one.text for one in read]
        for row in rows:
            best = process.extractOne(row["text"], texts, scorer=fuzz.ratio, score_cutoff=SAME)
            if best is None or row["source"] != "new":
                continue
            one = read[best[2]]
            coding = coder.code([CodingUnit(one.id, one.text, one.section_kind, one.heading)])[0]
            is_learning = row["statement"] in LEARNING_STATEMENTS
            taken = coding.stance.statement in LEARNING_STATEMENTS
            learning.append((is_learning, taken))
            statements.append(coding.stance.statement == row["statement"])
            if is_learning:
                polarities.append(coding.stance.polarity == row["polarity"])
                gold = {row["primary"], *row["secondary"].split(";")} - {"", "none"}
                found = {tag.theme_id for tag in coding.tags if tag.assigned}
                hits, given, wanted = hits + len(gold & found), given + len(found), wanted + len(gold)
    other = [taken for is_learning, taken in learning if not is_learning]
    own = [taken for is_learning, taken in learning if is_learning]
    print(f"passages written anew and read: {len(learning)}, of them learning {len(own)}, other {len(other)}")
    print(f"not learning, counted as learning: {sum(other)} of {len(other)} ({sum(other) / len(other):.1%})")
    print(f"learning, not counted:             {len(own) - sum(own)} of {len(own)} ({1 - sum(own) / len(own):.1%})")
    print(f"exact statement:                   {sum(statements) / len(statements):.2f}")
    print(f"polarity of learning statements:   {sum(polarities) / len(polarities):.2f}")
    precision, recall, f1 = hits / given, hits / wanted, 2 * hits / (given + wanted)
    print(f"themes of learning statements:     precision {precision:.2f}, recall {recall:.2f}, F1 {f1:.2f}")


if __name__ == "__main__":
    main()
