"""Words that show, before or behind a noun, that it may or may not stand without an article.

Invariant: sets of folded words alone; `_lacking.py` says what they mean together.
"""

from __future__ import annotations

BEFORE_PEOPLE = frozenset("under among with by for to without about from against behind".split())
BEFORE_THINGS = frozenset(
    "with without for into from about behind through during after before near under against inside around above "
    "below beside".split()
)
BEFORE_DESCRIBED = frozenset("after before through under within with for in at of on into during".split())
"""Before a noun with an adjective: "in small team", but "in team" may be a style."""
ALSO_VERBS = frozenset(
    "master engineer mentor coach tutor intern pilot nurse doctor sponsor team graduate cook partner "
    "volunteer model".split()
)
WANTED = ("hiring", "hire", "need", "for", "seek")
ORDINALS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
WITH_UP = frozenset("pick picks picking set sets setting fill fills draw draws carry carries".split())
"""Verbs that "up" or "out" belongs to."""
SO = ("so", "ensure", "sure")
"""Before "that": a clause begins behind it."""
VERBS = frozenset(
    "may might could would cannot won't occurs happens arrives appears "
    "has is was wants asks can will must should does finds writes clicks opens fails goes gets comes grows "
    "says sees doesn't isn't can't".split()
)
VERBS_OR_NOUNS = frozenset(
    "breaks stops works takes needs starts ends runs changes calls crashes makes leaves signs reports".split()
)
BEHIND_VERBS = frozenset("a an the to us our your it we you".split())
"""What shows a verb: "when customer calls us", but "when customer calls come in"."""
FOLLOWS = frozenset(
    "of in for with at on from that who which where because so is has will when whose every each once if as "
    "you we they before after until by today whom per instead rather than during about called named located "
    "situated plus yourself themselves near between behind through into along across within over like".split()
)
BEHIND_DOING = frozenset("about on with of for at in to from".split())
"""Behind what may be a verb: "after meeting about half of it"."""
AFTER_AS = frozenset("in at on for you we who".split())
TITLES = frozenset("professor director editor secretary founder".split())
OFFICES = TITLES | frozenset(
    "manager supervisor owner leader coach administrator coordinator mentor boss librarian".split()
)
"""What a person may be without an article: "she is director of research", "in your role as manager"."""
BEHIND_OFFICES = ("of", "at", "for", "in", "")
ALSO_ADJECTIVES = frozenset("patient expert professional resident".split())
BY_CAR = frozenset("car bicycle truck van vehicle phone message".split())
EASY = frozenset("easy simple ready hard quick fun intuitive difficult".split())
BEFORE_VERBS = frozenset(
    "you we they i who to will must should can could and are is also already not don't people would may "
    "you'll we'll he she never always often usually everyone sometimes still please them that which have has "
    "had then".split()
) | {""}  # the sentence begins with the verb
SURE_VERBS = frozenset(
    "has gets becomes wants joins buys needs have had get receive receives attend join brings writes".split()
)
IS = frozenset("is was be been being it's that's there's here's isn't wasn't".split())
POINTS = frozenset("there this it here".split())
BETWEEN = frozenset(
    "also still not just really always often mostly usually currently now actually only already never".split()
)
GIVEN = frozenset("given assigned offered sent handed promised granted shown".split())
BEFORE_GIVEN = frozenset("are be is was were been get you're".split())
BEFORE_TO = frozenset("help helps helping for need hire hiring want seek".split())
IN = frozenset(
    "shop oven kitchen classroom meeting car van box drawer bag workshop tent hut bakery team squad startup "
    "sprint canteen warehouse garden basement laboratory lab studio village building café cafe restaurant "
    "hotel clinic pharmacy museum forest district repository database spreadsheet dashboard document ticket "
    "backlog codebase browser cluster greenhouse depot factory cabin cottage brewery mill castle gym garage "
    "hangar neighbourhood".split()
)
TEAMS = ("team", "squad", "startup")
BEHIND_IN = ("of", "that", "who", "where", "with", "or")
WE = frozenset(
    "bank agency hospital studio brewery bakery hotel farm cooperative community network place museum shop "
    "restaurant team squad group startup firm committee nonprofit".split()
)
"""What "we" may be."""
BY = frozenset(
    "employer manager nurse doctor teacher bank company firm startup committee institute subsidiary hotel "
    "group team human colleague recruiter mentor window river lake".split()
)
ON = frozenset(
    "shelf wall project feature app dashboard tool prototype solution drawing map diagram chart ship boat "
    "roof island whiteboard laptop screen phone website wiki roadmap farm list".split()
)
AT = frozenset("window conference museum hotel airport station harbour harbor lake river farm clinic startup".split())
ONLY = {"by": BY, "on": ON, "at": AT}
"""Before which a bare noun needs its article, for prepositions behind which many may stand bare."""
PLAIN = frozenset(
    "new small big large modern old young different similar permanent remote larger bigger occasional short".split()
)
"""Adjectives that are no verbs: "to close ticket"."""
RECEIVERS = frozenset("us you me them him her everyone".split())
COUNTED = frozenset("problem question example contract mistake store town organisation habit interview mindset".split())
"""What may stand bare behind a preposition only: "for example", "under contract"."""
PREPOSITIONS = frozenset(
    "of in for with at on by to from about under into without as within through after before during per via "
    "out between and or no than like any some".split()
)
RELATIVE = frozenset("that which who where whose".split())
DEFINES = RELATIVE | {"with", "for", "of"}
