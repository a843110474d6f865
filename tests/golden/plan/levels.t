# $levels: one statement for each level.
model ../crm.model
GET Companies(1)?$select=ID&$expand=Children($select=Name;$levels=2;$filter=Active;$orderby=Name;$top=3)
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE t0.`ID` = ?
		? i64 1
	expand Children
	SELECT r0.c0, r0.c1, r0.c2 FROM (SELECT 0 AS c0, t0.`Name` AS c1, t0.`ID` AS c2, ROW_NUMBER() OVER (ORDER BY t0.`Name`, t0.`ID`) AS rn FROM `companies` t0 WHERE t0.`ParentID` = ? AND t0.`Active` <> 0) r0 WHERE r0.rn <= ? ORDER BY r0.c0, r0.rn
		? i64 1
		? i64 3
	expand Children
	SELECT r0.c0, r0.c1, r0.c2 FROM (SELECT p.n AS c0, t0.`Name` AS c1, t0.`ID` AS c2, ROW_NUMBER() OVER (PARTITION BY p.n ORDER BY t0.`Name`, t0.`ID`) AS rn FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `companies` t0 ON t0.`ParentID` = CAST(ELT(p.n+1,?,?) AS SIGNED) WHERE t0.`Active` <> 0) r0 WHERE r0.rn <= ? ORDER BY r0.c0, r0.rn
		? i64 1
		? i64 2
		? i64 3
GET Contacts?$select=ID&$expand=Boss($select=Name;$levels=3)
	page
	SELECT t0.`ID`, t0.`BossID` FROM `contacts` t0 ORDER BY t0.`ID`
	expand Boss
	SELECT p.n, t0.`Name`, t0.`ID`, t0.`BossID` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `contacts` t0 ON t0.`ID` = CAST(ELT(p.n+1,?,?) AS SIGNED) ORDER BY p.n
		? i64 1
		? i64 2
	expand Boss
	SELECT p.n, t0.`Name`, t0.`ID`, t0.`BossID` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `contacts` t0 ON t0.`ID` = CAST(ELT(p.n+1,?,?) AS SIGNED) ORDER BY p.n
		? i64 1
		? i64 2
	expand Boss
	SELECT p.n, t0.`Name`, t0.`ID` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `contacts` t0 ON t0.`ID` = CAST(ELT(p.n+1,?,?) AS SIGNED) ORDER BY p.n
		? i64 1
		? i64 2
