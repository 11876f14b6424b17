"""The closed list of case features (DOMAIN 3.5 and 4.1), each with its definition and the wordings that state it.

A wording is a regular expression without groups, tried on one clause. ``whose`` says of whom it must be said: of a
parent or another adult of the household, of a child of the family, or of anybody in the family.
"""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Whose = Literal["adult", "child", "any"]


@dataclass(frozen=True, slots=True)
class FeatureKind:
    """A circumstance that reviews count.

    Args:
        name: As it stands in `CaseFeature.feature`.
        definition: When it is there.
        whose: Of whom it is said.
        wordings: What states it.
        stems: Small letters of which some stand in every sentence that a wording fits, so that most are passed over.
    """

    name: str
    definition: str
    whose: Whose
    wordings: tuple[str, ...]
    stems: tuple[str, ...]


_ABUSE_OF_A_PARTNER = (
    r"(?:domestic|intimate partner) (?:abuse|violence|assaults?|incidents?|homicide)",
    r"mother\b[^.]*\b(?:he|father|partner)(?: had)? (?:punched|hit|assaulted|slapped|kicked|strangled|beaten|attacked) her\b|controlled (?:the|her) (?:money|finances|phone)",
    r"relationship (?:was |had been )?(?:\w+ )?(?:characterised|marked) by (?:\w+ )?(?:violence|abuse|control)|fled to a refuge",
    r"(?<!gang )violence (?:at home|in the home|in the (?:household|relationship)|between (?:the|his|her|their) parents)|assault (?:\w+ ){0,5}(?:on|of|against) (?:an?|his|her) (?:former|previous|ex-?) ?(?:partner|wife|girlfriend)",
    r"coercive(?: and controlling| or controlling)? (?:control|behaviour)|controlling behaviour",
    r"(?:violen(?:t|ce)|abusive)(?: offences?| incidents?)? (?:to|towards|against) (?:(?:his|her|the|an?) )?(?:former |previous |ex-)?(?:mother|wife|partners?|girlfriends?)",
    r"(?:strangled|assault(?:ed|ing)|hit|punched|beat|attacked|threatened) (?:the )?(?:(?:\w+[’']s )?mother|her in front|(?:his|a) (?:previous |former |ex-)?"
    r"(?:girlfriend|partner|wife))",
    r"(?:partner|husband|boyfriend|father) had (?:strangled|assaulted|hit|punched|beaten|threatened) (?:her|mother)",
    r"non-molestation order|heard at MARAC|(?:referred|referral) to MARAC|victim of (?:his|her) (?:violence|abuse)",
    r"(?:murder|killing|manslaughter|homicide) of (?:[\w’']+,? ){1,8}by (?:her|his) (?:partner|husband|wife)",
)
_MENTAL_ILLNESS = (
    r"(?:mental(?: |-)?(?:ill[- ]?health|illness|health (?:problems?|difficulties|issues|needs|condition|crisis))|(?:known to|under|open to|referred to|discharged from|involved with) (?:the |adult |local |specialist )*mental health services)",
    r"(?:depress(?:ion|ed|ive)|low mood|low in mood|anxiety|panic attacks|psychos[ei]s|psychotic|schizophrenia|bipolar|personality disorder)",
    r"(?:antidepressants?|sectioned|detained under the Mental Health Act|suicid(?:e|al)(?! review))",
    r"(?:an|took|taken|taking|two|three|several) overdoses?|(?:attempted suicide|suicide attempts?|community mental health team|mental state|psychiatric (?:ward|hospital|unit|inpatient))",
    r"concerns? about [\w’']+(?: [\w’']+)? mental health",
)
_ALCOHOL = (
    r"(?:alcohol|drink) (?:misuse|abuse|use|dependen\w+|problems?|addiction)|misus(?:ed|ing|es) alcohol|dependent on alcohol|alcohol[- ]dependent",
    r"intoxicated|drunk(?:enness)?\b|alcoholic|smel(?:led|t|ling)(?: strongly)? of alcohol|smelled alcohol|under the influence of alcohol",
    r"dr[aiu]nk(?:s|ing)? to excess|dr[aiu]nk heavily|drinking heavily|heavy drink(?:ing|er)|(?:were|was|been|started|back to) drinking(?! water)|the drinking (?:stopped|started)|use of alcohol|consumed alcohol|been drinking",
    r"drinking(?=\.$)|(?<=was not )drinking|(?<=were not )drinking",
)
_DRUGS = (
    r"(?:drugs?) (?:misuse|abuse|use|dependen\w+|addiction|test|users?)|(?:misus(?:e|ed|ing)|us(?:e|ed|ing)|tak(?:e|ing|en)|dependent on|addicted to) (?:illegal |illicit |class A )?drugs",
    r"(?:methadone (?:which |that )?(?:had been |was )?prescribed (?:to|for) (?:his|her|their) (?:mother|father)|heroin|cocaine|crack|amphetamines?|methadone|ecstasy|ketamine|spice)\b(?! user[’'])|drugs were being used",
    r"(?:us(?:e|ed|ing)|smok(?:e|ed|ing)|grow(?:ing)?|positive for) (?:of )?(?:cannabis|weed)|cannabis (?:use|factory|daily|user)",
)
_SUBSTANCES = (
    r"(?:parental )?substance (?:misuse|abuse|use)|misus(?:e|ed|ing) (?:of )?substances|dual diagnosis|known to (?:the )?(?:drugs? and alcohol|substance misuse) (?:team|service)s?",
    r"(?:drugs? and alcohol|alcohol and drugs?) (?:misuse|abuse|use|problems)",
)
_LEARNING_DISABILITY = (
    r"learning (?:disabilit(?:y|ies)|difficult(?:y|ies)|needs)|learning disabled|(?:attended|went to) a special school|low cognitive ability",
)
_IN_CARE = (
    r"(?:been|was|were|is|spent|grew up|brought up|taken)(?: \w+){0,3} (?:in(?:to)? care)\b|in care (?:between|since|from|as a child|until)\b",
    r"(?<!being )(?<!be )(?<!well )looked[ -]after(?: by the (?:local )?authority)?\b(?! (?:child review|children team|well|by (?!the (?:local )?authority)))",
    r"care[- ]leavers?|care[- ]experienced|placed (?:in|with) (?:foster|residential|a children)|foster care\b|subject to a care order|section 20\b",
)

KINDS: tuple[FeatureKind, ...] = (
    FeatureKind(
        "domestic-abuse",
        "Violence, threats or control between adults of the household who are or were partners, in this or an earlier relationship.",
        "any",
        _ABUSE_OF_A_PARTNER,
        (
            "domestic",
            "partner",
            "violen",
            "abusive",
            "coerc",
            "controll",
            "strangle",
            "assault",
            "hit",
            "punch",
            "beat",
            "attack",
            "threat",
            "molestation",
            "marac",
            "murder",
            "killing",
            "manslaughter",
            "homicide",
            "refuge",
            "slap",
            "kick",
        ),
    ),
    FeatureKind(
        "parental-mental-health",
        "Mental illness or distress of a parent or carer, diagnosed, treated or described, before or at the event.",
        "adult",
        _MENTAL_ILLNESS,
        (
            "mental",
            "depress",
            "low mood",
            "low in mood",
            "anxiety",
            "panic",
            "psych",
            "schizo",
            "bipolar",
            "personality",
            "sectioned",
            "suicid",
            "overdos",
        ),
    ),
    FeatureKind(
        "parental-alcohol",
        "Harmful use of alcohol by a parent or carer.",
        "adult",
        _ALCOHOL,
        ("alcohol", "drink", "drunk", "drank", "intoxicat"),
    ),
    FeatureKind(
        "parental-drugs",
        "Use of illegal drugs, or misuse of prescribed ones, by a parent or carer.",
        "adult",
        _DRUGS,
        (
            "drug",
            "heroin",
            "cocaine",
            "crack",
            "amphetamine",
            "methadone",
            "ecstasy",
            "ketamine",
            "spice",
            "cannabis",
            "weed",
        ),
    ),
    FeatureKind(
        "parental-substance-misuse",
        "Substance misuse of a parent or carer where the words do not say whether alcohol or drugs.",
        "any",
        _SUBSTANCES,
        ("substance", "dual diagnosis", "alcohol", "drug"),
    ),
    FeatureKind(
        "neglect",
        "Neglect of a child of the family, named so by the report or agencies, or as the category of a plan.",
        "any",
        (
            r"neglect(?:ed|ful|ing)?\b|home (?:conditions )?(?:was|were) (?:described (?:by [\w ]+ )?as )?(?:filthy|squalid|dirty|very poor)",
            r"(?:squalid|filthy|insanitary) (?:conditions|home|house|flat)|failure to thrive",
        ),
        ("neglect", "filthy", "squal", "dirty", "very poor", "insanitary", "failure to thrive"),
    ),
    FeatureKind(
        "physical-abuse",
        "Injury inflicted on a child of the family, or assault of it, by whomever in or around the family.",
        "any",
        (
            r"physical(?:ly)? abuse[d]?|non-?accidental(?:ly)? injur(?:y|ies|ed)|inflicted injur(?:y|ies)|abusive head trauma|(?:injur\w+|burns|fractures) [\w ]{0,40}(?:deliberately caused|which (?:was|were) inflicted)|shaken baby|consistent with (?:shaking|non-accidental|inflicted|abuse)",
            r"(?:hit|slapped|punched|kicked|beaten|assaulted) (?:her|him|them|the child(?:ren)?|Child [A-Z]+)(?! (?:in front|head))\b(?: with)?|smacked (?:her|him|the)",
            r"(?:injur(?:ed|ies)) (?:[\w’']+ ){0,3}(?:caused |inflicted )?by (?:their|her|his|the child[’']s) (?:own )?(?:mother|father|parents?|step\w+|partner)(?:[’']s partner)?",
            r"(?:convicted of|pleaded guilty to|pleaded guilty in [\w ]+ to|guilty of|convicted in [\w ]+ of|charged with) (?:the )?(?:murder|manslaughter|causing grievous|wilful cruelty|assault(?:ing)? (?:of )?(?:the )?child)",
        ),
        (
            "abus",
            "injur",
            "inflict",
            "shaken",
            "shaking",
            "slapped",
            "hit ",
            "punched",
            "kicked",
            "beaten",
            "assault",
            "smacked",
            "convicted",
            "pleaded",
            "guilty",
            "charged",
            "burns",
            "fractures",
            "consistent with",
        ),
    ),
    FeatureKind(
        "sexual-abuse",
        "Sexual abuse of a child of the family or household.",
        "any",
        (
            r"(?:touched (?:her|him) (?:sexually|inappropriately)|alleged that [\w ]{1,20} had touched (?:her|him))|sexual(?:ly)? (?:abus(?:e|ed|ing)|assault(?:ed)?|harm(?:ed)?|touched)|(?:rap(?:e|ed|ing)) (?:of )?(?:her|him|Child|the)|sex(?:ual)? offences? against (?:her|him|Child|the)",
        ),
        ("sexual", "rap", "touched", "offence"),
    ),
    FeatureKind(
        "emotional-abuse",
        "Emotional abuse of a child of the family, named so or as the category of a plan.",
        "any",
        (r"emotional(?:ly)? (?:abus(?:e|ed|ive)|harm(?:ed)?)|psychological(?:ly)? abuse[d]?",),
        ("emotional", "psychological"),
    ),
    FeatureKind(
        "exploitation",
        "Sexual or criminal exploitation or trafficking of a child of the family by people outside it.",
        "any",
        (
            r"(?:sexual(?:ly)?|criminal(?:ly)?|child) (?:sexual |criminal )?exploit(?:ed|ation)|being exploited|been exploited|exploited (?:by|for|sexually|criminally)|exploitation lay",
            r"county lines|traffick(?:ed|ing)|referr(?:al|ed) to the (?:National Referral Mechanism|NRM)|National Referral Mechanism submission|groomed|debt bondage",
        ),
        ("exploit", "county lines", "traffick", "national referral", "nrm", "groomed", "bondage"),
    ),
    FeatureKind(
        "poverty",
        "Want of money for what the family needs: debt, arrears, sanctions, food banks, no heating.",
        "any",
        (
            r"poverty|in debt\b|behind with (?:the |their )?rent|(?:their|her|his|family) debts?\b|debts\b|rent arrears|rent was in arrears|arrears of|food ?banks?|benefit sanctions?|emergency credit|(?:gas|electricity|heating) (?:was|had been) (?:\w+ )?(?:cut off|disconnected)|on the meter",
            r"no money (?:for|of)|worries about money|money worries|money (?:that )?(?:the family|they|she) did not have|financial(?:ly)? (?:difficult(?:y|ies)|hardship|problems|struggling)|destitut(?:e|ion)|deductions for",
        ),
        (
            "poverty",
            "debt",
            "rent",
            "arrears",
            "food bank",
            "foodbank",
            "sanction",
            "emergency credit",
            "meter",
            "no money",
            "money",
            "financial",
            "destitut",
            "deductions",
            "gas ",
            "electricity",
            "heating",
        ),
    ),
    FeatureKind(
        "housing",
        "Homelessness, temporary, overcrowded or unfit housing of the family.",
        "any",
        (
            r"homeless(?:ness)?\b|temporary accommodation|bed and breakfast|overcrowd(?:ed|ing)|evict(?:ed|ion)|housing (?:problems|difficulties|needs)|concerns about housing",
            r"(?:flat|house|home) was (?:damp|mouldy|unfit)|mould on|(?:months|weeks|nights|placed|lived|living) in (?:an? )?(?:hotel|B&B)|lost (?:the|their) (?:home|tenancy)|sofa[- ]surfing|(?:living|lived) in (?:a )?(?:hostel|refuge|one room)",
        ),
        (
            "homeless",
            "temporary accommodation",
            "bed and breakfast",
            "overcrowd",
            "evict",
            "housing",
            "damp",
            "mould",
            "unfit",
            "surfing",
            "hostel",
            "refuge",
            "one room",
            "hotel",
            "b&b",
            "tenancy",
            "lost the",
            "lost their",
        ),
    ),
    FeatureKind(
        "frequent-moves",
        "The child or the family moved home many times.",
        "any",
        (
            r"(?:lived|been) at (?:\w+ )?(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|several|many|numerous) (?:different )?addresses|addresses in (?:the|\w+) (?:year|months?)",
            r"moved (?:home |house |placement )?(?:four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|many|several|numerous) times|frequent(?:ly)? (?:house )?mov(?:es|ed)|moved (?:house |home |address )?(?:frequently|often|repeatedly)|(?:four|five|six|seven|eight|nine|ten|eleven|twelve) placements",
        ),
        ("address", "moved", "mov", "placements"),
    ),
    FeatureKind(
        "parental-learning-disability",
        "A parent or carer has a learning disability or difficulty.",
        "adult",
        _LEARNING_DISABILITY,
        ("learning", "special school", "cognitive"),
    ),
    FeatureKind(
        "child-disability",
        "A child of the family has a disability, a learning disability or a serious long-term condition.",
        "child",
        (
            *_LEARNING_DISABILITY,
            r"(?:was |is |severely |a )?disabled\b|disabilit(?:y|ies)|autis(?:m|tic)|cerebral palsy|epilepsy|Down[’']s syndrome|ADHD|heart condition|life-limiting|type 1 diabetes|sickle cell|cystic fibrosis|foetal alcohol|speech and language (?:delay|difficult\w+|disorder)|wheelchair user",
        ),
        (
            "learning",
            "special school",
            "cognitive",
            "disab",
            "autis",
            "cerebral",
            "epilepsy",
            "down",
            "adhd",
            "heart condition",
            "life-limiting",
            "wheelchair",
            "foetal",
            "speech",
            "diabetes",
            "sickle",
            "cystic",
        ),
    ),
    FeatureKind(
        "child-mental-health",
        "Mental illness, distress or self-harm of a child of the family before the event.",
        "child",
        (
            *_MENTAL_ILLNESS,
            r"self[- ]?harm(?:ed|ing)?|wanted to die|eating disorder|anorexia|(?:known to|including|referral to|referred to|seen by|open to) CAMHS|under the care of CAMHS|overdose",
        ),
        (
            "mental",
            "depress",
            "low mood",
            "low in mood",
            "anxiety",
            "panic",
            "psych",
            "schizo",
            "bipolar",
            "personality",
            "sectioned",
            "suicid",
            "overdos",
            "harm",
            "wanted to die",
            "eating disorder",
            "anorexia",
            "camhs",
        ),
    ),
    FeatureKind(
        "child-substance-misuse",
        "A child of the family uses drugs or alcohol.",
        "child",
        (*_ALCOHOL, *_DRUGS, *_SUBSTANCES),
        (
            "alcohol",
            "drink",
            "drunk",
            "drank",
            "intoxicat",
            "drug",
            "heroin",
            "cocaine",
            "crack",
            "amphetamine",
            "methadone",
            "ecstasy",
            "ketamine",
            "spice",
            "cannabis",
            "weed",
            "substance",
            "dual diagnosis",
        ),
    ),
    FeatureKind(
        "parental-offending",
        "A parent, carer or adult of the household had convictions, cautions or prison sentences before the event.",
        "adult",
        (
            r"(?:has|had|have|with|a|any|his|[’']s|previous|several|(?!no\b)\w+) convictions?\b|convictions? for|criminal (?:record|history|convictions?)|offending history|history of offending|known offender",
            r"on licence|recalled to prison|(?:released|release) from prison|(?:been|was|in|served|went to|to) (?:prison|custody)\b|prison sentences?|custodial sentence|a caution for|(?:on|in) the sex offenders? register",
        ),
        ("conviction", "criminal", "offend", "licence", "prison", "custody", "custodial", "caution"),
    ),
    FeatureKind(
        "parental-separation",
        "The parents separated or divorced, or live apart.",
        "any",
        (
            r"(?:parents|mother and father|father and mother|she and father|couple|they|relationship) (?:had |have |were |then )?(?:separated|divorced|split up)|(?:after|when) (?:his|her|their|the) parents (?:had )?(?:separated|divorced)",
            r"separat(?:ed|ion) from (?:the |her |his )?(?:father|mother|husband|wife|partner)|(?:father|mother)(?: had)? (?:moved out|left the family)|relationship (?:(?:with|between) [\w’' ]{1,30} )?(?:had )?(?:ended|broke down)|marriage,? (?:which |had )?(?:ended|broke down)|parental separation|separation of (?:the|her|his) parents|parents[’'] separation",
            r"(?:mother|father) and (?:mother|father|[\w’']+ father) (?:had )?(?:separated|divorced)|parents had separated",
        ),
        ("separat", "divorc", "split up", "moved out", "left the family", "relationship", "marriage"),
    ),
    FeatureKind(
        "young-parents",
        "A parent was under twenty when the first child was born.",
        "adult",
        (
            r"(?:mother|father|parents) (?:was|were) (?:only |just |aged )?(?:1[4-9]|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)\b(?! (?:stone|weeks|hours|minutes))|(?:was|were) (?:only |just |aged )?(?:thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|1[3-9])(?: years old)? when (?:she|he|they|her|the|Child|Baby|[A-Z])",
            r"pregnant (?:at|aged|when she was) (?:thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|1[3-9])|born when (?:she|mother) was (?:fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|1[3-9])\b|teenage(?:d|rs?)? (?:mother|father|parents?|pregnancy)|(?:were|was) (?:a |both )?teenagers?|young parents?\b|young mother\b",
        ),
        ("when", "teenage", "young parent", "young mother", "pregnant", "mother was", "father was", "parents were"),
    ),
    FeatureKind(
        "care-experienced-parent",
        "A parent or carer was looked after as a child.",
        "adult",
        _IN_CARE,
        ("care", "looked after", "looked-after", "foster", "placed", "section 20"),
    ),
    FeatureKind(
        "previous-child-removed",
        "An older child of a parent was removed, adopted or placed elsewhere before.",
        "any",
        (
            r"(?:children?|half[- ]siblings?|siblings?|infants?|bab(?:y|ies)) (?:had |have |was |were |been |had been |who were |is )*(?:previously )?(?:removed from (?:her|his|their|mother)|adopted|placed for adoption|living with grandparents under)",
            r"(?:first|eldest|older|previous) (?:child|children|baby),? (?:[^.,]{1,40}, )?(?:had been|was|were) (?:adopted|removed|placed)|(?:older|other) children,? (?:all of whom |both of whom |who )(?:live|lived|were living|had gone to live) (?:with relatives|elsewhere|with)|(?:elder|older|eldest|first|previous) (?:daughter|son|child) (?:was|is|had been) (?:subject to|living with|placed|adopted|removed)|children from (?:an?|his|her) (?:earlier|previous) relationship (?:had been|were) (?:placed|removed|adopted|in care)|removal of (?:her|his|the) (?:first|older|eldest|previous) (?:child|children|baby)|previous(?:ly)? (?:child(?:ren)?|bab(?:y|ies)) removed|had (?:two|three|four|other|older) children (?:removed|adopted|taken into care)",
        ),
        (
            "removed",
            "adopt",
            "grandparents",
            "removal",
            "placed",
            "taken into care",
            "guardianship",
            "subject to",
            "living with",
            "live",
            "in care",
        ),
    ),
    FeatureKind(
        "migration",
        "The family or a parent came from another country, or their right to stay is limited.",
        "any",
        (
            r"asylum[- ]seek(?:ers?|ing)|refugees?|no recourse to public funds|immigration status|(?:came|moved|arrived|come) (?:to|in) (?:the United Kingdom|the UK|England|Britain|Wales|this country)|visa\b|leave to remain|unaccompanied (?:minor|child)|migrat(?:ed|ion)",
        ),
        (
            "asylum",
            "refugee",
            "recourse",
            "immigration",
            "came",
            "moved",
            "arrived",
            "come",
            "unaccompanied",
            "migrat",
            "visa",
            "leave to remain",
        ),
    ),
    FeatureKind(
        "social-isolation",
        "The family or a parent was without family, friends or community.",
        "any",
        (
            r"(?:socially )?isolated\b|social isolation|(?:no|without) (?:family|friends)(?: or friends)? (?:nearby|in the|in this)|few friends|lost (?:touch|contact) with (?:her|his|their) (?:own )?(?:family|friends)|lonel(?:y|iness)|no family support|did not know anyone|no support network|no[ -]?one to (?:talk|turn) to",
        ),
        (
            "isolat",
            "family",
            "friends",
            "no one",
            "no-one",
            "noone",
            "lonel",
            "anyone",
            "support network",
            "lost touch",
            "lost contact",
        ),
    ),
    FeatureKind(
        "bereavement",
        "A child or parent of the family lost somebody close before the event.",
        "any",
        (
            r"bereave(?:d|ment)|lost (?:her|his|their) (?:own )?(?:mother|father|brother|sister|grand\w+|baby|husband|wife|partner)\b(?![’'])|(?:father|mother|brother|sister|grandmother|grandfather|husband|grandparent)(?:, [^,.]{1,60},)? (?:had )?died\b|(?:suffered|after) the death of (?:a|her|his|their) (?:baby|mother|father|child|grand\w+|brother|sister|husband|partner)",
        ),
        ("bereave", "died", "death of", "lost "),
    ),
    FeatureKind(
        "school-absence",
        "A child of school age of the family was often absent from school or nursery.",
        "any",
        (
            r"persistent(?:ly)? absen(?:t|ce)|(?:was|were) (?:often|frequently|regularly) absent|poor (?:school )?attendance|attendance [^.]{0,40}?(?:fell|dropped|fallen) to [1-7]\d ?(?:per cent|%)|attendance (?:\w+ ){0,6}(?:fell|fallen|dropped|was|had|stood at|averaged) (?:\w+ ){0,3}(?:below|low|poor|to (?:[1-7]\d|\w+)(?: per cent|%)|(?:[1-7]\d(?:\.\d)?|(?:twenty|thirty|forty|fifty|sixty|seventy)(?:-\w+)?) ?(?:per cent|%))",
            r"not (?:been )?attend(?:ed|ing)? school|missing (?:a lot of |a great deal of )?school\b|attended (?:school )?(?:irregularly|sporadically|erratically|rarely)|irregular(?:ly)? attend\w*|erratic attendance|refus(?:ing|ed) to (?:go to|attend) school|school refus(?:al|er)|out of school\b|concerns? about (?:his|her|their|the children[’']s)? ?(?:school )?attendance",
        ),
        ("absen", "attend", "missing", "school refus", "out of school", "refus"),
    ),
    FeatureKind(
        "school-exclusion",
        "A child of the family was excluded, or put on a reduced timetable instead.",
        "any",
        (
            r"(?:permanent(?:ly)?|fixed[- ]term) exclu(?:ded|sions?)|excluded from (?:\w+ )?(?:schools?|his|her)|(?:reduced|part-time) timetable",
        ),
        ("exclu", "timetable"),
    ),
    FeatureKind(
        "elective-home-education",
        "A child of the family was educated at home by choice of the parents.",
        "any",
        (r"elective(?:ly)? home[- ]educat(?:ed|ion)|home[- ]educated|(?:educated|taught) at home|home[- ]schooled",),
        ("home",),
    ),
    FeatureKind(
        "missing",
        "A child of the family was reported missing, or often away unexplained.",
        "any",
        (
            r"reported missing|(?:had been|was) missing (?:for|from (?:home|her|his|the|care))|(?:went|gone|going|goes) missing|missing episodes|missing from (?:home|care|placement)|episodes of going missing",
        ),
        ("missing",),
    ),
    FeatureKind(
        "looked-after",
        "A child of the family was looked after at or before the event.",
        "child",
        _IN_CARE,
        ("care", "looked after", "looked-after", "foster", "placed", "section 20"),
    ),
    FeatureKind(
        "child-protection-plan",
        "A child of the family had a child protection plan, or was registered, at or before the event.",
        "any",
        (
            r"(?:subjects?|made subject) (?:of|to) (?:a )?(?:multi-agency )?(?:child protection )?plans?\b(?! of)|(?:on|had) (?:a )?child protection plans?|child protection plans? (?:since|under|from|for|in)\b",
            r"child protection register|subject (?:of|to) (?:a )?child protection|subject to any plan|placed on (?:a )?(?:child protection )?(?:plan|register)",
        ),
        ("plan", "protection", "register"),
    ),
)

FEATURES: tuple[str, ...] = tuple(kind.name for kind in KINDS)
"""Names of all case features, in the order of the list."""
