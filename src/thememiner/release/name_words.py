"""Words around names: what can stand before one, what can never be one, and the list of given names."""
# ruff: noqa: E501, SIM905 (tables of wordings read better with long rows)

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files

CAP = r"[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]*(?:['’-][A-ZÀ-Ža-z][^\W\d_]+)*"
"""A word with a capital: O'Brien, Al-Sayed, McInerney, Anne-Marie."""

RELATION = (
    r"(?:(?:(?:younger|older|elder|eldest|youngest|little|big|baby|twin|half|step|foster|birth|adoptive|late|ex|former|new|maternal|paternal|great|best|close|school)[ -])*"
    r"(?:brother|sister|sibling|twin|mother|father|mum|mummy|dad|daddy|parents?|stepmother|stepfather|stepdad|stepmum|step-?mother|step-?father|step-?dad|step-?mum|grandmother|grandfather|grandma|grandad|granddad|nan|nana|"
    r"gran|aunt|auntie|aunty|uncle|cousin|nephew|niece|son|daughter|child|baby|boy|girl|husband|wife|partner|boyfriend|girlfriend|fianc[eé]e?|lodger|neighbour|friend|classmate|carer|childminder|babysitter|landlord|ex-partner|ex-husband|ex-wife|"
    r"ex-boyfriend|teenager|pupil|toddler|infant|victim|perpetrator|witness|siblings|brothers|sisters|children|sons|daughters|twins|friends|cousins))"
)
ROLE = (
    r"(?i:(?:(?:allocated|senior|newly qualified|duty|school|community|family support|support|social|key|youth|outreach|named|class|specialist|student|deputy|assistant|lead|independent|trainee|previous|new)[ -])*"
    r"(?:social worker|social work assistant|worker|health visitor|midwife|nurse|teacher|headteacher|head teacher|teaching assistant|doctor|paediatrician|consultant|psychiatrist|psychologist|therapist|counsellor|officer|constable|"
    r"sergeant|inspector|superintendent|team manager|service manager|manager|practitioner|mentor|keyworker|key worker|IRO|LADO|SENCO|DSL|guardian|solicitor|judge|coroner|chair|reviewing officer|foster carer|foster mother|foster father|advocate|interpreter|"
    r"safeguarding lead|auditor|moderator|GP|registrar|support worker|youth worker|police officer|head of year|caretaker|coach|imam|vicar|priest|pastor))"
)
TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Baroness|PC|WPC|DC|TDC|DS|DI|DCI|DCS|D/Sgt|Det|Sgt|Insp|Supt|PS|PCSO|Rev(?:erend|d)?|Cllr|Councillor|Fr|Master|HHJ|Judge|Justice|Nurse|Sister|Constable|Sergeant|Inspector|Detective(?: (?:Constable|Sergeant|Inspector|Chief Inspector))?|Police Constable|Auntie|Aunty|Aunt|Uncle|Nana|Nanny|Grandma|Grandad|Imam|Sheikh|Pastor)"
LABEL = (
    r"(?:(?:(?:full|first|last|given|family|child|child['’]s|preferred|birth|pupil|patient|client|staff|subject|young person['’]s|mother['’]s|father['’]s|parent['’]s|carer['’]s|worker['’]s|auditor['’]s|print|previous|other|maiden) ?)?(?:name|forename|surname|alias|aka)s?|"
    r"child|young person|subject(?: child)?|pupil|patient|client|sibling\w*|mother|father|mum|dad|parent\w*|carer\w*|partner|signed(?: by| off by)?|signature|author\w*|written by|prepared by|completed by|"
    r"audited by|auditor\w*|moderator|moderated by|reviewed by|reviewer|approved by|contact|social worker|allocated worker|worker|team manager|manager|supervisor|health visitor|GP|teacher|headteacher|head teacher|IRO|chair(?:ed by)?|"
    r"facilitator|trainer|interviewer|interviewee|attendees?|present|apologies|from|to|cc|owner|lead|assigned to|witness|perpetrator|suspect|next of kin|emergency contact|household members?|family members?|"
    r"creator|lastmodifiedby|manager|initials|displayname|author of a change|caseworker|keyworker|key worker|practitioner|comment by)"
)
AUTHORSHIP = re.compile(
    r"\b(?i:authors?|reviewers?|(?:co-)?written by|chair(?:ed)?(?: and author)?|inspectors?|HMI|His Majesty['’]s|Her Majesty['’]s|director|chief executive|leader of|minister|secretary of state|commissioner|professor|Sir|Dame|Lord|Lady|Baroness|edited by|Ofsted)"
    r"\b[ \n:,–(-]*(?:(?:is|was|were|by|and|of|the|for|to|&|[A-Z][\w'’.-]*)[ \n:,–(-]*){0,8}$"
)
AUTHORSHIP_AFTER = re.compile(
    r"^[\s,–(-]{1,4}(?:\w+ ){0,3}?(?:HMI|His Majesty|Her Majesty|Ofsted|lead inspector|independent (?:chair|author|reviewer|consultant)|chair\b|author|et al|QC|KC|OBE|CBE|MP\b|Director|Chief Executive|Children['’]s Services Inspector|CQC|HMICFRS|Regional)",
    re.IGNORECASE,
)
CITED = re.compile(
    r"^(?:['’]s)?,?(?: (?:and|&) [A-Z]\w+| et al\.?,?)* ?(?:et al|\(?(?:19|20)\d\d[a-z]?\))|^(?: (?:and|&) [A-Z]\w+)?,? (?:19|20)\d\d[a-z]?\)"
)
PUBLISHED = re.compile(
    r"\b(?:Kew|Gillick|Fraser (?:guidelines|competen\w+)|Munro|Laming|MacAlister|Wood (?:Review|Report)|Jay (?:Report|Review)|Alexis Jay|Cumberlege|(?:Sarah|Clare|Claire|Helena|Natasha|Jade|Finn|Martha|Sammy|Awaab)['’]s (?:Law|Rule)|Lado\b|"
    r"Brandon|Sidebotham|Caldicott|Francis Report|Cleveland|Bichard|Kennedy (?:Report|guidelines|Review)|Marmot|Bronfenbrenner|Bowlby|Maslow|Likert|Bradford Hill|King['’]s|Queen['’]s|Crown|St\.? (?:John Ambulance)|"
    r"Beacon House|Lucy Faithfull|Marie Collins|Suzy Lamplugh|Prince['’]s Trust|Anna Freud|Tavistock|Barnardo\w*|Coram|Graded Care Profile|Michael Sieff|Ann Craft|Ellen MacArthur|Marie Stopes|Macmillan|Princess Royal|Duke of Edinburgh)",
)
NOT_NAMES = frozenset(
    """chief overall compass pause premium role protecting liaison settings labels attendance morale stop pas january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday christmas easter ramadan eid spring summer autumn winter
    english british scottish welsh irish polish romanian somali pakistani indian bangladeshi black white asian african caribbean european muslim christian jewish hindu sikh catholic roma traveller gypsy kurdish albanian
    afghan syrian iraqi iranian nigerian ghanaian eritrean ethiopian sudanese turkish portuguese spanish french german italian lithuanian latvian bulgarian hungarian slovakian slovak czech ukrainian russian chinese vietnamese
    filipino jamaican american arabic urdu punjabi bengali
    child children baby infant adult mother father mum dad parent parents sibling siblings brother sister family mgm mgf pgm pgf taid nain young person people subject twin twins boy girl unborn half step grandmother grandfather
    partner aunt uncle carer carers male female man woman both one two three four five six seven eight nine ten first second third
    the a an and or but if as in on at by for of to from with without when where while who whose which what why how this that these those there here it its he she they we you i his her their our your my not no yes all some
    any each every many most other another such more less few several none nobody someone everyone after before during since until although however because so then than also only even just still very was were is are be been
    being has have had do does did will would can could should may might must shall despite following within across through between under over against about into out up down off again further once because due both neither either
    unknown none n/a na nil tbc tba anonymous redacted name names yes self unclear various several
    ofsted cqc hmicfrs hmic hmip nspcc cafcass camhs mash marac mappa lado iro iros send senco gp gps nhs lscb scp lscp scr lcspr cspr dhr imr ilacs jtai police council board partnership trust service services team teams school schools
    hospital academy college nursery university department government england wales scotland ireland northern uk london britain europe borough county city district authority agency agencies social health education care early help
    children's children’s safeguarding protection conference plan plans review reviews report reports meeting assessment assessments section act working together strategy audit audits case cases practice practitioner practitioners
    professional professionals worker workers manager managers officer officers nurse midwife doctor visitor visitors teacher headteacher head senior lead leaders staff panel chair author authors reviewer reviewers inspector
    inspectors executive director group sub-group forum hub centre project programme training course policy procedures guidance framework finding findings recommendation recommendations theme themes appendix table figure page
    chapter part annex paragraph question questions response responses action actions summary introduction conclusion background context evidence learning lesson lessons key local national regional joint multi-agency single
    court order home office house road street avenue close lane drive way crescent terrace place park green common estate north south east west northern southern eastern western central upper lower great little new old saint st
    community public private youth justice probation housing mental domestic abuse violence neglect exploitation sexual criminal physical emotional harm risk need needs support voice views wishes feelings lived experience
    signs safety facebook instagram snapchat tiktok whatsapp google microsoft word excel zoom teams teacher's internet twitter youtube xbox roblox
    pearson thememiner invented sample region version status date time place address grade rating outstanding good requires improvement inadequate weak strong mixed high medium low red amber rag met partly
    mr mrs ms miss dr prof sir dame lord lady pc dc ds di sgt supervision core initial looked leaving fostering adoption adopter adopters disabled permanence permanency pathway virtual participation corporate parenting
    full provider providers references reference dear sincerely faithfully regards yours signed cc covid covid-19 brexit kooth barnardo barnardo's barnardos prevent channel contextual operation encompass makaton autism adhd
    information sharing threshold thresholds referral referrals decision decisions outcome outcomes impact quality assurance performance management leadership governance oversight workforce recruitment retention caseload caseloads
    liquidlogic mosaic data protection general improvement priority priorities next steps area areas strengths strength weaknesses what inspection inspections interim annual independent special specialist secondary primary
    tel telephone email e-mail mobile fax ext phone dob d.o.b urn upn id pdf url www http https sent received subject attachment re fw fwd present apologies minutes item agenda""".split()
)
ORGANISATION = re.compile(
    r"^(?:School|Academy|College|Road|Street|Avenue|Close|Lane|Drive|Way|Crescent|Terrace|Place|Park|Hospital|Surgery|Centre|Center|Council|Board|Review|Report|Act|Law|Rule|House|Court|Trust|Foundation|University|Ward|Unit|Hub|Project|Service|Services|Team|"
    r"Nursery|Clinic|Infirmary|Hall|Estate|Square|Gardens|Grove|Church|Lodge|Borough|County|City|Partnership|Health|Model|Scale|Institute|Charity|Inquiry|Commission|Committee|Society|Association|Forum|Programme|Framework|Tool|Valley|Town|United|FC|Village|Primary|Junior|"
    r"Infants?|High|Medical|Practice|Hill|Wood|Bridge|Bay|Green|Station|Airport|Library|Museum|Theatre|Limited|Ltd|PLC|LLP|Inc|Guidelines|Competence|Days?|Safeguarding|Children|Local|Social|Community|Family|Youth|Region|Regional|Metropolitan|Sands?|Coast|Moor|Dale|Heath|Common)s?$"
)


@lru_cache(maxsize=1)
def given_names() -> tuple[frozenset[str], frozenset[str]]:
    """Given names in lower case: those that stand for a person by themselves, and those that are words or places too."""
    listed = files("thememiner.release").joinpath("given_names.txt").read_text(encoding="utf-8")
    alone, _, both = listed.partition("# also words\n")
    return frozenset(_names(alone)), frozenset(_names(both))


def _names(listed: str) -> list[str]:
    return [line.lower() for line in listed.split("\n") if line and not line.startswith("#")]


def plain(word: str) -> str:
    """A word in lower case, without accents and without the 's of a possessive."""
    word = re.sub(r"['’]s?$", "", word)
    word = word.replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("Ø", "O").replace("ı", "i")
    spelled = unicodedata.normalize("NFKD", word)
    return "".join(one for one in spelled if not unicodedata.combining(one)).lower()


def can_be_name(word: str) -> bool:
    """Whether a capitalised word can be a name: not a month, body, role, relation, or initials."""
    bare = plain(word)
    if len(bare) < 2 or bare in NOT_NAMES or word.lower() in NOT_NAMES or ORGANISATION.match(word):
        return False
    if bare.endswith(("shire", "ally")) or (bare.endswith("ing") and bare not in given_names()[0] and len(bare) > 6):
        return False
    return not (word.isupper() and len(word) <= 4 and bare not in given_names()[0])
