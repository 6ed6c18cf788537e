"""Fields YAML does not read: put right where the answer is evident, and what to say of them where it is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from .layout import FieldLine, Shape
from .problem import LIMIT, Problem, shortened, shortened_line
from .quoting import as_quoted_value, why_quoted

# «[Meld deg på](https://…)» and «![Gjester](mote.jpg "Frokost")»; not «[Avlyst] Frokostmøte», nor with words after it.
LINK = re.compile(r"!?\[[^\]]{0,200}\]\(([^\s()]{1,1000})(?: +[\"“][^\"”]{0,200}[\"”])?\)")
COMMENT = re.compile(r"# +[^\W\d]")  # «# husk bilde»; not «#4» or «# 4»
MOVE_COMMENT = "Flytt kommentaren til en egen linje over feltet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A line that begins a value, with the lines the value goes on over."""

    first: FieldLine
    more: tuple[FieldLine, ...] = ()

    @property
    def value(self) -> str:
        texts = [self.first.shape.value, *(row.text.strip() for row in self.more)]
        return " ".join(text for text in texts if text)


def mend(
    rows: Sequence[FieldLine], *, file: str, reads: Callable[[str], bool]
) -> tuple[list[FieldLine], list[Problem]]:
    """Return the rows of one field put right where the answer is evident, and what was wrong.

    *reads* tells whether a line alone is read whole, as it stands.
    """
    mended: list[FieldLine] = []
    problems: list[Problem] = []
    groups = _groups(rows)
    for group, following in zip(groups, [*groups[1:], None], strict=True):
        made, problem = _mend_group(group, following, file, reads)
        mended += made
        if problem:
            problems.append(problem)
    aligned, found = _align(mended, file=file)
    return aligned, problems + found


def folded_text(
    rows: Sequence[FieldLine], *, file: str, reads: Callable[[str], bool]
) -> tuple[list[FieldLine], list[Problem]] | None:
    """Return a text that begins on the line below its field as one line in quotation marks; None when it is no text."""
    first, more = rows[0], [row for row in rows[1:] if not row.is_blank]
    shape = first.shape
    is_text = shape.is_key and not shape.value and not shape.is_item and len(more) > 1
    if not is_text or more[0].shape.is_key or more[0].shape.is_item or more[0].is_comment:
        return None
    value = " ".join(row.text.strip() for row in more)
    right = f"{shape.head.rstrip()} {as_quoted_value(value)}"
    if any(row.shape.indent <= shape.indent for row in more) or not reads(right):
        return None
    return [replace(first, text=f"{' ' * shape.indent}{right}")], [
        Problem(
            file=file,
            line=first.number,
            column=shape.indent + len(shape.head) + 1,
            rule="field-quotes",
            message=why_quoted(value),
            fix=f"Sett hele verdien i anførselstegn på én linje: {shortened(right)}",
            example=right if len(right) < LIMIT else shortened_line(right),
        )
    ]


def _groups(rows: Sequence[FieldLine]) -> list[Group]:
    groups: list[Group] = []
    for row in rows:
        if groups and _goes_on(groups[-1], row):
            groups[-1] = replace(groups[-1], more=(*groups[-1].more, row))
        else:
            groups.append(Group(first=row))
    return groups


def _goes_on(group: Group, row: FieldLine) -> bool:
    first, shape = group.first.shape, row.shape
    if first.starts_block_text:
        return row.is_blank or shape.indent > first.indent
    if row.is_blank or row.is_comment:
        return False
    if shape.indent <= first.indent or not first.value:
        return False
    is_name = shape.is_key and " " not in shape.head.strip().removeprefix("- ")
    return not is_name and not shape.is_item


def _mend_group(
    group: Group, following: Group | None, file: str, reads: Callable[[str], bool]
) -> tuple[list[FieldLine], Problem | None]:
    row, shape = group.first, group.first.shape
    as_written = [row, *group.more]
    if row.is_blank or row.is_comment or not shape.head or shape.starts_block_text:
        return as_written, None
    if not group.value or reads(f"{shape.head}{group.value}"):
        return as_written, None
    if shape.value.startswith("- ") and following and following.first.shape.is_item:
        return _list_below(row, following.first, file)
    right = _put_right(shape.head, group.value, reads)
    margin = " " * shape.indent
    shown = f"{margin}{shape.head}{right.shown}".rstrip()
    return [replace(row, text=f"{margin}{shape.head}{right.read}".rstrip())], Problem(
        file=file,
        line=row.number,
        column=max(1, shape.indent + len(shape.head) + 1 - row.shift),
        rule="field-quotes",
        message=right.why or why_quoted(group.value),
        fix=f"{right.fix}: {shortened(shown)}",
        example=shortened_line(shown),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MendedValue:
    """A value as the editor should write it, and as it is read meanwhile."""

    shown: str
    read: str
    fix: str
    why: str = ""  # empty: as for any value that needs quotation marks


def _put_right(head: str, value: str, reads: Callable[[str], bool]) -> MendedValue:
    if link := LINK.fullmatch(value):
        return MendedValue(
            shown=link[1],
            read=link[1],
            fix="Skriv bare adressen eller filnavnet",
            why=f"Verdien er skrevet som en lenke i løpende tekst: «{shortened(value)}».",
        )
    closing = {"[": "]", "{": "}"}.get(value[0], "")
    if closing and reads(f"{head}{value}{closing}"):
        return MendedValue(
            shown=value + closing,
            read=value + closing,
            fix=f"Avslutt listen med «{closing}»",
            why=f"Listen som begynner med «{value[0]}», blir ikke avsluttet: «{shortened(value)}».",
        )
    before, mark, _ = value.partition(" #")
    is_comment = bool(COMMENT.match(value[len(before) + 1 :]))
    if value.startswith("# "):
        return MendedValue(shown="", read="", fix=MOVE_COMMENT)
    if mark and value[0] in "\"'" and reads(f"{head}{before}"):
        return MendedValue(shown=before, read=before, fix=MOVE_COMMENT)
    if mark and reads(f"{head}{before}"):
        # Read without the comment meanwhile, so that one mistake is told once.
        return MendedValue(
            shown=before.strip() if is_comment else as_quoted_value(value),
            read=before,
            fix=f"Sett hele verdien i anførselstegn: {shortened(head + as_quoted_value(value))}. "
            "Er det en kommentar, flytter du den til en egen linje, og skriver"
            if is_comment
            else "Sett hele verdien i anførselstegn, eller flytt kommentaren til en egen linje",
        )
    return MendedValue(
        shown=as_quoted_value(value), read=as_quoted_value(value), fix="Sett hele verdien i anførselstegn"
    )


def _list_below(row: FieldLine, item: FieldLine, file: str) -> tuple[list[FieldLine], Problem]:
    """Return a list that began beside its field, moved to the line below."""
    shape = row.shape
    name = f"{' ' * shape.indent}{shape.head.rstrip()}"
    first = f"{' ' * item.shape.indent}{shape.value}"
    return [replace(row, text=name), replace(row, text=first)], Problem(
        file=file,
        line=row.number,
        column=shape.indent + len(shape.head) + 1,
        rule="list-beside-field",
        message=f"Listen begynner på samme linje som feltet: «{shortened(row.text)}».",
        fix="Skriv feltet alene på linjen, og hver ting i listen på sin egen linje under.",
        example=shortened_line(first),
    )


def _align(rows: Sequence[FieldLine], *, file: str) -> tuple[list[FieldLine], list[Problem]]:
    """Return the rows with keys and items under each other, as YAML wants them."""
    aligned: list[FieldLine] = []
    problems: list[Problem] = []
    open_at: list[tuple[int, bool]] = []  # each open mapping (False) and list (True), by its column
    above: Shape | None = None
    for row in rows:
        shape = row.shape
        is_text = above and above.starts_block_text and (row.is_blank or shape.indent > above.indent)
        if is_text or row.is_blank or row.is_comment or not shape.head:
            aligned.append(row)
            continue
        column = _column_for(shape, open_at, takes_children=bool(above and above.is_key and not above.value))
        if column != shape.indent:
            row = _moved(row, column)
            if row.shape.is_key and not row.shape.is_item and column == open_at[0][0]:
                row = replace(row, outdented=True)  # told by who knows what may stand under the field above
            else:
                problems.append(indent_problem(row.text, row.number, file))
        above = row.shape
        open_at = [known for known in open_at if known[0] < column] + [(column, shape.is_item)]
        if shape.is_item and shape.is_key:
            open_at.append((column + shape.dashes, False))
        aligned.append(row)
    return aligned, problems


def _column_for(shape: Shape, open_at: Sequence[tuple[int, bool]], *, takes_children: bool) -> int:
    indent = shape.indent
    alike = [column for column, is_list in open_at if is_list == shape.is_item]
    if not open_at or indent in alike or (takes_children and indent >= open_at[-1][0]):
        return indent
    return min(alike, key=lambda column: (abs(column - indent), -column), default=indent)


def _moved(row: FieldLine, column: int) -> FieldLine:
    indent = row.shape.indent
    return replace(row, text=" " * column + row.text[indent:], shift=row.shift + column - indent)


def indent_problem(text: str, number: int, file: str) -> Problem:
    """Return the problem of a line that is not as far in as those it belongs with; *text* is the line put right."""
    return Problem(
        file=file,
        line=number,
        rule="field-indent",
        message=f"Innrykket på linjen passer ikke med linjene over: «{shortened(text)}».",
        fix=f"La linjer som hører sammen begynne like langt inn: {shortened_line(text)}",
        example=shortened_line(text),
    )


# What to say of lines no field can be made of


# PyYAML's and libyaml's words, by what they have in common, and what they mean to an editor. The first that is
# found counts: «mapping values are not allowed» before «block».
YAML_CAUSES = (
    ("quoted scalar", "et anførselstegn ikke blir avsluttet"),
    ("escape", "omvendt skråstrek har en egen betydning i doble anførselstegn"),
    ("mapping values", "det står et kolon der det ikke ventes et felt"),
    ("cannot start any token", "verdien begynner med et tegn som har en egen betydning"),
    ("block sequence", "listen begynner på samme linje som noe annet"),
    ("block collection", "innrykket ikke passer med linjene over"),
    ("block end", "innrykket ikke passer med linjene over"),
    ("expected key", "innrykket eller anførselstegnene ikke passer med linjene over"),
    ("'-' indicator", "innrykket i listen ikke passer med linjene over"),
    ("could not find expected ':'", "det mangler et kolon etter feltets navn"),
    ("flow", "en liste i hakeparenteser ikke er avsluttet"),
    ("',' or", "en liste i hakeparenteser ikke er avsluttet"),
    ("block scalar", "teksten etter «|» eller «>» skal begynne på linjen under"),
    ("comment", "det står en kommentar på samme linje som en verdi"),
)

OWN_CAUSES = {
    "alias": ("field-alias", "Ordet med «*» foran leses som en henvisning, som ikke brukes her: «{}»."),
    "anchor": ("field-anchor", "Ordet med «&» foran leses som et merke, som ikke brukes her: «{}»."),
    "tag": ("field-tag", "Ordet med «!» foran leses som en egen type, som ikke brukes her: «{}»."),
    "document": ("field-document", "Linjen begynner med et tegn for et nytt dokument, som ikke brukes her: «{}»."),
    "key": ("field-key", "Feltets navn er skrevet som en liste: «{}»."),
    "depth": ("field-depth", "Feltet har for mange nivåer under hverandre; det meste er ti: «{}»."),
}

FIELD_EXAMPLE = "tittel: Frokostmøte om hjemmeoppfølging"


def stray_problem(rows: Sequence[FieldLine], file: str, *, above: FieldLine | None) -> Problem:
    """Return the problem of lines without a field's name and a colon.

    *above* is the line just over them, if it is a field's.
    """
    first = rows[0]
    text = first.text.strip()
    if text.startswith("?"):
        return unreadable_problem(first, first.shape.indent + 1, "key", file)
    more = "" if len(rows) == 1 else f" Det samme gjelder linjene til og med {rows[-1].number}."
    fix, example = _stray_fix(text, above)
    return Problem(
        file=file,
        line=first.number,
        column=first.shape.indent + 1,
        rule="field-without-colon",
        message=(
            f"Linjen er ikke skrevet som «felt: verdi»: «{shortened(text)}».{more}"
            if ":" in text
            else f"Linjen har ikke noe kolon, og hører derfor ikke til noe felt: «{shortened(text)}».{more}"
        ),
        fix=fix,
        example=example,
    )


def _stray_fix(text: str, above: FieldLine | None) -> tuple[str, str]:
    """Return what to do with a line that is no field, and a line that works."""
    name, sign, value = text.partition("=")
    bare = text.replace('"', "").rstrip(",").strip()
    if sign and name.strip().isalpha() and value.strip():
        return "Skriv kolon i stedet for likhetstegnet.", f"{name.strip()}: {shortened(value)}"
    if text.startswith(("- ", "–", "•", "*")):
        return "Skriv feltet listen hører til, på en egen linje over, for eksempel «emner:».", FIELD_EXAMPLE
    if ":" in bare[:40]:
        return "Skriv feltets navn, kolon, mellomrom og verdien, uten andre tegn.", shortened(bare)
    if above is not None and above.shape.is_key and not above.shape.value:
        return "Skriv bindestrek og mellomrom foran hver ting i listen.", f"- {shortened(text)}"
    if above is not None and above.shape.is_key:
        return (
            "Fortsetter linjen feltet over, rykker du den inn med to mellomrom. "
            "Hører den til teksten, flytter du den under linjen «---».",
            f"  {shortened(text)}",
        )
    return "Flytt den under linjen «---» hvis den hører til teksten. Ellers skriver du feltets navn og kolon foran.", (
        FIELD_EXAMPLE
    )


def unreadable_problem(row: FieldLine, column: int, cause: str, file: str) -> Problem:
    """Return the problem of a field that could not be read, nor put right."""
    text = shortened(row.text)
    if cause in OWN_CAUSES:
        rule, message = OWN_CAUSES[cause]
        return Problem(
            file=file,
            line=row.number,
            column=column,
            rule=rule,
            message=message.format(text),
            fix="Skriv feltet som «felt: verdi», med verdien i anførselstegn hvis den begynner med et tegn."
            if cause != "depth"
            else "Skriv feltet med færre innrykk; ingen felter har mer enn to nivåer.",
            example='tittel: "!Viktig om helse"' if cause != "depth" else FIELD_EXAMPLE,
        )
    reason = next((told for part, told in YAML_CAUSES if part in cause), "den ikke er skrevet som «felt: verdi»")
    return Problem(
        file=file,
        line=row.number,
        column=column,
        rule="field-unreadable",
        message=f"Linjen kan ikke leses, fordi {reason}: «{text}».",
        fix="Skriv feltet som «felt: verdi», med anførselstegn rundt verdien. Rykk inn med to mellomrom.",
        example='tittel: "HelseHub: ny møteplass"',
    )
