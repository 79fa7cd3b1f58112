"""What the control words of rich text stand for."""

from __future__ import annotations

SIGNS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "page": "\n", "column": "\n", "emdash": "\u2014", "endash": "\u2013",
    "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005", "bullet": "\u2022", "lquote": "\u2018",
    "rquote": "\u2019", "ldblquote": "\u201c", "rdblquote": "\u201d", "zwbo": "\u200b", "zwnbo": "\u2060",
    "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f",
}  # fmt: skip
SYMBOLS = {"~": "\u00a0", "-": "\u00ad", "_": "\u2011", "\\": "\\", "{": "{", "}": "}", "\t": "\t"}

TABLES = frozenset({"fonttbl", "stylesheet", "fldinst"})
"""What is read for what it tells of the text, fonts, styles and the codes of fields."""
MARGINS = frozenset({"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"})
STARRED = frozenset({"ud", "shpinst", "nesttableprops", "footnote", "shptxt", "fonttbl", "stylesheet", "fldinst"})
"""Destinations that are read though they say that whoever does not know them may pass them over."""
SKIPPED = frozenset(
    {
        "colortbl", "info", "pict", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn",
        "filetbl", "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator", "shprslt", "sp", "objdata",
        "objclass", "objname", "xe", "tc", "rxe", "txe", "nonesttables", "private", "template", "operator", "falt",
        "panose", "bkmkstart", "bkmkend", "nextfile", "themedata", "colorschememapping", "latentstyles", "datastore",
        "upr", "do", "pn", "listname", "levelnumbers", "leveltext", "background", "passwordhash", "annotation",
        "atnid", "atnauthor", "atnref", "atndate", "atnicn", "formfield", "datafield", "ffname",
    }
)  # fmt: skip

CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""The encoding that a font's character set means; others have that of the document."""
PICTURES = 2
"""The character set of fonts whose letters are pictures."""
WHOLE_FILE = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
