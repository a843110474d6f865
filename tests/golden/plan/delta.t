# What has changed since a point in time, and what can be tracked.
model ../time.model
DELTA People?$select=ID
	changed
	SELECT t0.`ID` FROM `people` t0 WHERE t0.`row_start` > ? ORDER BY t0.`ID` LIMIT ?
		? datetime 2026-01-02T00:00:00.000000Z
		? i64 10
	removed
	SELECT t0.`ID`, t0.`ID`, NOT e0.`ID` <=> NULL FROM (SELECT t0.`ID` FROM `people` FOR SYSTEM_TIME ALL t0 WHERE t0.`row_end` > ? AND (t0.`row_end` < NOW(6) + INTERVAL 1 YEAR) GROUP BY t0.`ID`) t0 LEFT JOIN (SELECT t0.`ID` FROM `people` t0) c0 ON c0.`ID` = t0.`ID` LEFT JOIN `people` e0 ON e0.`ID` = t0.`ID` WHERE c0.`ID` <=> NULL AND t0.`ID` > ? ORDER BY t0.`ID` LIMIT ?
		? datetime 2026-01-02T00:00:00.000000Z
		? i64 1
		? i64 10
	changed: count
	SELECT COUNT(*) FROM `people` t0 WHERE t0.`row_start` > ?
		? datetime 2026-01-02T00:00:00.000000Z
	removed: count
	SELECT COUNT(*) FROM (SELECT t0.`ID` FROM `people` FOR SYSTEM_TIME ALL t0 WHERE t0.`row_end` > ? AND (t0.`row_end` < NOW(6) + INTERVAL 1 YEAR) GROUP BY t0.`ID`) t0 LEFT JOIN (SELECT t0.`ID` FROM `people` t0) c0 ON c0.`ID` = t0.`ID` WHERE c0.`ID` <=> NULL
		? datetime 2026-01-02T00:00:00.000000Z
	digest
	SELECT COUNT(*), CAST(COALESCE(SUM(CRC32(CONCAT_WS(' ',t0.`row_start`,HEX(t0.`ID`)))),0) AS UNSIGNED) FROM `people` FOR SYSTEM_TIME AS OF TIMESTAMP ? t0
		? datetime 2026-01-02T00:00:00.000000Z
DELTA People?$select=Name&$filter=Name eq 'a' or ID gt 5
	changed
	SELECT t0.`Name`, t0.`ID` FROM `people` t0 WHERE ((t0.`Name` = ? AND t0.`Name` = ? COLLATE utf8mb4_nopad_bin) OR t0.`ID` > ?) AND t0.`row_start` > ? ORDER BY t0.`ID` LIMIT ?
		? str 'a'
		? str 'a'
		? i64 5
		? datetime 2026-01-02T00:00:00.000000Z
		? i64 10
	removed
	SELECT t0.`ID`, t0.`ID`, NOT e0.`ID` <=> NULL FROM (SELECT t0.`ID` FROM `people` FOR SYSTEM_TIME ALL t0 WHERE t0.`row_end` > ? AND (t0.`row_end` < NOW(6) + INTERVAL 1 YEAR AND ((t0.`Name` = ? AND t0.`Name` = ? COLLATE utf8mb4_nopad_bin) OR t0.`ID` > ?) OR t0.`row_start` > ? AND t0.`row_start` <= ?) GROUP BY t0.`ID`) t0 LEFT JOIN (SELECT t0.`ID` FROM `people` t0 WHERE ((t0.`Name` = ? AND t0.`Name` = ? COLLATE utf8mb4_nopad_bin) OR t0.`ID` > ?)) c0 ON c0.`ID` = t0.`ID` LEFT JOIN `people` e0 ON e0.`ID` = t0.`ID` WHERE c0.`ID` <=> NULL AND t0.`ID` > ? ORDER BY t0.`ID` LIMIT ?
		? datetime 2026-01-02T00:00:00.000000Z
		? str 'a'
		? str 'a'
		? i64 5
		? datetime 2026-01-02T00:00:00.000000Z
		? datetime 2026-01-03T00:00:00.000000Z
		? str 'a'
		? str 'a'
		? i64 5
		? i64 1
		? i64 10
	changed: count
	SELECT COUNT(*) FROM `people` t0 WHERE t0.`row_start` > ? AND ((t0.`Name` = ? AND t0.`Name` = ? COLLATE utf8mb4_nopad_bin) OR t0.`ID` > ?)
		? datetime 2026-01-02T00:00:00.000000Z
		? str 'a'
		? str 'a'
		? i64 5
	removed: count
	SELECT COUNT(*) FROM (SELECT t0.`ID` FROM `people` FOR SYSTEM_TIME ALL t0 WHERE t0.`row_end` > ? AND (t0.`row_end` < NOW(6) + INTERVAL 1 YEAR AND ((t0.`Name` = ? AND t0.`Name` = ? COLLATE utf8mb4_nopad_bin) OR t0.`ID` > ?) OR t0.`row_start` > ? AND t0.`row_start` <= ?) GROUP BY t0.`ID`) t0 LEFT JOIN (SELECT t0.`ID` FROM `people` t0 WHERE ((t0.`Name` = ? AND t0.`Name` = ? COLLATE utf8mb4_nopad_bin) OR t0.`ID` > ?)) c0 ON c0.`ID` = t0.`ID` WHERE c0.`ID` <=> NULL
		? datetime 2026-01-02T00:00:00.000000Z
		? str 'a'
		? str 'a'
		? i64 5
		? datetime 2026-01-02T00:00:00.000000Z
		? datetime 2026-01-03T00:00:00.000000Z
		? str 'a'
		? str 'a'
		? i64 5
	digest
	SELECT COUNT(*), CAST(COALESCE(SUM(CRC32(CONCAT_WS(' ',t0.`row_start`,HEX(t0.`ID`)))),0) AS UNSIGNED) FROM `people` FOR SYSTEM_TIME AS OF TIMESTAMP ? t0
		? datetime 2026-01-02T00:00:00.000000Z
DELTA Teams?$select=Title&$filter=not (Title eq 'a')
	changed
	SELECT t0.`Title`, t0.`Code`, t0.`Area` FROM `teams` t0 WHERE NOT (t0.`Title` <=> ? COLLATE utf8mb4_nopad_bin) AND t0.`row_start` > ? ORDER BY t0.`Code`, t0.`Area` LIMIT ?
		? str 'a'
		? datetime 2026-01-02T00:00:00.000000Z
		? i64 10
	removed, uncut
	SELECT t0.`Code`, t0.`Area`, t0.`Code`, t0.`Area`, NOT e0.`Code` <=> NULL FROM (SELECT t0.`Code`, t0.`Area` FROM `teams` FOR SYSTEM_TIME ALL t0 WHERE t0.`row_end` > ? AND (t0.`row_end` < NOW(6) + INTERVAL 1 YEAR AND NOT (t0.`Title` <=> ? COLLATE utf8mb4_nopad_bin) OR t0.`row_start` > ? AND t0.`row_start` <= ?) GROUP BY CAST(t0.`Code` AS BINARY), t0.`Area`) t0 LEFT JOIN (SELECT t0.`Code`, t0.`Area` FROM `teams` t0 WHERE NOT (t0.`Title` <=> ? COLLATE utf8mb4_nopad_bin)) c0 ON c0.`Code` = t0.`Code` AND CAST(c0.`Code` AS BINARY) = CAST(t0.`Code` AS BINARY) AND c0.`Area` = t0.`Area` LEFT JOIN `teams` e0 ON e0.`Code` = t0.`Code` AND CAST(e0.`Code` AS BINARY) = CAST(t0.`Code` AS BINARY) AND e0.`Area` = t0.`Area` WHERE c0.`Code` <=> NULL AND t0.`Code` >= ? AND (t0.`Code` > ? OR (t0.`Code` = ? AND t0.`Area` > ?)) ORDER BY t0.`Code`, t0.`Area` LIMIT ?
		? datetime 2026-01-02T00:00:00.000000Z
		? str 'a'
		? datetime 2026-01-02T00:00:00.000000Z
		? datetime 2026-01-03T00:00:00.000000Z
		? str 'a'
		? str 'x'
		? str 'x'
		? str 'x'
		? str 'x'
		? i64 10
	changed: count
	SELECT COUNT(*) FROM `teams` t0 WHERE t0.`row_start` > ? AND NOT (t0.`Title` <=> ? COLLATE utf8mb4_nopad_bin)
		? datetime 2026-01-02T00:00:00.000000Z
		? str 'a'
	removed: count
	SELECT COUNT(*) FROM (SELECT t0.`Code`, t0.`Area` FROM `teams` FOR SYSTEM_TIME ALL t0 WHERE t0.`row_end` > ? AND (t0.`row_end` < NOW(6) + INTERVAL 1 YEAR AND NOT (t0.`Title` <=> ? COLLATE utf8mb4_nopad_bin) OR t0.`row_start` > ? AND t0.`row_start` <= ?) GROUP BY CAST(t0.`Code` AS BINARY), t0.`Area`) t0 LEFT JOIN (SELECT t0.`Code`, t0.`Area` FROM `teams` t0 WHERE NOT (t0.`Title` <=> ? COLLATE utf8mb4_nopad_bin)) c0 ON c0.`Code` = t0.`Code` AND CAST(c0.`Code` AS BINARY) = CAST(t0.`Code` AS BINARY) AND c0.`Area` = t0.`Area` WHERE c0.`Code` <=> NULL
		? datetime 2026-01-02T00:00:00.000000Z
		? str 'a'
		? datetime 2026-01-02T00:00:00.000000Z
		? datetime 2026-01-03T00:00:00.000000Z
		? str 'a'
	digest
	SELECT COUNT(*), CAST(COALESCE(SUM(CRC32(CONCAT_WS(' ',t0.`row_start`,HEX(t0.`Code`),HEX(t0.`Area`)))),0) AS UNSIGNED) FROM `teams` FOR SYSTEM_TIME AS OF TIMESTAMP ? t0
		? datetime 2026-01-02T00:00:00.000000Z
DELTA Rooms
	not tracked
DELTA People(1)
	not tracked
DELTA People(1)/Teams
	not tracked
DELTA People?$expand=Rooms
	not tracked
DELTA People?$top=1
	not tracked
DELTA People?$skip=1
	not tracked
DELTA People?$at=2024-01-01
	not tracked
DELTA People?$filter=Rooms/any()
	not tracked
DELTA People?$filter=Teams/$count gt 1
	not tracked
DELTA People?$filter=now() gt 2024-01-01T00:00:00Z
	not tracked
DELTA People?$compute=Rooms/$count as N
	not tracked
DELTA People?$compute=length(Name) as N&$filter=N in (1,2)&$select=N
	changed
	SELECT t0.`ID`, CHAR_LENGTH(t0.`Name`) FROM `people` t0 WHERE CHAR_LENGTH(t0.`Name`) IN (?,?) AND t0.`row_start` > ? ORDER BY t0.`ID` LIMIT ?
		? i64 1
		? i64 2
		? datetime 2026-01-02T00:00:00.000000Z
		? i64 10
	removed
	SELECT t0.`ID`, t0.`ID`, NOT e0.`ID` <=> NULL FROM (SELECT t0.`ID` FROM `people` FOR SYSTEM_TIME ALL t0 WHERE t0.`row_end` > ? AND (t0.`row_end` < NOW(6) + INTERVAL 1 YEAR AND CHAR_LENGTH(t0.`Name`) IN (?,?) OR t0.`row_start` > ? AND t0.`row_start` <= ?) GROUP BY t0.`ID`) t0 LEFT JOIN (SELECT t0.`ID` FROM `people` t0 WHERE CHAR_LENGTH(t0.`Name`) IN (?,?)) c0 ON c0.`ID` = t0.`ID` LEFT JOIN `people` e0 ON e0.`ID` = t0.`ID` WHERE c0.`ID` <=> NULL AND t0.`ID` > ? ORDER BY t0.`ID` LIMIT ?
		? datetime 2026-01-02T00:00:00.000000Z
		? i64 1
		? i64 2
		? datetime 2026-01-02T00:00:00.000000Z
		? datetime 2026-01-03T00:00:00.000000Z
		? i64 1
		? i64 2
		? i64 1
		? i64 10
	changed: count
	SELECT COUNT(*) FROM `people` t0 WHERE t0.`row_start` > ? AND CHAR_LENGTH(t0.`Name`) IN (?,?)
		? datetime 2026-01-02T00:00:00.000000Z
		? i64 1
		? i64 2
	removed: count
	SELECT COUNT(*) FROM (SELECT t0.`ID` FROM `people` FOR SYSTEM_TIME ALL t0 WHERE t0.`row_end` > ? AND (t0.`row_end` < NOW(6) + INTERVAL 1 YEAR AND CHAR_LENGTH(t0.`Name`) IN (?,?) OR t0.`row_start` > ? AND t0.`row_start` <= ?) GROUP BY t0.`ID`) t0 LEFT JOIN (SELECT t0.`ID` FROM `people` t0 WHERE CHAR_LENGTH(t0.`Name`) IN (?,?)) c0 ON c0.`ID` = t0.`ID` WHERE c0.`ID` <=> NULL
		? datetime 2026-01-02T00:00:00.000000Z
		? i64 1
		? i64 2
		? datetime 2026-01-02T00:00:00.000000Z
		? datetime 2026-01-03T00:00:00.000000Z
		? i64 1
		? i64 2
	digest
	SELECT COUNT(*), CAST(COALESCE(SUM(CRC32(CONCAT_WS(' ',t0.`row_start`,HEX(t0.`ID`)))),0) AS UNSIGNED) FROM `people` FOR SYSTEM_TIME AS OF TIMESTAMP ? t0
		? datetime 2026-01-02T00:00:00.000000Z
DELTA People?$filter=Name eq $root/People(1)/Name
	not tracked
DELTA People/$ref
	not tracked
