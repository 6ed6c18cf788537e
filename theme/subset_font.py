# /// script
# dependencies = ["fonttools==4.68.0", "brotli==1.2.1"]
# ///
"""Make theme/static/fonts/schibsted-grotesk.woff2 of the whole font: ``uv run theme/subset_font.py WHOLE.woff2``.

The whole font is ``schibsted-grotesk-latin-wght-normal.woff2`` of the npm
package @fontsource-variable/schibsted-grotesk 5.3.0. What is left of it: the
signs of Norwegian and its neighbours, weights 400 to 800, kerning that is the
same in all weights, and figures of one width, but not points and colons.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.otlLib.optimize import compact
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

OURS = Path(__file__).parent / "static" / "fonts" / "schibsted-grotesk.woff2"
SIGNS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "\u00a0\u00ad\u2009\u2010\u2011\u202f§«»°·×½¼¾±²³µ©®–—‘’‚“”„•…‹›€™−→←↑↓"
    + "ÆØÅæøåÄÖÜäöüßÉÈÊËéèêëÀÁÂÃàáâãÇçÍÌÎÏíìîïÑñÓÒÔÕóòôõÚÙÛúùûÝýÿÐðÞþ"
)
DRAWN_AS = {0xAD: "-", 0x2010: "-", 0x2011: "-", 0x202F: " "}
FIGURES = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
LEAST_KERN = 6  # of 2048 to the em: less is not seen


def lookups(table, kind):
    for lookup in table.table.LookupList.Lookup:
        for part in lookup.SubTable:
            part = getattr(part, "ExtSubTable", part)
            if part.LookupType == kind:
                yield part


def pairs(part):
    if part.Format == 1:
        return [record for pair_set in part.PairSet for record in pair_set.PairValueRecord]
    return [record for first in part.Class1Record for record in first.Class2Record]


def main(whole: str) -> None:
    font = instancer.instantiateVariableFont(TTFont(whole), {"wght": (400, 800)})
    font.flavor = None
    font.save(OURS)  # read anew, so that every glyph is there to be cut
    font = TTFont(OURS, lazy=False)
    font.ensureDecompiled()
    for table in font["cmap"].tables:
        if table.isUnicode():
            for sign, like in DRAWN_AS.items():
                table.cmap.setdefault(sign, table.cmap[ord(like)])
    for feature in font["GSUB"].table.FeatureList.FeatureRecord:
        if feature.FeatureTag == "tnum":
            for index in feature.Feature.LookupListIndex:
                for part in font["GSUB"].table.LookupList.Lookup[index].SubTable:
                    part = getattr(part, "ExtSubTable", part)
                    part.mapping = {glyph: wide for glyph, wide in part.mapping.items() if glyph in FIGURES}
    options = subset.Options(layout_features=["kern", "tnum", "ccmp", "locl"], hinting=False, notdef_outline=True)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["DSIG", "STAT"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=SIGNS)
    subsetter.subset(font)
    for part in lookups(font["GPOS"], 2):
        for record in pairs(part):
            if record.Value1 is not None:
                record.Value1.__dict__.pop("XAdvDevice", None)
                if abs(getattr(record.Value1, "XAdvance", 0)) < LEAST_KERN:
                    record.Value1.XAdvance = 0
        part.ValueFormat1, part.ValueFormat2 = 4, 0
    font["GDEF"].table.VarStore, font["GDEF"].table.Version = None, 0x00010000
    compact(font, 9)
    font.flavor = "woff2"
    font.save(OURS)
    print(f"{OURS.name}: {OURS.stat().st_size} B")


if __name__ == "__main__":
    main(sys.argv[1])
