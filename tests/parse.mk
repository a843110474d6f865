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
# Looks for new inputs, FUZZ_SECONDS long; make check replays the old ones.
# Without --enable-fuzzing it makes a build tree of its own for that.
.PHONY: fuzz
FUZZ_SECONDS = 60
if FUZZING
fuzz: %D%/fuzz/fuzz_parse
	@$(MKDIR_P) fuzz-corpus
	%D%/fuzz/fuzz_parse -max_total_time=$(FUZZ_SECONDS) -max_len=4096 \
	    fuzz-corpus '$(srcdir)'/%D%/fuzz/corpus/parse
else
fuzz:
	@$(MKDIR_P) fuzz-build
	@test -f fuzz-build/Makefile || { cd fuzz-build && \
	    case '$(srcdir)' in /*) s='$(srcdir)' ;; *) s='../$(srcdir)' ;; esac && \
	    CC=clang "$$s/configure" -q --enable-fuzzing; }
	@cd fuzz-build && $(MAKE) FUZZ_SECONDS=$(FUZZ_SECONDS) fuzz
endif
distclean-local:
	rm -rf fuzz-build fuzz-corpus

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
