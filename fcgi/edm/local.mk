libcore_a_SOURCES += %D%/edm.h %D%/types.def %D%/val.h
