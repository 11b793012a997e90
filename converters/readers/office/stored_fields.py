"""Fields of old Word files that LibreOffice makes anew: a date becomes that of today.

The file holds what Word showed last. As the text of a field QUOTE (ECMA-376 17.16.5.50) it is kept,
and the code still tells what it was.
"""

STAND_IN = "QUOTE"
NAMES = {
    "REF": 3,
    "IF": 7,
    "STYLEREF": 10,
    "SEQ": 12,
    "INFO": 14,
    "TITLE": 15,
    "SUBJECT": 16,
    "AUTHOR": 17,
    "KEYWORDS": 18,
    "COMMENTS": 19,
    "LASTSAVEDBY": 20,
    "CREATEDATE": 21,
    "SAVEDATE": 22,
    "PRINTDATE": 23,
    "REVNUM": 24,
    "EDITTIME": 25,
    "NUMPAGES": 26,
    "NUMWORDS": 27,
    "NUMCHARS": 28,
    "FILENAME": 29,
    "TEMPLATE": 30,
    "DATE": 31,
    "TIME": 32,
    "PAGE": 33,
    "=": 34,
    "PAGEREF": 37,
    "FILLIN": 39,
    "MERGEREC": 44,
    "MERGEFIELD": 59,
    "USERNAME": 60,
    "USERINITIALS": 61,
    "USERADDRESS": 62,
    "DOCVARIABLE": 64,
    "SECTION": 65,
    "SECTIONPAGES": 66,
    "INCLUDETEXT": 68,
    "FILESIZE": 69,
    "NOTEREF": 72,
    "MERGESEQ": 75,
    "AUTOTEXT": 79,
    "DOCPROPERTY": 85,
}
"""By the numbers that they have in a .doc (flt, MS-DOC 2.9.90)."""
STAND_IN_NUMBER = 35
NUMBERS = frozenset(NAMES.values())
