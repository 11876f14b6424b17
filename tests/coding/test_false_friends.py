"""False friends of the codebook (its section 2.1): a hit beside a near miss for each."""

from __future__ import annotations

import pytest

from thememiner.codebook import default_codebook
from thememiner.coding.rules import RuleCoder
from thememiner.records import CodingUnit

PAIRS = [
    # theme, a text that has it, a text with the same word in another sense
    (
        "supervision-oversight",
        "Supervision of the social worker was irregular.",
        "Father had supervised contact under a supervision order.",
    ),
    (
        "supervision-oversight",
        "Safeguarding supervision was not available to the nurse.",
        "The toddler was left without supervision in the bath.",
    ),
    (
        "hindsight",
        "With hindsight the death could not have been predicted.",
        "The injuries were seen at the time of the inspection.",
    ),
    (
        "voice-lived-experience",
        "The voice of the child was missing from the record.",
        "A voicemail was left and the voice of the victim was heard.",
    ),
    (
        "information-sharing",
        "Communication between the ward and the GP was poor.",
        "The head of communications handled his communication difficulties.",
    ),
    (
        "professional-challenge-escalation",
        "Partners did not challenge the decision.",
        "His challenging behaviour was one of the challenges facing services.",
    ),
    ("workload-capacity", "The team had no capacity to attend strategy meetings.", "Her parenting capacity was poor."),
    (
        "workload-capacity",
        "Staffing capacity was insufficient.",
        "The mental capacity assessment found she had capacity to decide.",
    ),
    (
        "embedding-learning",
        "Learning from earlier reviews was not embedded.",
        "Mother has a learning disability and attended the learning event.",
    ),
    (
        "engagement-avoidance",
        "The parents' engagement was superficial and workers were kept at the door.",
        "The family's engagement in the review was welcome.",
    ),
    (
        "transitions-closure",
        "The baby was discharged from hospital without a discharge plan.",
        "The council discharges its functions through the discharge of the order.",
    ),
    (
        "history-cumulative-harm",
        "A chronology would have shown the pattern of incidents.",
        "His medical history is given in the section called history of the family.",
    ),
    (
        "neglect",
        "The neglect of the children was tolerated.",
        "A review is held where abuse or neglect is known or suspected.",
    ),
    (
        "assessment-analysis",
        "The assessment was descriptive and lacked analysis.",
        "The Referral and Assessment Team moved to the town hall.",
    ),
    ("transitions-closure", "The case was closed too early.", "School closures began in March."),
    (
        "plans-drift-delay",
        "The child protection plan drifted for two years.",
        "She was given family planning advice and a birth plan.",
    ),
    (
        "reasoning-bias",
        "Confirmation bias shaped the team's view.",
        "Statistical bias in the sample cannot be ruled out.",
    ),
    (
        "workforce-knowledge",
        "Staff had received no training on strangulation.",
        "The author is a training consultant and Mother was in training.",
    ),
    (
        "multi-agency-coordination",
        "Agencies were not working together and nobody took the lead.",
        "Working Together to Safeguard Children (2018) applied.",
    ),
    (
        "identity-culture",
        "The family's culture and religion were not explored.",
        "Leaders built a learning culture in the organisation.",
    ),
    (
        "extra-familial-harm",
        "He went missing from home on six occasions.",
        "Two pages were missing from the record.",
    ),
    (
        "domestic-abuse",
        "Coercive control by her husband was not recognised.",
        "Serious youth violence rose in the borough.",
    ),
    (
        "injuries-medical-opinion",
        "Bruising on the baby was not examined.",
        "He got high marks and the results are a benchmark.",
    ),
    ("out-of-sight-education", "School attendance fell below half.", "Police attendance at conferences fell."),
    (
        "poverty-housing",
        "The effect of debt and poor housing was not explored.",
        "Each was seen as an isolated incident.",
    ),
    (
        "parental-difficulties",
        "Mother's depression was not considered.",
        "Child and adolescent mental health services saw him.",
    ),
    ("disability-additional-needs", "Disabled children were not heard.", "Father has a learning disability."),
    (
        "policy-procedure",
        "The bruising protocol was not followed.",
        "Pathway plans for care leavers are written with them.",
    ),
    (
        "leadership-culture",
        "A blame culture kept staff from speaking up.",
        "A review does not apportion blame to individuals.",
    ),
]


@pytest.fixture(scope="module")
def coder() -> RuleCoder:
    return RuleCoder(default_codebook(), assume_learning=True)


def themes(coder: RuleCoder, text: str) -> set[str]:
    return {tag.theme_id for tag in coder.code([CodingUnit("u", text)])[0].tags if tag.assigned}


@pytest.mark.parametrize(("theme_id", "hit", "miss"), PAIRS, ids=[f"{one[0]}-{i}" for i, one in enumerate(PAIRS)])
def test_false_friend(coder, theme_id, hit, miss):
    assert theme_id in themes(coder, hit)
    assert theme_id not in themes(coder, miss)
