"""What an editor is told of each thing that would be lost: which file to mend, and how."""

from __future__ import annotations

from manuscript.wording import told

from .fault import Fault
from .files import ContentFiles
from .findings import DroppedEvent, Finding, LostAddress, LostFeed, LostIdentity, UnseenChange
from .site import Standing


def fault(finding: Finding, files: ContentFiles) -> Fault:
    """Return *finding* in words."""
    match finding:
        case LostAddress():
            return _lost_address(finding, files)
        case LostIdentity():
            return _lost_identity(finding, files)
        case LostFeed():
            return Fault(
                file=finding.file,
                message="Strømmen har fått en ny identitet, så abonnentene ville fått alle sakene om igjen.",
                fix="Sett «SITE_ID» i pelicanconf.py tilbake til det den var.",
            )
        case DroppedEvent():
            return _dropped(finding, files)
        case UnseenChange():
            return _unseen(finding, files)


def _lost_address(finding: LostAddress, files: ContentFiles) -> Fault:
    address = finding.address
    if finding.was is Standing.REDIRECT:
        return Fault(
            file=f"{files.content}/adresser.txt",
            message=f"Den gamle adressen {address} leder ikke lenger videre, men det må den alltid gjøre.",
            fix="Skriv den tilbake under «gamle-adresser» i filen den stod i, eller skriv en linje her.",
            example=f"{address} {finding.led_to}",
        )
    if not address.endswith("/"):
        return _lost_file(address, files)
    if address in files.renamed and address not in files.now:
        old, new = files.renamed[address]
        return Fault(
            file=new,
            message=f"Siden {address} er publisert, men blir borte: Filen het {old}.",
            fix="Skriv disse linjene øverst i filen. Står «første-adresse» der fra før, lar du den stå som den er.",
            example=_moved(address),
        )
    if address in files.now:
        return Fault(
            file=files.now[address],
            message=f"Siden {address} er publisert, men blir borte.",
            fix="Skal siden bort, skriv «status: fjernet» øverst i filen; et utkast kan den ikke bli igjen. "
            "Har den fått en ny adresse, skriv disse linjene.",
            example=_moved(address),
        )
    if address in files.removed:
        file = files.removed[address]
        return Fault(
            file=file,
            message=f"Siden {address} er publisert, men filen er slettet.",
            fix="Hent filen tilbake fra en tidligere commit, og skriv «status: fjernet» øverst i den. Skal adressen "
            f"heller lede til en annen side, skriv en linje i {files.content}/adresser.txt.",
            example=f"{address} {_list_above(address)}",
        )
    return Fault(
        file=f"{files.content}/adresser.txt",
        message=f"Siden {address} er publisert, men blir borte.",
        fix="Har den fått en ny adresse, skriv den gamle under «gamle-adresser» i filen. Skal den bort, la filen være "
        "og skriv «status: fjernet» i den. Ellers skriv her hvor adressen skal lede.",
        example=f"{address} {_list_above(address)}",
    )


def _lost_file(address: str, files: ContentFiles) -> Fault:
    page = address[: address.rfind("/") + 1]
    file = files.of(page)
    if address.lower().endswith((".ics", ".xml", ".json")):
        return Fault(
            file=file,
            message=f"Kalenderen eller strømmen {address} er publisert, og noen kan abonnere på den. Nå blir den borte.",
            fix="Sett tilbake det som laget den. Er siden den hører til, borte for godt, skriv «status: fjernet» i filen.",
        )
    return Fault(
        file=file,
        message=f"Dokumentet {address} er publisert, men blir borte.",
        fix="Sett dokumentet tilbake på siden. Skal det bort, la adressen lede til siden, med disse linjene øverst i "
        "filen.",
        example=f"gamle-adresser:\n  - {address}/",
    )


def _lost_identity(finding: LostIdentity, files: ContentFiles) -> Fault:
    where = "" if finding.old == finding.new else f" på {finding.new}"
    return Fault(
        file=files.of(finding.new),
        message=f"«{told(finding.title)}» er publisert på {finding.old}, men{where} ville abonnentene fått den som en "
        "ny sak, og kalendere ville vist den to ganger.",
        fix="Skriv denne linjen øverst i filen. Stod det en annen «første-adresse» der før, skriv den i stedet.",
        example=f"første-adresse: {finding.old}",
    )


def _dropped(finding: DroppedEvent, files: ContentFiles) -> Fault:
    return Fault(
        file=files.of(finding.address) or files.of(finding.now_at),
        message=f"Arrangementet «{told(finding.title)}» på {finding.address} ville forsvunnet fra kalenderne til dem som "
        "abonnerer, før tiden.",
        fix="La filen til arrangementet bli. Er det avlyst, skriv «status: avlyst» i den. Skal alt om det bort, skriv "
        "«status: fjernet».",
        example="status: avlyst",
    )


def _unseen(finding: UnseenChange, files: ContentFiles) -> Fault:
    what = f"{_and(finding.changed)} er endret, men" if finding.changed else "endringen er trukket tilbake, og"
    return Fault(
        file=files.of(finding.address),
        message=f"«{told(finding.title)}»: {what} kalenderne ville oversett det. Nummeret på utgaven (SEQUENCE) er "
        f"{finding.new}, og må være høyere enn {finding.published}.",
        fix="Legg endringen inn i en egen commit, så stiger nummeret. Er det gjort, mangler klonen noe av historien: "
        "Hent den med «git pull».",
    )


def _moved(address: str) -> str:
    return f"første-adresse: {address}\ngamle-adresser:\n  - {address}"


def _list_above(address: str) -> str:
    return address[: address.rstrip("/").rfind("/") + 1]


def _and(words: tuple[str, ...]) -> str:
    *first, last = words
    return f"{', '.join(first)} og {last}" if first else last
