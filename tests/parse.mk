# Parser: grammar cases, unit tests, fuzz seeds.
noinst_PROGRAMS += %D%/abnf/abnf
%C%_abnf_abnf_SOURCES = %D%/abnf/abnf.c %D%/abnf/names.c %D%/abnf/names.h
%C%_abnf_abnf_CPPFLAGS = $(AM_CPPFLAGS) $(JSONC_CFLAGS)
%C%_abnf_abnf_LDADD = libcore.a $(JSONC_LIBS) $(COV_LIBS) -lm
dist_check_SCRIPTS += %D%/abnf/abnf.sh
EXTRA_DIST += %D%/abnf/own-cases.json

check_PROGRAMS += %D%/fuzz/replay_parse
%C%_fuzz_replay_parse_SOURCES = %D%/fuzz/replay.c %D%/fuzz/fuzz_parse.c
%C%_fuzz_replay_parse_CPPFLAGS = $(AM_CPPFLAGS) -DCORPUS='"parse"'
%C%_fuzz_replay_parse_LDADD = libcore.a $(COV_LIBS) -lm
EXTRA_DIST += %D%/fuzz/corpus/parse
if FUZZING
EXTRA_PROGRAMS = %D%/fuzz/fuzz_parse
%C%_fuzz_fuzz_parse_SOURCES = %D%/fuzz/fuzz_parse.c
%C%_fuzz_fuzz_parse_CFLAGS = $(AM_CFLAGS) -fsanitize=fuzzer,address
%C%_fuzz_fuzz_parse_LDADD = libcore.a -lm
endif

if HAVE_CMOCKA
check_PROGRAMS += %D%/unit/t_parse %D%/unit/t_parse_tree
%C%_unit_t_parse_SOURCES = %D%/unit/t_parse.c %D%/unit/unit.h
%C%_unit_t_parse_CPPFLAGS = $(unit_cppflags)
%C%_unit_t_parse_LDADD = $(unit_libs)
%C%_unit_t_parse_tree_SOURCES = %D%/unit/t_parse_tree.c %D%/unit/ast_text.c \
	%D%/unit/ast_text.h %D%/unit/unit.h
%C%_unit_t_parse_tree_CPPFLAGS = $(unit_cppflags)
%C%_unit_t_parse_tree_LDADD = $(unit_libs)
endif
