libcore_a_SOURCES += %D%/json.h %D%/out.h %D%/xml.h
libcore_a_SOURCES += %D%/json.c %D%/out.c
libcore_a_SOURCES += %D%/xml.c
