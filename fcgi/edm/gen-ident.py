#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""gen-ident.py - prints ident.def: which characters a name may keep.

CSDL simple identifiers (TSimpleIdentifier of the XML schema):
  first    L, Nl, _
  further  L, Nl, Nd, Mn, Mc, Pc, Cf
Characters count only when Unicode 3.2 gave them the same class, because
XML Schema 1.0 validators know no younger ones, and when they lie in the
basic plane, because names of MariaDB do. Format characters (Cf) are left
out: they cannot be seen.
    ./gen-ident.py > ident.def
"""
import unicodedata as now

old = now.ucd_3_2_0
FIRST = {"Lu", "Ll", "Lt", "Lm", "Lo", "Nl"}
MORE = {"Nd", "Mn", "Mc", "Pc"}


def ranges(classes):
    start = None
    for cp in range(0x80, 0x10001):
        c = chr(cp)
        ok = (cp < 0x10000 and not 0xD800 <= cp < 0xE000
              and now.category(c) in classes and old.category(c) in classes)
        if ok and start is None:
            start = cp
        elif not ok and start is not None:
            yield start, cp - 1
            start = None


print("/* Made by gen-ident.py: characters beyond ASCII that a name may keep.\n"
      " * FIRST(from, to): anywhere; MORE(from, to): not at the start. */\n"
      "/* clang-format off */")
for macro, classes in (("FIRST", FIRST), ("MORE", MORE)):
    items = [f"{macro}(0x{a:04X}, 0x{b:04X})" for a, b in ranges(classes)]
    for i in range(0, len(items), 3):
        print(" ".join(items[i:i + 3]))
print("/* clang-format on */")
