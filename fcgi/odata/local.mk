libcore_a_SOURCES += %D%/ast.h %D%/bind.h %D%/func.def %D%/parse.h %D%/query.h
