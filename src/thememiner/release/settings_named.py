"""Schools, nurseries, surgeries, hospitals and homes by their name."""
# ruff: noqa: E501, SIM905 (tables of wordings read better with long rows)

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from thememiner.release.details import IDENTIFIES, LOOK, Found, Look

_WORD = r"(?:[A-Z][\w]*(?:['’-][A-Za-z]+)*(?:['’]s?)?|St\.?|(?<=[A-Z])&)"
_NAME = rf"(?P<name>{_WORD}(?:(?: (?:of|the|at|and|&|on|in|upon|for)(?: the| our)?)? {_WORD}){{0,5}}?)"
_FAITH = r"(?:(?:C(?:hurch)? ?of ?E(?:ngland)?|CE|CofE|RC|Catholic|Roman Catholic|Islamic|Jewish|Muslim|Hindu|Sikh|Methodist|Voluntary Aided|VA|VC|Aided|Community|Foundation|Free) )*"
_PHASE = r"(?:(?:Primary|Junior|Infants?|Nursery|Secondary|High|Grammar|Middle|First|Upper|Lower|Comprehensive|Special|Preparatory|Prep|Independent|Boarding|Girls['’]?|Boys['’]?|and|&) )*"
_AFTER = r"(?![ ]?(?:Improvement|Effectiveness|Admission|Council|Admissions|Forum|Nurs|Year|Term|Day|Board))"
_CLOSE = r"(?=[\s.,;:!?)\]\"”’']|$)"
_FORMS: Mapping[str, str] = {
    "school": rf"\b{_NAME} (?:{_FAITH}{_PHASE}(?:School|Academy|Pupil Referral Unit|PRU|Sixth Form(?: College)?|College|Gymnasium|Madrassah?|Madrasa)\b{_AFTER}|{_FAITH}(?:Primary|Infants|Juniors|Secondary|Grammar|High|Comp)\b(?! (?:Care|Health|Need|Mental|Court|Risk|Quality|Prevention|Legislation|Trauma|Concern|Carer|Schools|Street|Road|Speed|Wycombe|Peak|Commission|Transfer)))",
    "nursery": rf"\b{_NAME} (?:(?:Day|Private|Community|Village) )*(?:Nursery(?! (?:School|Nurs|Place|Educ))|Nurseries|Pre-?[Ss]chool|Playgroup|Play Group|Childcare|Kindergarten|Cr[eè]che|Toddlers|Toddler Group|Early Years Centre|Out of School Club|After School Club|Montessori)\b",
    "GP surgery": rf"\b{_NAME} (?:(?:Family|Group|Village|Street|Road|Medical|Health) )*(?:Surgery|Medical (?:Centre|Practice|Group)|Health Centre|GP Practice|Group Practice|Family Practice|Doctors|Dental (?:Practice|Surgery|Care)|Dentists?|Pharmacy|Walk-in Centre)\b",
    "hospital": rf"\b{_NAME} (?:(?:General|District|Community|Children['’]s|Childrens|University|Memorial|Cottage|Maternity|Teaching|Royal|Mental Health|Psychiatric|Women['’]s) )*(?:Hospitals?|Infirmary|Hospice|Birth Centre|Birthing Unit|Maternity Unit|Ward|Clinic)\b(?! (?:NHS|Foundation|University|Trust|Education|School|Manager|Round|Staff|Sister))",
    "home": rf"\b{_NAME} (?:Children['’]?s (?:Home|Centre|Centres)|Family (?:Centre|Hub)|Youth (?:Club|Centre)|Community Centre|Refuge|Residential (?:Home|Unit|Care Home)|Care Home|Secure (?:Unit|Children['’]s Home|Training Centre)|Foyer|Hostel|Mosque|Church|Gurdwara|Synagogue|Temple|Parish|Boxing Club|Football Club|Gym|FC|Scouts?|Scout Group|Guides|Brownies|Cubs|Supported Lodgings)\b",
}
_PATTERNS = {kind: re.compile(form + _CLOSE) for kind, form in _FORMS.items()}
_ATTENDS = re.compile(
    r"\b(?:attend(?:s|ed|ing)?|pupil at|on roll at|enrolled (?:at|in)|goes to|went to|started at|starting at|excluded from|transferred to|moved to|Year \d+ at|Reception at|head ?teacher (?:of|at)|teacher at|SENCO at|DSL at)"
    r" (?P<is>(?!Child|Accident|A&E|CAMHS|Court|MASH|The\b|School|Nursery|Year|Key|Reception|Hospital|January|February|March|April|May|June|July|August|September|October|November|December|Ofsted|Parent|Police|Strategy|Core|Initial|Case|ICPC|MARAC|MAPPA)(?:St\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3})"
)
_SCHOOL_LABEL = re.compile(
    r"\b(?:school|college|academy|nursery|setting|education provi\w+|pre-?school|GP(?: practice| surgery)?|surgery|hospital|place of (?:birth|work)|employer|placement)\b(?! (?:nurse|age|year))",
    re.IGNORECASE,
)
_NAMED_VALUE = re.compile(r"^\s*(?:St\.? )?[A-Z][\w'’.&-]+(?: (?:of|the|and|&|[A-Z][\w'’.&-]+)){0,6}\s*$")
_OTHER_SETTING = re.compile(
    r"\b(?:Surgery|Hospital|Infirmary|Health Centre|Medical|Clinic|Practice|Ward|Nursery|Pre-?school|Court|Club|Church|Mosque|Hub|Conference|Meeting|Group|Course|Service|Panel|Board)\b"
)
_GENERIC = frozenset(
    """the a an this that these each every any some one two all no another her his their its our your my local national virtual primary secondary special high grammar junior infant
    nursery free community independent private public state maintained new former previous whole both some most many other mainstream residential boarding further higher adult health
    children childrens children's children’s young people child family families sixth form general acute district maternity medical dental mental community-based day first second
    third safeguarding early years education and or of in at for to from when where if as with by on but after before since during although while however social care council county city borough
    voluntary aided alternative provision faith religious state-funded unregistered unregulated mother father parent grandparents neighbourhood designated named school schools nhs gp
    minor injuries accident emergency outpatient antenatal paediatric sexual drop-in walk-in baby well-baby well postnatal fracture child's acute inpatient psychiatric general university
    foster ofsted secure approved youth supported hostel women's refuge domestic abuse mental-health staff teaching trust ward clinic pupil referral unit out after breakfast homework summer
    multi-academy academy academies parents' parents’ head headteacher teacher assistant deputy it he she they we there then also only your what which who how""".split()
)
_SETTING = re.compile(
    r"(?:School|Academy|Surgery|Hospital|Infirmary|Nursery|Centre|Practice|Clinic|Council|Board|Trust|Service|Church|Home|Pre-?school)s?,?$"
)
_BODIES = re.compile(
    r"\b(?:Royal College|College of (?:Policing|Social Work|Paediatrics|Nursing|Emergency)|National College|Staff College|Kings? College London|Imperial College|University College|Open University|Working Together|Great Ormond Street Hospital for|Department|Church of England\b(?! \w)|Catholic Church|Methodist Church|Signs of Safety|Safer? Schools|Healthy Schools|Operation Encompass)\b"
)
_CLOSE_LINK = re.compile(
    r"\b(?:born (?:at|in)|admitted (?:to|on)|taken (?:by ambulance )?to|attended|delivered at|transferred to|discharged from|presented (?:at|to)|patient (?:at|on)|seen (?:at|on)|died (?:at|in)|A&E at|works? at|worked at|staff at|ward at)\b[^.;]{0,60}$",
    re.IGNORECASE,
)


def named(kind: str, look: Look) -> Iterator[Found]:
    """Places of one kind that are called by their name."""
    for match in _PATTERNS[kind].finditer(look.text):
        start = _start_of_name(match)
        if start is None or _BODIES.search(match.group()):
            continue
        is_linked = kind != "hospital" or _CLOSE_LINK.search(look.text[:start]) or look.context
        why = f"a {kind} by its name" if kind != "home" else "a place that people go to, by its name"
        label = "place" if kind == "home" else kind
        level = IDENTIFIES if is_linked and kind != "home" else LOOK
        yield Found(start, match.end(), label, level, why)


def schools(look: Look) -> Iterator[Found]:
    """Schools by their full name, by "attends Oakfield", and by a column headed school."""
    yield from named("school", look)
    for match in _ATTENDS.finditer(look.text):
        if not _names_no_school(match["is"], look.text[match.end() :]):
            lead = match.group().removesuffix(match["is"]).strip()
            yield Found(*match.span("is"), "school", IDENTIFIES, f'stands after "{lead}"')
    if _SCHOOL_LABEL.search(look.context):
        value = _NAMED_VALUE.match(look.text)
        if value and not all(word.lower() in _GENERIC for word in look.text.split()):
            kind = "GP surgery" if re.search(r"\bGP\b|surgery", look.context) else "school"
            yield Found(*value.span(), kind, IDENTIFIES, f'stands under "{look.context}"')


_WARDS = re.compile(
    r"\b(?:[Ww]ard \w{1,3} (?:at|of|in) (?:the )?(?:St\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}|(?:[A-Z][\w'’-]+ ){1,3}(?:A ?& ?E|A and E|ED|NICU|SCBU|PICU)\b|(?:at|to|in|from) St\.? [A-Z][\w'’-]+['’]s\b|(?:[A-Z][\w'’-]+ ){1,3}(?:Infirmary|Hospital))"
)
_NO_WARD = re.compile(r"^(?:The|An?|Local|Children['’]s|Any|Each|All|Acute|General) (?:A|ED|Hospital)")


def wards(look: Look) -> Iterator[Found]:
    """Wards and emergency departments of a hospital by name, saints that are hospitals for short, infirmaries."""
    for match in _WARDS.finditer(look.text):
        if not _NO_WARD.match(match.group()):
            yield Found(*match.span(), "hospital", LOOK, "a hospital or ward by its name")


def _names_no_school(words: str, after: str) -> bool:
    """Whether what somebody attends is a body, a course or a place of another kind."""
    is_short = words.isupper() and len(words) < 7
    return is_short or after.startswith(" of ") or bool(_OTHER_SETTING.search(words))


def _start_of_name(match: re.Match[str]) -> int | None:
    """Where the name begins, without "The", "At" and other words that name nothing; None where nothing is left."""
    start = match.start("name")
    words = [(start + one.start(), one.group()) for one in re.finditer(r"\S+", match["name"])]
    ends = [place for place, (_, word) in enumerate(words) if _SETTING.match(word)]
    words = words[ends[-1] + 1 :] if ends else words
    leads = [place for place, (_, word) in enumerate(words) if word in ("at", "to", "from", "for", "when")]
    words = words[leads[-1] + 1 :] if leads else words
    while words and words[0][1].lower().strip(".,") in _GENERIC:
        words.pop(0)
    if not any(word.lower().strip(".,") not in _GENERIC and word[0].isupper() for _, word in words):
        return None
    return words[0][0]
