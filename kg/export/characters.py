"""Text that every format can hold."""

import re

# What XML 1.0 excludes, even escaped: C0 controls but tab and line ends, surrogates, two
# noncharacters; C1 controls are legal there and discouraged, and invisible everywhere.
ILLEGAL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
_ILLEGAL = re.compile(ILLEGAL)


def clean_cell(text: str) -> str:
    """`text` as `clean` leaves it, for a cell of CSV: with line feeds alone, for others are not quoted."""
    return clean(text).replace("\r\n", "\n").replace("\r", "\n")


def clean(text: str) -> str:
    """`text` without the characters that break XML."""
    return _ILLEGAL.sub("", text)
