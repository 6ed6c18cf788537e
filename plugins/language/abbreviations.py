"""Abbreviations: the one form the site writes, and the forms people type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from norwegian.letters import capitalised

from .prose import LanguageRule, RuleMatch

Abbreviation = tuple[str, list[str], re.Pattern[str]]  # the right form; of the others their signs, and what finds them


def _abbreviation(right: str, signs: str, *others: str) -> Abbreviation:
    """Return a form and what finds the others, whose letters match in both cases unless (?-i:…) says otherwise.

    «_» stands for a space, «$» for the end of an abbreviation without its full stop.
    """
    written = "|".join(others).replace("_", "[ \u00a0]").replace("$", r"(?![.\w])")
    # «f.eks», «F. eks.»; not in «www.f.eks» or «f.eks-»
    return right, signs.split(","), re.compile(rf"(?<![\w.@/-])(?:{written})(?![\w-])", re.IGNORECASE)


# «f. eks.», «feks», «f eks.», «f.eks»
_FOR_EXAMPLE = (r"f\._eks\.?", r"feks\.?", r"f_eks\.?", r"f\.eks$")
# «bla.» may be the verb at the end of a sentence.
_AMONG_OTHERS = (
    r"bl\._a\.?",
    r"bl\.a$",
    r"(?<!bla_)(?<!å_)(?<!kan_)(?<!og_)(?<!\bvil_)(?<!\bskal_)(?-i:bla)\.(?=[ \u00a0\n][\w«\"])",
)
# «o.s.v.», «o. s. v», «osv»
_AND_SO_ON = (r"o\.s\.v\.?", r"o\._s\._v\.?", r"osv$")
# The right form, what a text with a wrong one must have in it, and the wrong ones: «m. m.», «mfl», «p.g.a.».
_IN_BOTH = (
    _abbreviation("m.m.", "m. m,m.m,mm.", r"m\._m\.", r"m\.m$", r"(?<![0-9])(?<![0-9]_)(?<!\bi_)(?-i:mm)\."),
    _abbreviation("o.l.", "o. l,o.l,ol.", r"o\._l\.?", r"o\.l$", r"(?-i:ol)\."),
    _abbreviation("e.l.", "e. l,e.l,el.l,el. l", r"e\._l\.?", r"e\.l$", r"el\._?l\.?"),
    _abbreviation("m.a.o.", "a. o,a.o,mao", r"m\._a\._?o\.?", r"m\.a\._o\.?", r"m\.a\.o$", r"(?-i:mao)\.?"),
    _abbreviation("dvs.", "d.v,d. v,dvs", r"d\._?v\._?s\.?", r"dvs$"),
    _abbreviation("mfl.", "m.fl,m. fl,mfl", r"m\._?fl\.?", r"mfl$"),
    _abbreviation("mv.", "m.v,m. v,mv", r"m\._?v\.?", r"(?<![0-9]_)(?-i:mv)$"),
    _abbreviation("pga.", "p.g,p. g,pga", r"p\._?g\._?a\.?", r"pga$"),
    _abbreviation("iht.", "i.h,i. h,iht", r"i\._?h\._?t\.?", r"iht$"),
    _abbreviation(
        "ca.", "ca ,ca\u00a0,c.a,c. a", r"(?-i:[Cc]a)(?=_[0-9])", r"(?-i:ca)(?=_[a-zæøå])", r"(?-i:c\._?a\.?)(?=_[0-9])"
    ),
    _abbreviation("nr.", "nr ,nr\u00a0", r"(?-i:[Nn]r)(?=_[0-9])"),
    _abbreviation("jf.", "jf,jfr", r"jfr\.?", r"jf$"),
    _abbreviation("ev.", "evt", r"evt\.?"),
    _abbreviation("md.", "mnd", r"mnd\.?"),
    # «min.» may end a sentence.
    _abbreviation("min", "min.", r"(?<=[0-9]_)(?-i:min\.(?=[ \u00a0][a-zæøå]))"),
)
# In nynorsk «t.d.», «m.a.» and «osb.» stand for «f.eks.», «bl.a.» and «osv.», whose forms are wrong there.
ABBREVIATIONS = {
    "nb": (
        _abbreviation("f.eks.", "feks,f eks,f. eks,f.eks", *_FOR_EXAMPLE),
        _abbreviation("bl.a.", "bl.,bla.", *_AMONG_OTHERS),
        _abbreviation("osv.", "osv,o.s,o. s", *_AND_SO_ON),
        *_IN_BOTH,
    ),
    "nn": (
        _abbreviation(
            "t.d.",
            "t. d,t.d,td.,feks,f eks,f. eks,f.eks",
            r"t\._d\.?",
            r"t\.d$",
            r"(?-i:td)\.",
            *_FOR_EXAMPLE,
            r"f\.eks\.",
        ),
        _abbreviation("m.a.", "m. a,m.a,bl.,bla.", r"m\._a\.?(?!_?o\b)", r"m\.a$", *_AMONG_OTHERS, r"bl\.a\."),
        _abbreviation("osb.", "osv,osb,o.s,o. s", r"o\._?s\._?b\.?", r"osb$", *_AND_SO_ON, r"osv\."),
        *_IN_BOTH,
    ),
}


def _others(abbreviations: Iterable[Abbreviation], text: str) -> Iterator[RuleMatch]:
    lowered = text.lower()
    for form, signs, others in abbreviations:
        if not any(_stands(sign, lowered) for sign in signs):
            continue
        for match in others.finditer(text):
            if match[0].isupper():  # initials, or an abbreviation of another kind
                continue
            right = capitalised(form) if match[0][0].isupper() else form
            yield RuleMatch(start=match.start(), end=match.end(), right=right)


def _stands(sign: str, text: str) -> bool:
    """Tell whether *sign* is in *text* as a word of its own: «oppgave» has no «pga»."""
    at = text.find(sign)
    while at >= 0:
        end = at + len(sign)
        if not (at and text[at - 1].isalpha()) and not (sign[-1].isalpha() and text[end : end + 1].isalpha()):
            return True
        at = text.find(sign, end)
    return False


ABBREVIATION_RULES = tuple(
    LanguageRule(
        name="forkortelse",  # Språkrådet: forkortelser; husets valg der flere former er tillatt
        languages=frozenset({language}),
        find=partial(_others, abbreviations),
    )
    for language, abbreviations in ABBREVIATIONS.items()
)
