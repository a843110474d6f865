/* SPDX-License-Identifier: MIT */
/* ban.h - functions too easy to misuse; naming one fails to compile. */
#ifndef BASE_BAN_H
#define BASE_BAN_H
/* clang-format off */
#undef strcpy
#define strcpy(...) banned_function_strcpy
#undef strcat
#define strcat(...) banned_function_strcat
#undef strncpy
#define strncpy(...) banned_function_strncpy
#undef strncat
#define strncat(...) banned_function_strncat
#undef sprintf
#define sprintf(...) banned_function_sprintf
#undef vsprintf
#define vsprintf(...) banned_function_vsprintf
#undef strtok
#define strtok(...) banned_function_strtok
#undef strtok_r
#define strtok_r(...) banned_function_strtok_r
#undef gets
#define gets(...) banned_function_gets
#undef atoi
#define atoi(...) banned_function_atoi
#undef atol
#define atol(...) banned_function_atol
#undef atof
#define atof(...) banned_function_atof
#undef gmtime
#define gmtime(...) banned_function_gmtime
#undef localtime
#define localtime(...) banned_function_localtime
#undef ctime
#define ctime(...) banned_function_ctime
#undef asctime
#define asctime(...) banned_function_asctime
#undef rand
#define rand(...) banned_function_rand
#undef srand
#define srand(...) banned_function_srand
#undef system
#define system(...) banned_function_system
#undef popen
#define popen(...) banned_function_popen
#undef alloca
#define alloca(...) banned_function_alloca
/* clang-format on */
#endif
