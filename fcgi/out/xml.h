/* SPDX-License-Identifier: MIT */
/* xml.h - XML text: escaped attributes and character data. */
#ifndef OUT_XML_H
#define OUT_XML_H
#include "out/out.h"

/* ` name="value"` with a leading blank; control characters that XML 1.0
 * forbids become U+FFFD. */
void xml_attr(struct out *, struct str name, struct str value);
/* A part of an attribute's value, without the quotes. */
void xml_attr_text(struct out *, struct str);
void xml_text(struct out *, struct str);
#endif
