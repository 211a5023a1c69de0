"""Whether two drafts of events are one event: contradictions first, then weighted features."""

from collections.abc import Iterator

from kg import gazetteer
from kg.model import Decision, Judgement, Kind, Status
from kg.resolve.casts import Cast, RoleAccord, RoleMatch, apart, compare_role, covers
from kg.resolve.drafts import Draft, core_roles
from kg.resolve.known import country_words
from kg.resolve.moments import AHEAD, LASTING, TimeAccord, compare_times
from kg.resolve.objects import ObjectAccord, compare_measures, compare_objects, is_somebodys
from kg.resolve.score import Feature, decide

SAME_FROM = 0.5
# Nothing but a contradiction makes two drafts different: little in common leaves them undecided.
UNSURE_FROM = 0.0

PARTICIPANTS = {
    RoleAccord.EQUAL: Feature("same participants", 0.4),
    RoleAccord.COVERED: Feature("same participants, a state standing for its representative", 0.35),
    RoleAccord.PART: Feature("participants of the one among those of the other", 0.3),
    RoleAccord.SHARED: Feature("participants in common", 0.2),
    RoleAccord.ABSENT: Feature("some roles filled in one only", 0.25),
}
ONE_IN_COMMON = Feature("a single participant in common", 0.1)
TIMES = {
    TimeAccord.SAME: Feature(TimeAccord.SAME.value, 0.3),
    TimeAccord.OVERLAP: Feature(TimeAccord.OVERLAP.value, 0.2),
    TimeAccord.LOOSE: Feature(TimeAccord.LOOSE.value, 0.12),
    TimeAccord.NEAR: Feature(TimeAccord.NEAR.value, 0.0),
    TimeAccord.CORROBORATED: Feature(TimeAccord.CORROBORATED.value, 0.15),
    TimeAccord.ASSUMED: Feature(TimeAccord.ASSUMED.value, 0.12),
    TimeAccord.OPEN: Feature(TimeAccord.OPEN.value, -0.3),
}
SAME_PLACE = Feature("same place", 0.1)
PLACE_INSIDE = Feature("the one place lies in the other", 0.07)
SAME_OBJECT = Feature(ObjectAccord.SAME.value, 0.15)
SAME_NAME = Feature("same name of the conference", 0.4)
KINDRED_OBJECT = Feature(ObjectAccord.KINDRED.value, 0.08)
SAME_KIND = Feature("same kind", 0.04)
OTHER_KIND = Feature("told by one document as of two kinds", -0.3)
OTHER_SITE = Feature("at two sites", -0.25)
STOP = Feature("a stop of its own date on a visit to the state", -0.4)
SAME_STATUS = Feature("same status", 0.05)
STATUS_OPEN = Feature("one held, the other only spoken of", -0.3)
ONE_DOCUMENT = Feature("told by one document", 0.15)

# Kinds that a reader would call the same; a kind that is not listed goes with itself only.
KINDRED_KINDS = {
    "Visit": ({"state", "official", "working", "friendly", "private", "transit"}, {"site"}),
    "Meeting": ({"talks", "courtesy_call", "reception", "audience", "consultation", "ceremony"},),
    "Call": ({"phone", "video"},),
    "Conference": ({"summit", "conference", "session"},),
    "Declaration": ({"joint_statement", "communique", "declaration"},),
    "Agreement": ({"sign", "conclude"},),
    "Appointment": ({"appoint", "elect"}, {"end_of_term", "recall"}),
    "Resolution": ({"adopt", "vote"},),
}
CREDENTIALS = "credentials"
# Types of which the same actors have several at a time, told apart by the object alone.
BY_OBJECT = frozenset({"Statement", "Commitment"})
WITHOUT_OBJECT = frozenset(
    {"Visit", "Meeting", "Call", "Invitation", "Tribute", "Mediation", "Protest", "Relations"}
)
# Types of which one document tells several acts by their kinds: talks, and a dinner after them.
APART_BY_KIND = frozenset({"Meeting", "Visit", "Call", "Message"})
PLACED = frozenset({"Meeting", "Conference", "Tribute", "Visit"})
# Types in which two lists of participants may each have somebody whom the other leaves out.
OPEN_ROLES = frozenset(
    {("Visit", "visitor"), ("Conference", "participant"), ("Conference", "host"), ("Sanction", "target")}
)


def compare_drafts(left: Draft, right: Draft, *, cast: Cast, within: bool = False) -> Decision:
    """Whether two drafts of one type are one event; `within` one document undated frames are taken
    to be of the event that is told already. Ids in the decision are in order.
    """
    left, right = (left, right) if left.id <= right.id else (right, left)
    roles = {
        role: compare_role(left.fillers(role), right.fillers(role), cast=cast) for role in core_roles(left)
    }
    time = compare_times(left.timing(), right.timing(), type=left.type, within=within)
    contradiction = next(_contradictions(left, right, roles=roles, time=time, cast=cast), None)
    if contradiction:
        return Decision(left.id, right.id, Judgement.DIFFERENT, 0.0, (contradiction,))
    features = [
        *_participant_features(left, right, roles=roles),
        TIMES[time],
        *_place_features(left, right, cast=cast),
        *_stop_features(left, right, time=time, cast=cast, within=within),
        *_object_features(left, right, cast=cast, within=within),
        *_kind_features(left, right, within=within),
        *_status_features(left, right, time=time, within=within),
    ]
    return decide(left.id, right.id, features, same_from=SAME_FROM, unsure_from=UNSURE_FROM)


def _contradictions(
    left: Draft, right: Draft, *, roles: dict[str, RoleMatch], time: TimeAccord, cast: Cast
) -> Iterator[str]:
    if left.type != right.type:
        yield "different types"
    if time is TimeAccord.APART:
        yield time.value
    if not _kinds_agree(left, right):
        yield "different kinds"
    if _is_site(left) != _is_site(right) and left.fillers("destination") != right.fillers("destination"):
        yield "a visit to a site is not the visit to the state"
    objects = _object_accord(left, right, cast=cast)
    one_gathering = left.type == "Conference" and (
        objects is ObjectAccord.SAME or _is_one_gathering(left, right, time=time)
    )
    yield from _role_contradictions(left, roles=roles, one_gathering=one_gathering)
    if objects is ObjectAccord.OTHER:
        yield ObjectAccord.OTHER.value
    if left.type in PLACED and _places_apart(left, right, cast=cast):
        yield "different places"
    yield from _status_contradictions(left, right, time=time)


def _is_one_gathering(left: Draft, right: Draft, *, time: TimeAccord) -> bool:
    """At one place or of one organiser, at one time: accounts name those who attended as they like."""
    organisers = left.fillers("organiser") & right.fillers("organiser")
    return bool(left.places & right.places or organisers) and time in (TimeAccord.SAME, TimeAccord.OVERLAP)


def _role_contradictions(left: Draft, *, roles: dict[str, RoleMatch], one_gathering: bool) -> Iterator[str]:
    for role, match in roles.items():
        if match.accord is RoleAccord.CONFLICT and not one_gathering:
            yield f"different fillers of {role}"
        if match.accord is RoleAccord.SHARED and (left.type, role) not in OPEN_ROLES:
            yield f"others beside those in common as {role}"
    if not one_gathering and all(match.linked == 0 for match in roles.values()):
        yield "no participant in common"


def _status_contradictions(left: Draft, right: Draft, *, time: TimeAccord) -> Iterator[str]:
    agreed = (TimeAccord.SAME, TimeAccord.OVERLAP)
    if (Status.DENIED in left.statuses) != (Status.DENIED in right.statuses) and time not in agreed:
        yield "denied, with nothing to show that it is the same"
    for ahead, held in ((left, right), (right, left)):
        if time in agreed or not ahead.statuses <= AHEAD:
            continue
        published, when = ahead.timing().published, held.when
        if held.statuses == {Status.OCCURRED} and when and published and min(published) > when.latest:
            yield "announced after the other was held"


def _participant_features(left: Draft, right: Draft, *, roles: dict[str, RoleMatch]) -> Iterator[Feature]:
    filled = {r: m for r, m in roles.items() if left.fillers(r) or right.fillers(r)}
    shown = {r: m for r, m in filled.items() if m.accord is not RoleAccord.CONFLICT}
    if not shown:
        return
    worst = max(m.accord for m in shown.values())
    if worst is RoleAccord.STATES_ONLY or _is_lone(left, right, roles=filled):
        yield ONE_IN_COMMON
    else:
        yield PARTICIPANTS[worst]


def _is_lone(left: Draft, right: Draft, *, roles: dict[str, RoleMatch]) -> bool:
    """A role of several equals (a meeting, a treaty) in which the one account names but one."""
    if len(roles) != 1:
        return False
    (role, match), *_ = roles.items()
    return (
        match.linked == 1
        and len(left.fillers(role) | right.fillers(role)) > 1
        and match.accord > RoleAccord.COVERED
    )


def _place_features(left: Draft, right: Draft, *, cast: Cast) -> Iterator[Feature]:
    if left.places & right.places:
        yield SAME_PLACE
    elif any(covers(a, b, cast=cast) or covers(b, a, cast=cast) for a in left.places for b in right.places):
        yield PLACE_INSIDE
    elif _at_two_sites(left, right, cast=cast):
        yield OTHER_SITE


def _stop_features(
    left: Draft, right: Draft, *, time: TimeAccord, cast: Cast, within: bool
) -> Iterator[Feature]:
    """One document tells of a visit to a state, and by a date of its own of a place in it, not the capital."""
    if not within or left.type != "Visit" or time is not TimeAccord.OVERLAP:
        return
    pairs = [(a, b) for a in left.fillers("destination") for b in right.fillers("destination")]
    inside = [(s, p) for pair in pairs for s, p in (pair, pair[::-1]) if covers(s, p, cast=cast)]
    if any(
        {m.key for m in cast[place].mentions}.isdisjoint(gazetteer.capitals(cast[state].country or ""))
        for state, place in inside
    ):
        yield STOP


def _object_features(left: Draft, right: Draft, *, cast: Cast, within: bool) -> Iterator[Feature]:
    accord = _object_accord(left, right, cast=cast)
    if accord is ObjectAccord.SAME:
        yield SAME_NAME if left.type == "Conference" else SAME_OBJECT
    if accord is ObjectAccord.KINDRED:
        yield KINDRED_OBJECT
    whose = not within and all(map(is_somebodys, (*left.objects, *right.objects)))
    if left.type in BY_OBJECT and (accord is not ObjectAccord.SAME or whose):
        yield Feature("many of this type, and not the same object", -0.6)


def _kind_features(left: Draft, right: Draft, *, within: bool) -> Iterator[Feature]:
    if left.kinds & right.kinds:
        yield SAME_KIND
    elif within and left.kinds and right.kinds and left.type in APART_BY_KIND:
        yield OTHER_KIND
    if within:
        yield ONE_DOCUMENT


def _status_features(left: Draft, right: Draft, *, time: TimeAccord, within: bool) -> Iterator[Feature]:
    if left.statuses & right.statuses:
        yield SAME_STATUS
    elif _status_open(left, right, time=time, within=within):
        yield STATUS_OPEN


def _status_open(left: Draft, right: Draft, *, time: TimeAccord, within: bool) -> bool:
    """The statuses differ, and the dates do not show that it is one event all the same.

    One document tells of talks that were held and of a dinner that will be, on one day.
    """
    both = left.statuses | right.statuses
    if Status.OCCURRED not in both:
        # What was called off is not what the same text proposes anew.
        return within and both == {Status.CANCELLED, Status.PROPOSED}
    if time in (TimeAccord.SAME, TimeAccord.OVERLAP):
        return within and left.type not in LASTING
    return within or Status.PLANNED not in both or bool(both & {Status.CANCELLED, Status.DENIED})


def _at_two_sites(left: Draft, right: Draft, *, cast: Cast) -> bool:
    """Both are told to be at a building or another site: a place that the gazetteer has not."""
    if left.type not in PLACED or not left.places or not right.places:
        return False
    found = [cast.get(place) for place in sorted(left.places | right.places)]
    return all(e is not None and e.kind is Kind.PLACE and not e.links for e in found)


def _kinds_agree(left: Draft, right: Draft) -> bool:
    if not left.kinds or not right.kinds or left.kinds & right.kinds:
        return True
    groups = KINDRED_KINDS.get(left.type, ())
    return any(left.kinds & group and right.kinds & group for group in groups)


def _is_site(one: Draft) -> bool:
    return one.type == "Visit" and one.kinds == {"site"}


def _object_accord(left: Draft, right: Draft, *, cast: Cast) -> ObjectAccord:
    """The best accord of any two of their objects; the names of the states involved tell nothing."""
    # "her letter of credence to the President": the words say who and to whom, not which
    credentials = CREDENTIALS in left.kinds and CREDENTIALS in right.kinds
    if left.type in WITHOUT_OBJECT or credentials or not left.objects or not right.objects:
        return ObjectAccord.UNKNOWN
    foreign = not left.languages & right.languages
    involved = {
        cast[f].country for one in (left, right) for _, fillers in one.roles for f in fillers if f in cast
    }
    names = frozenset(word for code in involved if code for word in country_words(code))
    compare = compare_measures if left.type == "Sanction" else compare_objects
    found = {compare(a, b, foreign=foreign, names=names) for a in left.objects for b in right.objects}
    return next(accord for accord in ObjectAccord if accord in found)


def _places_apart(left: Draft, right: Draft, *, cast: Cast) -> bool:
    """Both say where, and the countries exclude each other, or two known cities do."""
    if not left.places or not right.places or left.places & right.places:
        return False
    return all(apart(a, b, cast=cast) for a in left.places for b in right.places)
