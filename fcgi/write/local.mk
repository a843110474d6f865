libcore_a_SOURCES += %D%/write.h
