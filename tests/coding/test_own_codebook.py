"""Own themes by words and nearness: a codebook of names and definitions works without examples."""

from __future__ import annotations

import numpy as np
import pytest

from thememiner.codebook import Codebook, Phrase, Theme, default_codebook
from thememiner.coding import CODERS, CoderParts
from thememiner.coding.own_codebook import LINE, OwnThemes, combined, own_themes
from thememiner.coding.own_coder import ranked, theme_polarity
from thememiner.encoding import Encoder, load_encoder
from thememiner.records import CodingUnit, Stance, Tag

BOOK = Codebook(
    themes=(
        Theme(id="waiting", label="Long waits", definition="People waited too long for an appointment or a reply."),
        Theme(id="staffing", label="Too few staff", definition="There were not enough workers to do the job."),
        Theme(id="records", label="Poor records", definition="Notes were missing, wrong or not written in time."),
        Theme(id="food", label="Meals", definition="What people were given to eat and drink."),
    )
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder(threads=1)


@pytest.fixture(scope="module")
def found(encoder):
    own = OwnThemes(BOOK, encoder)
    return lambda text: {one.theme_id: one for one in own.find([text])[0]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # No word of the first three is in the entry.
        ("It took eleven months on the list until the clinic had a slot for her.", "waiting"),
        ("The ward was short of nurses: employees were off sick and posts vacant.", "staffing"),
        ("The drug chart had not been filled in and the entry was made after the death.", "records"),
        ("Lunch was cold and nobody offered him a cup of tea.", "food"),
    ],
)
def test_meaning_finds_a_theme_whose_words_are_not_there(found, text, expected):
    own = found(text)
    assert max(own.values(), key=lambda one: one.score).theme_id == expected
    assert own[expected].given
    assert own[expected].score >= 0.5


def test_what_nothing_is_about_has_no_theme(found):
    assert not any(one.given for one in found("The committee met on the second floor of the town hall.").values())


def test_the_reason_is_the_nearest_sentence_and_the_definition(found):
    text = "The hearing lasted two days. Not enough nurses were on duty. The coroner thanked the family."
    one = found(text)["staffing"]
    assert "near to: Too few staff: There were not enough workers to do the job." in one.rule
    assert [text[start:end] for start, end in one.spans][-1] == "Not enough nurses were on duty."


@pytest.mark.parametrize("text", ["", "   ", "—", "2."])
def test_texts_without_words_get_nothing(found, text):
    assert not any(one.given for one in found(text).values())


def test_phrases_count(encoder):
    bare = Theme(id="x", label="Theme X", definition="What was agreed to be called X.")
    told = bare.model_copy(update={"phrases": (Phrase(text="the dog was kept in a cage all day"),)})
    text = ["An animal was locked up in a crate from morning to night."]
    rest = BOOK.themes
    scores = [OwnThemes(Codebook(themes=(theme, *rest)), encoder).find(text)[0][0].score for theme in (bare, told)]
    assert scores[1] > scores[0] + 0.2


def test_a_codebook_of_one_theme_works(encoder):
    own = OwnThemes(Codebook(themes=BOOK.themes[1:2]), encoder)
    short, other = own.find(["There were too few staff on the ward.", "The weather was fine."])
    assert (short[0].given, other[0].given) == (True, False)


def test_a_text_scores_the_same_whatever_is_coded_beside_it(encoder):
    own = OwnThemes(BOOK, encoder)
    texts = ["Nobody wrote it down.", "He waited for a year. Nobody rang.", "Supper was late."]
    together = own.find(texts)
    assert together == [own.find([text])[0] for text in texts]


def test_own_themes_are_those_the_package_has_not():
    packaged = default_codebook().themes[0]
    other = packaged.model_copy(update={"label": "Something else"})
    assert own_themes(Codebook(themes=(packaged, *BOOK.themes))) == BOOK.themes
    assert own_themes(Codebook(themes=(other,))) == (other,)


def test_words_and_nearness_add_up_and_a_clear_theme_dims_the_others():
    words, nearness = np.array([2.0, 0.0]), np.array([0.3, 0.3], dtype=np.float32)
    first, second = combined(words, nearness, 0.06)
    assert first == pytest.approx(0.42 * 0.7)
    assert second == pytest.approx(0.3 - 0.3 * 0.42)
    assert first > LINE > second


def test_the_default_coder_codes_packaged_and_own_themes_together(encoder):
    book = default_codebook().model_copy(update={"themes": (*default_codebook().themes, *BOOK.themes)})
    coder = CODERS["combined"](CoderParts(book, encoder, assume_learning=True))
    text = "Supervision was not regular. The ward was short of nurses and posts were vacant."
    (coding,) = coder.code([CodingUnit("u", text)])
    given = [tag for tag in coding.tags if tag.assigned]
    assert {"supervision-oversight", "staffing"} <= {tag.theme_id for tag in given}
    assert [tag.rank for tag in given] == list(range(1, len(given) + 1))
    assert [tag.score for tag in given] == sorted((tag.score for tag in given), reverse=True)


@pytest.mark.parametrize(("assume", "given"), [(True, True), (False, False)])
def test_narrative_gets_own_themes_in_tables_only(encoder, assume, given):
    coder = CODERS["combined"](CoderParts(BOOK, encoder, assume_learning=assume))
    (coding,) = coder.code([CodingUnit("u", "On 3 May she waited for an appointment.", section_kind="chronology")])
    assert coding.stance.statement == "narrative"
    assert any(tag.assigned for tag in coding.tags) is given


def test_ranks_run_through_given_tags_only():
    tags = [
        Tag("u", name, "failing", score, rank, "", "")
        for name, score, rank in (("a", 0.4, 0), ("b", 0.5, 1), ("c", 0.9, 1))
    ]
    assert [(tag.theme_id, tag.rank) for tag in ranked(tags)] == [("c", 1), ("b", 2), ("a", 0)]


@pytest.mark.parametrize(
    ("polarity", "span", "expected"),
    [("failing", (0, 23), "failing"), ("mixed", (0, 23), "good"), ("mixed", (29, 50), "failing")],
)
def test_in_a_mixed_text_the_clause_decides(polarity, span, expected):
    text = "Supervision was regular, but records were not kept."
    assert theme_polarity(text, [span], Stance("u", "finding", polarity, ""))[0] == expected


def test_texts_of_a_table_teach_one_another(encoder):
    # "Form 12B" says nothing by itself; in this table it goes with records that were not kept.
    told = [f"Form 12B of patient {number}: notes were missing and the record was not written." for number in range(40)]
    other = [f"Lunch {number} was cold, and the tea and the meals were late." for number in range(60)]
    texts = [*told, *other, "Form 12B of patient 77: nothing was on it."]
    vectors = encoder.encode(texts)
    alone = OwnThemes(BOOK, encoder).find(texts, vectors)[-1]
    taught = OwnThemes(BOOK, encoder, corpus=vectors).find(texts, vectors)[-1]
    records = [theme.id for theme in BOOK.themes].index("records")
    assert not alone[records].given
    assert taught[records].given
    assert "like other texts of the table" in taught[records].rule


def test_few_texts_do_not_teach_one_another(encoder):
    texts = ["Form 12B: notes were missing.", "Form 12B."] * 20
    vectors = encoder.encode(texts)
    found = OwnThemes(BOOK, encoder, corpus=vectors).find(texts, vectors)
    assert not any("like other texts" in one.rule for own in found for one in own)
