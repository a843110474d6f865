libcore_a_SOURCES += %D%/edm.c %D%/edm.h %D%/ident.def %D%/name.c %D%/name.h \
	%D%/types.def %D%/val.h
# Run by hand when the rules of names change; needs nothing but python3.
EXTRA_DIST += %D%/gen-ident.py
