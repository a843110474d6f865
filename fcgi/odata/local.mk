libcore_a_SOURCES += %D%/ast.h %D%/bind.h %D%/format.c %D%/format.h %D%/func.def %D%/parse.h %D%/query.h
