# $at, $from, $to: FOR SYSTEM_TIME of the tables that have versions.
model ../time.model
GET People?$select=ID&$at=2024-05-06
	page
	SELECT t0.`ID` FROM `people` FOR SYSTEM_TIME AS OF TIMESTAMP ? t0 ORDER BY t0.`ID`
		? datetime 2024-05-06T00:00:00.000000Z
GET People?$select=ID&$at=2024-05-06T07:08:09.123456+02:00
	page
	SELECT t0.`ID` FROM `people` FOR SYSTEM_TIME AS OF TIMESTAMP ? t0 ORDER BY t0.`ID`
		? datetime 2024-05-06T05:08:09.123456Z
GET People(1)/Rooms?$select=ID&$at=2024-05-06
	page
	SELECT t0.`ID` FROM `rooms` t0 JOIN `people` FOR SYSTEM_TIME AS OF TIMESTAMP ? s0 ON t0.`PersonID` = s0.`ID` WHERE s0.`ID` = ? ORDER BY t0.`ID`
		? datetime 2024-05-06T00:00:00.000000Z
		? i64 1
	parent
	SELECT 1 FROM `people` FOR SYSTEM_TIME AS OF TIMESTAMP ? t0 WHERE t0.`ID` = ? LIMIT 1
		? datetime 2024-05-06T00:00:00.000000Z
		? i64 1
GET Rooms?$select=ID&$filter=Person/Name eq 'a'&$at=2024-05-06&$expand=Person($select=Name)
	page
	SELECT t0.`ID`, t0.`PersonID` FROM `rooms` t0 LEFT JOIN `people` FOR SYSTEM_TIME AS OF TIMESTAMP ? j1 ON j1.`ID` = t0.`PersonID` WHERE (j1.`Name` = ? AND j1.`Name` = ? COLLATE utf8mb4_nopad_bin) ORDER BY t0.`ID`
		? datetime 2024-05-06T00:00:00.000000Z
		? str 'a'
		? str 'a'
	expand Person
	SELECT p.n, t0.`Name`, t0.`ID` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `people` FOR SYSTEM_TIME AS OF TIMESTAMP ? t0 ON t0.`ID` = CAST(ELT(p.n+1,?,?) AS SIGNED) ORDER BY p.n
		? datetime 2024-05-06T00:00:00.000000Z
		? i64 1
		? i64 2
GET Rooms?$select=ID&$expand=Person($select=Name;$at=2024-05-06)
	page
	SELECT t0.`ID`, t0.`PersonID` FROM `rooms` t0 ORDER BY t0.`ID`
	expand Person
	SELECT p.n, t0.`Name`, t0.`ID` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `people` FOR SYSTEM_TIME AS OF TIMESTAMP ? t0 ON t0.`ID` = CAST(ELT(p.n+1,?,?) AS SIGNED) ORDER BY p.n
		? datetime 2024-05-06T00:00:00.000000Z
		? i64 1
		? i64 2
GET People?$select=ID&$at=2024-05-06&$expand=Teams($select=Code;$top=2),Rooms($select=ID)
	page
	SELECT t0.`ID` FROM `people` FOR SYSTEM_TIME AS OF TIMESTAMP ? t0 ORDER BY t0.`ID`
		? datetime 2024-05-06T00:00:00.000000Z
	expand Teams
	SELECT r0.c0, r0.c1, r0.c2 FROM (SELECT p.n AS c0, t0.`Code` AS c1, t0.`Area` AS c2, ROW_NUMBER() OVER (PARTITION BY p.n ORDER BY t0.`Code`, t0.`Area`) AS rn FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `team_people` FOR SYSTEM_TIME AS OF TIMESTAMP ? l0 ON l0.`PersonID` = CAST(ELT(p.n+1,?,?) AS SIGNED) STRAIGHT_JOIN `teams` FOR SYSTEM_TIME AS OF TIMESTAMP ? t0 ON t0.`Code` = l0.`TeamCode` AND t0.`Area` = l0.`TeamArea`) r0 WHERE r0.rn <= ? ORDER BY r0.c0, r0.rn
		? datetime 2024-05-06T00:00:00.000000Z
		? i64 1
		? i64 2
		? datetime 2024-05-06T00:00:00.000000Z
		? i64 2
	expand Rooms
	SELECT p.n, t0.`ID` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `rooms` t0 ON t0.`PersonID` = CAST(ELT(p.n+1,?,?) AS SIGNED) ORDER BY p.n, t0.`ID`
		? i64 1
		? i64 2
GET People?$select=ID&$at=2024-05-06&$expand=Teams($select=Code;$at=max)
	page
	SELECT t0.`ID` FROM `people` FOR SYSTEM_TIME AS OF TIMESTAMP ? t0 ORDER BY t0.`ID`
		? datetime 2024-05-06T00:00:00.000000Z
	expand Teams
	SELECT p.n, t0.`Code`, t0.`Area` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `team_people` l0 ON l0.`PersonID` = CAST(ELT(p.n+1,?,?) AS SIGNED) STRAIGHT_JOIN `teams` t0 ON t0.`Code` = l0.`TeamCode` AND t0.`Area` = l0.`TeamArea` ORDER BY p.n, t0.`Code`, t0.`Area`
		? i64 1
		? i64 2
GET People/$count?$filter=Teams/any(t:t/Title eq 'x')&$at=2024-05-06
	count
	SELECT COUNT(*) FROM `people` FOR SYSTEM_TIME AS OF TIMESTAMP ? t0 WHERE EXISTS (SELECT 1 FROM `team_people` FOR SYSTEM_TIME AS OF TIMESTAMP ? m1 JOIN `teams` FOR SYSTEM_TIME AS OF TIMESTAMP ? v1 ON v1.`Code` = m1.`TeamCode` AND v1.`Area` = m1.`TeamArea` WHERE m1.`PersonID` = t0.`ID` AND (v1.`Title` = ? AND v1.`Title` = ? COLLATE utf8mb4_nopad_bin))
		? datetime 2024-05-06T00:00:00.000000Z
		? datetime 2024-05-06T00:00:00.000000Z
		? datetime 2024-05-06T00:00:00.000000Z
		? str 'x'
		? str 'x'
GET People(1)/Name/$value?$at=2024-05-06
	page
	SELECT t0.`Name`, t0.`ID` FROM `people` FOR SYSTEM_TIME AS OF TIMESTAMP ? t0 WHERE t0.`ID` = ?
		? datetime 2024-05-06T00:00:00.000000Z
		? i64 1
GET People?$select=ID&$at=@t&@t=2024-05-06
	page
	SELECT t0.`ID` FROM `people` FOR SYSTEM_TIME AS OF TIMESTAMP ? t0 ORDER BY t0.`ID`
		? datetime 2024-05-06T00:00:00.000000Z
GET People?$select=ID&$at=min
	page
	SELECT t0.`ID` FROM `people` FOR SYSTEM_TIME AS OF TIMESTAMP ? t0 ORDER BY t0.`ID`
		? datetime 1970-01-01T00:00:01.000000Z
GET People?$select=ID&$at=max
	page
	SELECT t0.`ID` FROM `people` t0 ORDER BY t0.`ID`
GET People?$select=ID&$at=now()
	page
	SELECT t0.`ID` FROM `people` t0 ORDER BY t0.`ID`
GET People?$select=ID&$at=2999-01-01
	page
	SELECT t0.`ID` FROM `people` t0 ORDER BY t0.`ID`
GET People?$select=ID&$from=2024-01-01&$to=2025-01-01
	page
	SELECT t0.`ID`, t0.`row_start`, t0.`row_end` FROM `people` FOR SYSTEM_TIME FROM TIMESTAMP ? TO TIMESTAMP ? t0 ORDER BY t0.`ID`, t0.`row_start`
		? datetime 2024-01-01T00:00:00.000000Z
		? datetime 2025-01-01T00:00:00.000000Z
GET People?$select=ID&$from=2024-01-01&$toInclusive=2025-01-01&$orderby=Name
	page
	SELECT t0.`ID`, t0.`row_start`, t0.`row_end`, t0.`Name` FROM `people` FOR SYSTEM_TIME BETWEEN TIMESTAMP ? AND TIMESTAMP ? t0 ORDER BY t0.`Name`, t0.`ID`, t0.`row_start`
		? datetime 2024-01-01T00:00:00.000000Z
		? datetime 2025-01-01T00:00:00.000000Z
NEXT People?$select=ID&$from=2024-01-01
	page
	SELECT t0.`ID`, t0.`row_start`, t0.`row_end` FROM `people` FOR SYSTEM_TIME BETWEEN TIMESTAMP ? AND TIMESTAMP ? t0 WHERE t0.`ID` >= ? AND (t0.`ID` > ? OR (t0.`ID` = ? AND t0.`row_start` > ?)) ORDER BY t0.`ID`, t0.`row_start` LIMIT ?
		? datetime 2024-01-01T00:00:00.000000Z
		? datetime 2038-01-01T00:00:00.000000Z
		? i64 1
		? i64 1
		? i64 1
		? datetime 2026-01-03T00:00:00.000000Z
		? i64 10
GET People/$count?$from=min&$to=max&$filter=ID eq 1
	count
	SELECT COUNT(*) FROM `people` FOR SYSTEM_TIME FROM TIMESTAMP ? TO TIMESTAMP ? t0 WHERE t0.`ID` = ?
		? datetime 1970-01-01T00:00:01.000000Z
		? datetime 2038-01-01T00:00:00.000000Z
		? i64 1
GET People?$at=2024-01-01&$from=2024-01-01
	400 BadRequest '$from' at 22: '$from' cannot be combined with '$at'
GET People?$to=2024-01-01
	400 BadRequest '$to' at 7: '$to' needs '$from'
GET People?$from=2024-01-01&$to=2024-01-02&$toInclusive=2024-01-02
	400 BadRequest '$toInclusive' at 39: '$toInclusive' cannot be combined with '$to'
GET People?$from=2024-01-01&$to=2023-01-01
	400 BadRequest '$to' at 24: '$to' lies before '$from'
GET People?$at=1
	400 TypeMismatch '$at' at 11: '$at' must be a date or a date and time
GET People?$at='2024-01-01'
	400 TypeMismatch '$at' at 11: '$at' must be a date or a date and time
GET People?$at=Name
	501 NotImplemented '$at' at 11: '$at' is supported with a date, a date and time, min, max or now(), not with other expressions
GET People?$at=@t
	400 TypeMismatch '$at' at 11: '$at' must be a date or a date and time
GET People?$at=now() sub duration'P1D'
	501 NotImplemented '$at' at 11: '$at' is supported with a date, a date and time, min, max or now(), not with other expressions
GET People(1)?$from=2024-01-01
	400 BadRequest '$from' at 10: '$from' needs a collection: use '$at', or '$filter' by the key
GET People?$from=2024-01-01&$expand=Teams
	501 NotImplemented '$from' at 7: '$from' is not supported together with '$expand': use '$at'
GET People?$expand=Teams($from=2024-01-01)
	501 NotImplemented '$from' at 21: '$from' is not supported inside '$expand': use '$at'
GET Rooms?$at=2024-01-01
	400 BadRequest '$at' at 6: '$at' needs a set that keeps its history, and Rooms does not: its table has no system versioning
GET Rooms?$from=2024-01-01
	400 BadRequest '$from' at 6: '$from' needs a set that keeps its history, and Rooms does not: its table has no system versioning
GET Rooms?$expand=Person($select=ID)&$select=ID&$at=2024-01-01
	page
	SELECT t0.`ID`, t0.`PersonID` FROM `rooms` t0 ORDER BY t0.`ID`
	expand Person
	SELECT p.n, t0.`ID` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `people` FOR SYSTEM_TIME AS OF TIMESTAMP ? t0 ON t0.`ID` = CAST(ELT(p.n+1,?,?) AS SIGNED) ORDER BY p.n
		? datetime 2024-01-01T00:00:00.000000Z
		? i64 1
		? i64 2
GET $metadata?$at=2024-01-01
	400 BadRequest '$at' at 10: '$at' is not allowed for '$metadata'
