"""How recommendations sound (DOMAIN 3.3): asking for something, announcing a list, asking a question.

Every test looks at form only; whether words in that form are a recommendation depends on where they stand.
"""

from __future__ import annotations

import re

_DO = (
    r"accelerate|accept|achieve|act|adapt|add|address|adopt|advise|agree|align|allocate|allow|amend|appoint|apply|"
    r"approve|arrange|articulate|ask|assess|assist|assure|audit|avoid|be|begin|brief|bring|build|carry|cascade|"
    r"cease|challenge|change|check|circulate|clarify|collaborate|collate|collect|commission|commit|communicate|"
    r"complete|conduct|confirm|consider|consult|continue|convene|coordinate|co-ordinate|copy|create|cover|decide|"
    r"decline|deliver|demonstrate|design|designate|determine|develop|devise|discuss|disseminate|distribute|draft|"
    r"draw|embed|enable|encourage|end|enhance|ensure|equip|escalate|establish|evaluate|evidence|examine|expand|"
    r"expedite|explore|extend|facilitate|find|follow|formalise|fund|further|give|guarantee|have|help|highlight|"
    r"hold|identify|implement|improve|include|incorporate|increase|inform|initiate|instruct|insist|integrate|"
    r"introduce|investigate|invite|issue|join|keep|launch|lead|learn|let|liaise|listen|lobby|look|maintain|make|"
    r"mandate|map|maximise|measure|meet|minimise|modify|monitor|move|name|note|notify|obtain|offer|organise|"
    r"oversee|participate|pilot|place|plan|prepare|prevent|prioritise|produce|progress|promote|protect|provide|"
    r"publicise|publish|pursue|put|raise|receive|recognise|recommend|record|recruit|redesign|reduce|refer|refine|"
    r"reflect|refresh|refrain|reinforce|re-issue|reissue|relaunch|re-launch|remind|remove|renew|repeat|replace|"
    r"report|request|require|research|resolve|resource|respond|retain|revise|review|revisit|roll|routinely|"
    r"scrutinise|secure|seek|see|send|set|share|sign|simplify|speak|standardise|state|stop|streamline|strengthen|"
    r"submit|supply|support|survey|take|target|teach|tell|test|track|train|undertake|update|urge|use|utilise|"
    r"verify|widen|withdraw|work|write"
)
_ADVERBS = (
    r"(?:(?:also|always|jointly|urgently|further|clearly|regularly|fully|actively|formally|now|together|"
    r"immediately|not|collectively|proactively|robustly|rapidly|swiftly|promptly) )?"
)
_HAVE_DONE = (
    r"(?:(?:also|always|never|not|then|therefore|instead) )?have (?:also |always |never |then )?(?!dedicated|named|"
    r"designated|agreed (?:procedures|protocols|arrangements|standards)|trained|improved|increased|detailed|"
    r"protected|shared (?:access|procedures)|limited|unrestricted|needed)(?:been|\w+ed|known|seen|made|taken|given|"
    r"done|had|led|told|thought|gone|come|brought|sought|held|begun|spoken|understood|found|kept|met|put|set|"
    r"written|drawn|chosen|heard|said|left|sent|shown|become)\b"
)
"""What should have been done is a finding."""
_NOMINAL = re.compile(
    r"^(?:\w{3,}ing (?:the|a|an|all|of|that|how|with|its|their|for|staff)\b|(?:the )?(?:urgent |joint |annual |"
    r"regular )?(?:review|allocation|development|provision|introduction|implementation|establishment|training|"
    r"audit|creation|revision|improvement|appointment|inclusion|adoption|publication|extension|clarification|"
    r"promotion) (?:of|for|to|in)\b)",
    re.IGNORECASE,
)
_MODAL = re.compile(
    rf"\b(?:(?:should|must)(?! {_HAVE_DONE})|shall|ought to(?! have\b)|needs? (?:\w+ly )?to|may wish to|(?:is|"
    rf"are) (?:asked|invited|encouraged|urged|required|"
    r"requested|recommended|advised|to) (?:to )?)\b",
    re.IGNORECASE,
)
_TO_DO = re.compile(rf"^(?P<who>[^.;]{{3,200}}?),? to {_ADVERBS}(?:{_DO})\b", re.IGNORECASE)
_TO_VERB = re.compile(
    r"^(?P<who>[^.;]{3,90}?),? to (?!be\b)[a-z]+(?<!ing) (?:the|an?|all|each|every|any|their|its|his|her|this|"
    r"these|those|how|what|whom|that|whether|with|on|up|out|off|themselves|itself|when|if)\b.*[.;]$",
    re.IGNORECASE | re.DOTALL,
)
_TO_BE_DONE = re.compile(
    r"^(?P<who>[^.;]{3,90}?),? to be (?:\w+ly )?(?:\w+ed|given|told|seen|made|kept|held|sent|shown|taken|put|set|"
    r"written|drawn|brought|found|built|sought)\b(?<!commended)(?<!congratulated)",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"\b(?<!is )(?<!are )(?<!be )(?<!been )(?<!was )(?<!were )(?<!who )(?<!not )(?:proposed|argue[sd]?|suggest(?:s|"
    r"ed)?|said|says|told|submitted|considered|noted|found|stated|observed|recommended|concluded|heard|"
    r"thought|believed?|felt|advised|asked whether|explained|reported that|pointed out|accept(?:s|ed) that|"
    r"agree[sd]? that)\b",
    re.IGNORECASE,
)
_IF = re.compile(
    r"^(?:if|when|whenever|where|wherever|once|in (?:any|all|every|cases)|any|every|each)\b", re.IGNORECASE
)
_BE_DONE = re.compile(
    r"^(?P<who>[^.;,:]{3,120}?) be (?:\w+ly )?(?:\w+ed|given|set|made|put|taken|held|drawn|built|kept|sought|"
    r"found)\b",
    re.IGNORECASE,
)
_NOT_WHO = re.compile(
    r"^(?:what|how|why|whether|when|where|who|in order\b|so as\b|(?:the )?(?:lessons?|opportunit|things?|"
    r"questions?))\b",
    re.IGNORECASE,
)
_MAY = re.compile(
    r"\b(?:to|will|would|could|can|cannot|may|might|not|never|(?:way|need|right|ability|chance|duty|power|decision|"
    r"time)s?)(?: \w+)?$",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:had|has|have|was|were|is|are|did|does|do|began|came|chose|gave|held|kept|knew|led|left|made|met|ran|"
    r"said|saw|sent|sought|spoke|thought|told|took|went|wrote|brought|able|unable|likely|attempts?|efforts?|"
    r"ability|opportunit\w+|going|i|we|(?:wish|ask|requir|allow|enabl|encourag|invit|expect|tend|aim|intend|seem|"
    r"appear|hop|lik|want|need|seek|com|happen|help|serv|fail|continu|contain|lead|mak|giv|us)(?:e?s)|tries|"
    r"(?!(?:involved|concerned|named|designated|registered|employed|affected|identified|looked|related|"
    r"commissioned|integrated|based|detailed|skilled|qualified|allocated|attached|linked|nominated|specialised|"
    r"need|indeed|red|bed|shed|child-centred|unrelated|shared|combined|united)\b)\w{2,}ed)\b",
    re.IGNORECASE,
)
_SUBJECT_OF_VERB = re.compile(
    rf"^(?P<who>[^,.;:]{{3,120}}?) {_ADVERBS}(?:together )?(?:{_DO})(?:e?s)?\b", re.IGNORECASE
)
_DOES = re.compile(rf"^(?:and |or |to )?{_ADVERBS}(?:{_DO})\b(?! of\b)", re.IGNORECASE)
_ADDRESSED = re.compile(r"^(?:for )?[A-Z][^.:;]{2,100}: (?:\((?:i|a|1)\) )?(?=[a-z])")
"""A body and a colon before what it should do: "Schools: files to be handed over in person."."""
_DOES_IT = re.compile(rf"^(?:and |or )?{_ADVERBS}(?:{_DO})e?s\b")
_THAT = re.compile(r"^(?:and )?that\b(?! (?:is|was|said|being|this))", re.IGNORECASE)
_WE = (
    r"(?:(?<!what )(?<!which )(?<!as )\b(?:I|we)|\bthis (?:review|report|inquiry|panel|commission)|"
    r"\bthe (?:independent |serious case |overview |practice |homicide |dhr |scr )*"
    r"(?:review|inquiry|panel|reviewers?|author|chair|lead reviewers?|report author|review team|review panel))"
)
_PERFORMS = re.compile(
    rf"{_WE} (?:(?:do|would|also|therefore|further|accordingly|consequently|hereby|strongly|now|additionally|"
    rf"thus) ){{0,3}}"
    r"(?:recommends?(?= that\b| the\b| an?\b| to\b| all\b| each\b| \w+ing\b| [A-Z]|\W*[,:(–-]|$)|"
    r"makes? the recommendation\b|propose that\b)|\bit is (?:(?:also|therefore|further|strongly|"
    r"thus) )?recommended\b|\b(?:my|our|the review's|the inquiry's) (?:\w+ ){0,3}?recommendations? (?:is|"
    r"remains) (?:that|for)\b|\bleads? (?:me|us) to recommend\b",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"^(?:the )?(?:[\w’']+ ){0,3}recommendations\b[^.]{0,80}:$|\b(?:recommend(?:s|ed)?|"
    r"the following (?:\w+ ){0,3}recommendations?|recommendations? (?:\w+ ){0,4}(?:as follows|below)|(?:make|makes|"
    r"makes? the) (?:\w+ ){0,4}recommendations?|recommendations? (?:is|are|for [^.]{3,80}))\b[^.]*[:–—-]$",
    re.IGNORECASE,
)
_IT_IS = re.compile(r"\bit is (?:\w+ )?recommended\b", re.IGNORECASE)
_RECOMMENDS_THAT = re.compile(r"\brecommend(?:s|ed)? that\W*$", re.IGNORECASE)
_FOLLOWING = re.compile(
    r"\b(?:the )?following (?:\w+ ){0,3}(?:recommendations?|actions?|questions?|areas|points|changes)\b", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:had|has|have|was|were|previously|earlier|who|which) (?:\w+ )?recommended\b|"
    r"\bin (?:19|20)\d\d\b[^.]{0,60}\brecommend|\b(?:inquiry|committee|report|review|ofsted|coroner|he|she|they|"
    r"panel|"
    r"group) recommended\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:previous|earlier|other|past|prior) (?:\w+ ){0,3}(?:review|inquir|report|recommendation)", re.IGNORECASE
)
_ABOUT_THEM = re.compile(
    r"^(?:the|these|this|those|all|many of the|some of the|in making|each|"
    r"most of the) (?:\w+ ){0,3}?recommendations?\b(?! (?:to|for) )(?!.{0,60}\b(?:should|must) be (?:implemented|"
    r"reviewed|monitored|reported))|^(?:there (?:are|is) (?:\w+ )?(?:recommendations?|no )|the review (?:makes|"
    r"has made)|success (?:in (?!(?:\w+ )?this\b)|will)|rationale\b|why\b[^?]*$|reasons?:|background:|"
    r"intended outcome|expected (?:outcome|impact)|outcome:|evidence:|progress:|status:|action(?: taken)?:|update:|"
    r"impact:|yours (?:sincerely|faithfully)|note:|source:|see (?:also )?(?:paragraph|finding|chapter)|"
    r"this (?:\w+ )?(?:relates|links|follows|arises|reflects)\b|(?:arising|drawn) from|copyright|isbn|©)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"^(?:(?:this|these|they|it|such|the (?:review|audit|guidance|report|training|protocol|policy|tool|work|plan|"
    r"strategy|register|scheme|body|framework|duty|results?|outcomes?|findings))\b[^.]{0,80}\b(?:should|must|"
    r"needs? (?:\w+ly )?to|is to|are to)\b|in (?:particular|addition|doing so),? |(?:as|at) a minimum,? |"
    r"success in (?:\w+ )?this )",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(
    r"\b(?:that|to|should|must|by|include|including|following (?:\w+ ){0,2}(?:actions?|steps|recommendations?)\.?)$"
)
_SENTENCE = re.compile(r"(?<=[.?!])[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")
_ABBREVIATED = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|St|No|para|paras|p|pp|e\.g|i\.e|etc|vol|cf)\.$", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    """The sentences of a passage, by their stops."""
    found: list[str] = []
    for piece in _SENTENCE.split(text):
        if found and _ABBREVIATED.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found


def subject_of_verb(who_and_verb: str) -> str:
    """The subject of "[the Board] relaunch its procedure", empty where no verb of asking follows it."""
    match = _SUBJECT_OF_VERB.match(who_and_verb)
    return match["who"] if match else ""


def asks(text: str) -> bool:
    """Whether the words ask somebody to do something: with a modal, "X to do", "Do …" or "That …"."""
    modal = _MODAL.search(text)
    has_modal = modal is not None and (bool(_IF.match(text)) or not _REPORTS.search(text[: modal.start()]))
    is_asked = bool(_THAT.match(text) or _DOES.match(text) or performs(text)) or _to_do(text)
    addressed = _ADDRESSED.match(text)
    return has_modal or is_asked or (addressed is not None and asks(text[addressed.end() :]))


def names_action(text: str) -> bool:
    """Whether an item of a list names what is to be done by a noun ("Review of record keeping")."""
    return bool(_NOMINAL.match(text)) and len(sentences(text)) == 1


def does(text: str) -> bool:
    """Whether the words begin with the verb ("Ensure that …", "to review …")."""
    return bool(_DOES.match(text))


def completes(lead: str, text: str) -> bool:
    """Whether a bullet goes on from a lead-in with what is to be done ("… that the Board: reviews its guide")."""
    return asks(text) or recommends_that(lead) or (leads_in(lead) and bool(_DOES_IT.match(text)))


def asks_at_once(text: str) -> bool:
    """Whether the first sentence asks already: commentary comes to "should" later, if at all."""
    return asks(sentences(text)[0])


def performs(text: str) -> bool:
    """Whether the words recommend now and in the report's own voice ("we recommend", "it is recommended that")."""
    return _performs(text) and not _PAST.search(text)


def announces(text: str) -> bool:
    """Whether the last sentence says that a list of the report's own recommendations follows."""
    last = sentences(text)[-1]
    is_open = last.rstrip()[-1:] in ":–—-" or bool(re.search(r"\brecommend(?:s|ed)? that$", last))
    says = bool(_ANNOUNCES.search(last)) or _performs(last)
    return is_open and says and not (_PAST.search(last) or _OF_OTHERS.search(last))


def is_bare_announcement(text: str) -> bool:
    """Whether a lead-in only announces a list, and names neither whom it asks nor what."""
    last = sentences(text)[-1]
    is_list = announces(last) or (leads_in(last) and bool(_FOLLOWING.search(last)))
    rest = _IT_IS.sub("", last)
    return is_list and not _MODAL.search(rest) and not re.search(r"\bthat [a-z][^:]{3,}:?$", last)


def recommends_that(lead: str) -> bool:
    """Whether a lead-in ends with "recommended that", so that all that follows it is asked for."""
    return bool(_RECOMMENDS_THAT.search(lead.rstrip()))


def is_question(text: str) -> bool:
    """Whether the first or last sentence is a question."""
    parts = sentences(text)
    return parts[0].rstrip("\"'”’) ").endswith("?") or parts[-1].rstrip("\"'”’) ").endswith("?")


def is_about_them(text: str) -> bool:
    """Whether the words speak of recommendations or give their grounds, outcome or status."""
    return bool(_ABOUT_THEM.match(text))


def goes_on(text: str) -> bool:
    """Whether a paragraph takes up the recommendation before it and asks on ("This should include …")."""
    return bool(_GOES_ON.match(text)) and not is_about_them(text) and len(text) < 500


def leads_in(text: str) -> bool:
    """Whether the words are left open, so that what follows completes them."""
    words = text.rstrip()
    return words[-1:] in ":–—-" or bool(_LEFT_OPEN.search(words))


def own_words(text: str) -> str:
    """The part of a paragraph that recommends: all of it if it asks at once, else the sentences that recommend."""
    parts = sentences(text)
    if asks(parts[0]) or not any(performs(part) for part in parts):
        return text
    return performing(text)


def performing(text: str) -> str:
    """The sentences that recommend in the report's own voice, and those that go on with them; empty if none do."""
    chosen: list[str] = []
    taken = False
    for part in sentences(text):
        taken = performs(part) or (taken and goes_on(part))
        chosen += [part] if taken else []
    return " ".join(chosen)


def _performs(text: str) -> bool:
    return bool(_PERFORMS.search(text))


def _to_do(text: str) -> bool:
    """Whether somebody is "to do" something or it is to "be done", and no verb before tells of the past."""
    matches = [match for shape in (_TO_DO, _TO_VERB, _TO_BE_DONE, _BE_DONE) if (match := shape.match(text))]
    found = [match["who"] for match in matches]
    return any(not (_TELLS.search(who) or _NOT_WHO.match(who) or _MAY.search(who)) for who in found)
