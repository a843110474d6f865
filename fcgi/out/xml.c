/* SPDX-License-Identifier: MIT */
/* xml.c - runs of harmless bytes go out whole; the few others by name. */
#include "config.h"
#include "out/xml.h"

/* What a byte becomes; NULL: it stays. Blanks other than U+0020 would be
 * normalised away in an attribute, so they go as references. */
static struct str
entity(unsigned char c, bool attribute)
{
	switch (c) {
	case '<': return S("&lt;");
	case '>': return S("&gt;");
	case '&': return S("&amp;");
	case '"': return attribute ? S("&quot;") : (struct str){ 0 };
	case '\t': return attribute ? S("&#9;") : (struct str){ 0 };
	case '\n': return attribute ? S("&#10;") : (struct str){ 0 };
	case '\r': return S("&#13;");
	default: return c < 0x20 ? S("\xEF\xBF\xBD") : (struct str){ 0 };
	}
}

/* U+FFFE and U+FFFF are characters of UTF-8 and none of XML. */
static bool
no_character(struct str s)
{
	return s.n >= 3 && memcmp(s.p, "\xEF\xBF", 2) == 0 &&
	    (unsigned char)s.p[2] >= 0xBE;
}

static void
escaped(struct out *o, struct str s, bool attribute)
{
	size_t from = 0, n;

	for (size_t i = 0; i < s.n; i += n) {
		bool no = no_character(str_skip(s, i));
		struct str e = no ? S("\xEF\xBF\xBD")
				  : entity((unsigned char)s.p[i], attribute);

		n = no ? 3 : 1;
		if (e.p == NULL)
			continue;
		out_put(o, (struct str){ s.p + from, i - from });
		out_put(o, e);
		from = i + n;
	}
	out_put(o, str_skip(s, from));
}

void
xml_attr(struct out *o, struct str name, struct str value)
{
	out_char(o, ' ');
	out_put(o, name);
	out_lit(o, "=\"");
	escaped(o, value, true);
	out_char(o, '"');
}

void
xml_attr_text(struct out *o, struct str s)
{
	escaped(o, s, true);
}

void
xml_text(struct out *o, struct str s)
{
	escaped(o, s, false);
}
