"""What to say of front matter lines no field can be made of."""

from __future__ import annotations

from collections.abc import Sequence

from .problem import Problem
from .rows import Row
from .wording import told

# PyYAML's and libyaml's words, by what they have in common, and what they mean to an editor.
CAUSES = (
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

OWN = {
    "alias": ("field-alias", "Ordet med «*» foran leses som en henvisning, som ikke brukes her: «{}»."),
    "anchor": ("field-anchor", "Ordet med «&» foran leses som et merke, som ikke brukes her: «{}»."),
    "tag": ("field-tag", "Ordet med «!» foran leses som en egen type, som ikke brukes her: «{}»."),
    "document": ("field-document", "Linjen begynner med et tegn for et nytt dokument, som ikke brukes her: «{}»."),
    "key": ("field-key", "Feltets navn er skrevet som en liste: «{}»."),
    "depth": ("field-depth", "Feltet har for mange nivåer under hverandre; det meste er ti: «{}»."),
}

EXAMPLE = "tittel: Frokostmøte om hjemmeoppfølging"


def stray_problem(rows: Sequence[Row], file: str, *, above: Row | None) -> Problem:
    """Return the problem of lines without a field's name and a colon.

    *above* is the line just over them, if it is a field's.
    """
    first = rows[0]
    text = first.text.strip()
    if text.startswith("?"):
        return trouble_problem(first, first.shape.indent + 1, "key", file)
    more = "" if len(rows) == 1 else f" Det samme gjelder linjene til og med {rows[-1].number}."
    fix, example = _stray_advice(text, above)
    return Problem(
        file=file,
        line=first.number,
        column=first.shape.indent + 1,
        rule="field-without-colon",
        message=(
            f"Linjen er ikke skrevet som «felt: verdi»: «{told(text)}».{more}"
            if ":" in text
            else f"Linjen har ikke noe kolon, og hører derfor ikke til noe felt: «{told(text)}».{more}"
        ),
        fix=fix,
        example=example,
    )


def _stray_advice(text: str, above: Row | None) -> tuple[str, str]:
    """Return what to do with a line that is no field, and a line that works."""
    name, sign, value = text.partition("=")
    bare = text.replace('"', "").rstrip(",").strip()
    if sign and name.strip().isalpha() and value.strip():
        return "Skriv kolon i stedet for likhetstegnet.", f"{name.strip()}: {told(value)}"
    if text.startswith(("- ", "–", "•", "*")):
        return "Skriv feltet listen hører til, på en egen linje over, for eksempel «emner:».", EXAMPLE
    if ":" in bare[:40]:
        return "Skriv feltets navn, kolon, mellomrom og verdien, uten andre tegn.", told(bare)
    if above is not None and above.shape.is_key and not above.shape.value:
        return "Skriv bindestrek og mellomrom foran hver ting i listen.", f"- {told(text)}"
    if above is not None and above.shape.is_key:
        return (
            "Fortsetter linjen feltet over, rykker du den inn med to mellomrom. "
            "Hører den til teksten, flytter du den under linjen «---».",
            f"  {told(text)}",
        )
    return "Flytt den under linjen «---» hvis den hører til teksten. Ellers skriver du feltets navn og kolon foran.", (
        EXAMPLE
    )


def trouble_problem(row: Row, column: int, cause: str, file: str) -> Problem:
    """Return the problem of a field that could not be read, nor put right."""
    text = told(row.text)
    if cause in OWN:
        rule, message = OWN[cause]
        return Problem(
            file=file,
            line=row.number,
            column=column,
            rule=rule,
            message=message.format(text),
            fix="Skriv feltet som «felt: verdi», med verdien i anførselstegn hvis den begynner med et tegn."
            if cause != "depth"
            else "Skriv feltet med færre innrykk; ingen felter har mer enn to nivåer.",
            example='tittel: "!Viktig om helse"' if cause != "depth" else EXAMPLE,
        )
    reason = next((told for part, told in CAUSES if part in cause), "den ikke er skrevet som «felt: verdi»")
    return Problem(
        file=file,
        line=row.number,
        column=column,
        rule="field-unreadable",
        message=f"Linjen kan ikke leses, fordi {reason}: «{text}».",
        fix="Skriv feltet som «felt: verdi», med anførselstegn rundt verdien. Rykk inn med to mellomrom.",
        example='tittel: "HelseHub: ny møteplass"',
    )
