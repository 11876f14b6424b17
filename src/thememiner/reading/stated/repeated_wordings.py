"""Wordings that several case features have in common."""
# ruff: noqa: E501 (tables of wordings read better with long rows)

from __future__ import annotations

ABUSE_OF_A_PARTNER = (
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
MENTAL_ILLNESS = (
    r"(?:mental(?: |-)?(?:ill[- ]?health|illness|health (?:problems?|difficulties|issues|needs|condition|crisis))|(?:known to|under|open to|referred to|discharged from|involved with) (?:the |adult |local |specialist )*mental health services)",
    r"(?:depress(?:ion|ed|ive)|low mood|low in mood|anxiety|panic attacks|psychos[ei]s|psychotic|schizophrenia|bipolar|personality disorder)",
    r"(?:antidepressants?|sectioned|detained under the Mental Health Act|suicid(?:e|al)(?! review))",
    r"(?:an|took|taken|taking|two|three|several) overdoses?|(?:attempted suicide|suicide attempts?|community mental health team|mental state|psychiatric (?:ward|hospital|unit|inpatient))",
    r"concerns? about [\w’']+(?: [\w’']+)? mental health",
)
ALCOHOL = (
    r"(?:alcohol|drink) (?:misuse|abuse|use|dependen\w+|problems?|addiction)|misus(?:ed|ing|es) alcohol|dependent on alcohol|alcohol[- ]dependent",
    r"intoxicated|drunk(?:enness)?\b|alcoholic|smel(?:led|t|ling)(?: strongly)? of alcohol|smelled alcohol|under the influence of alcohol",
    r"dr[aiu]nk(?:s|ing)? to excess|dr[aiu]nk heavily|drinking heavily|heavy drink(?:ing|er)|(?:were|was|been|started|back to) drinking(?! water)|the drinking (?:stopped|started)|use of alcohol|consumed alcohol|been drinking",
    r"drinking(?=\.$)|(?<=was not )drinking|(?<=were not )drinking",
)
DRUGS = (
    r"(?:drugs?) (?:misuse|abuse|use|dependen\w+|addiction|test|users?)|(?:misus(?:e|ed|ing)|us(?:e|ed|ing)|tak(?:e|ing|en)|dependent on|addicted to) (?:illegal |illicit |class A )?drugs",
    r"(?:methadone (?:which |that )?(?:had been |was )?prescribed (?:to|for) (?:his|her|their) (?:mother|father)|heroin|cocaine|crack|amphetamines?|methadone|ecstasy|ketamine|spice)\b(?! user[’'])|drugs were being used",
    r"(?:us(?:e|ed|ing)|smok(?:e|ed|ing)|grow(?:ing)?|positive for) (?:of )?(?:cannabis|weed)|cannabis (?:use|factory|daily|user)",
)
SUBSTANCES = (
    r"(?:parental )?substance (?:misuse|abuse|use)|misus(?:e|ed|ing) (?:of )?substances|dual diagnosis|known to (?:the )?(?:drugs? and alcohol|substance misuse) (?:team|service)s?",
    r"(?:drugs? and alcohol|alcohol and drugs?) (?:misuse|abuse|use|problems)",
)
LEARNING_DISABILITY = (
    r"learning (?:disabilit(?:y|ies)|difficult(?:y|ies)|needs)|learning disabled|(?:attended|went to) a special school|low cognitive ability",
)
IN_CARE = (
    r"(?:been|was|were|is|spent|grew up|brought up|taken)(?: \w+){0,3} (?:in(?:to)? care)\b|in care (?:between|since|from|as a child|until)\b",
    r"(?<!being )(?<!be )(?<!well )looked[ -]after(?: by the (?:local )?authority)?\b(?! (?:child review|children team|well|by (?!the (?:local )?authority)))",
    r"care[- ]leavers?|care[- ]experienced|placed (?:in|with) (?:foster|residential|a children)|foster care\b|subject to a care order|section 20\b",
)
