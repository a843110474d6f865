libhost_a_SOURCES += %D%/db.h
