"""Makes the bundled fonts from Pretendard: tabular figures as the default ones, no kerning, a name of their own (OFL 1.1, section 3).

pip install fonttools; npm pack pretendard@1.3.9; tar xzf pretendard-1.3.9.tgz
python headlight_sans.py package/dist/public/static/alternative/Pretendard-Regular.ttf HeadlightSans-Regular.ttf Regular
python headlight_sans.py package/dist/public/static/alternative/Pretendard-SemiBold.ttf HeadlightSans-Bold.ttf Bold
"""
import sys
from fontTools import subset
from fontTools.ttLib import TTFont

source, target, style = sys.argv[1:]
font = TTFont(source)
gsub = font["GSUB"].table
tabular = {}
for record in gsub.FeatureList.FeatureRecord:
    if record.FeatureTag == "tnum":
        for lookup in record.Feature.LookupListIndex:
            for table in gsub.LookupList.Lookup[lookup].SubTable:
                tabular.update(getattr(table, "ExtSubTable", table).mapping)
for table in font["cmap"].tables:
    for code in range(ord("0"), ord("9") + 1):
        if code in table.cmap:
            table.cmap[code] = tabular.get(table.cmap[code], table.cmap[code])

options = subset.Options(layout_features=["ccmp", "mark", "mkmk"], name_IDs=["*"], name_languages=[0x409],
                         notdef_outline=True, hinting=False, drop_tables=["DSIG"], glyph_names=False)
keep = subset.Subsetter(options)
keep.populate(unicodes=font.getBestCmap().keys())
keep.subset(font)

names = font["name"]
names.names = [n for n in names.names if n.nameID in (0, 7, 8, 9, 11, 12, 13, 14)]
full = "Headlight Sans" + ("" if style == "Regular" else " " + style)
post = "HeadlightSans-" + style
for n, text in {1: "Headlight Sans", 2: style, 3: "1.309;" + post, 4: full, 5: "Version 1.309", 6: post}.items():
    names.setName(text, n, 3, 1, 0x409)
bold = style == "Bold"
font["head"].macStyle = 1 if bold else 0
font["OS/2"].fsSelection = 0x20 if bold else 0x40
font["OS/2"].usWeightClass = 700 if bold else 400
font["head"].modified = font["head"].created
font.recalcTimestamp = False
font.save(target)
