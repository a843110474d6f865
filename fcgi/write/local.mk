libcore_a_SOURCES += \
	%D%/context.c \
	%D%/csdl.c \
	%D%/csdl_function.c \
	%D%/csdl_in.h \
	%D%/csdl_json.c \
	%D%/csv.c \
	%D%/delta.c \
	%D%/error.c \
	%D%/key.c \
	%D%/note.c \
	%D%/note.h \
	%D%/note_given.c \
	%D%/notes.c \
	%D%/notes_time.c \
	%D%/openapi.c \
	%D%/openapi_function.c \
	%D%/openapi_priv.h \
	%D%/openapi_schema.c \
	%D%/rows.c \
	%D%/service.c \
	%D%/shape.c \
	%D%/stream.c \
	%D%/typed.c \
	%D%/value.c \
	%D%/write.h \
	%D%/write_priv.h
