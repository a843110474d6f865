/* SPDX-License-Identifier: MIT */
/* vec.h - growing arrays in an arena; inside catalog/ only. */
#ifndef CATALOG_VEC_H
#define CATALOG_VEC_H
#include "base/arena.h"

#define VEC(T)                                                                 \
	struct {                                                               \
		T *v;                                                          \
		size_t n, cap;                                                 \
	}
#define VEC_PUSH(a, vec, x)                                                    \
	do {                                                                   \
		if ((vec)->n == (vec)->cap) {                                  \
			size_t cap_ = (vec)->cap == 0 ? 8 : (vec)->cap * 2;    \
			void *v_ = arena_alloc((a), cap_, sizeof(*(vec)->v));  \
			if ((vec)->n > 0)                                      \
				memcpy(v_, (vec)->v,                           \
				    (vec)->n * sizeof(*(vec)->v));             \
			(vec)->v = v_;                                         \
			(vec)->cap = cap_;                                     \
		}                                                              \
		(vec)->v[(vec)->n++] = (x);                                    \
	} while (0)
#endif
