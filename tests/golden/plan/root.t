# Rows that are not those of the query: $root, $it below $expand, /$filter in
# expressions; $all.
model ../crm.model
GET Contacts/$count?$filter=Name eq $root/Contacts(7)/Name
	count
	SELECT COUNT(*) FROM `contacts` t0 WHERE t0.`Name` = CONVERT((SELECT v1.`Name` FROM `contacts` v1 WHERE TRUE AND v1.`ID` = ?) USING utf8mb4) COLLATE utf8mb4_nopad_bin
		? i64 7
GET Contacts/$count?$filter=Visits gt $root/Contacts(7)/Company/ID and $root/Contacts(7)/Vip
	count
	SELECT COUNT(*) FROM `contacts` t0 WHERE t0.`Visits` > (SELECT v1.`ID` FROM `companies` v1 JOIN `contacts` s0 ON v1.`ID` = s0.`CompanyID` WHERE TRUE AND s0.`ID` = ?) AND (SELECT (v2.`Vip` <> 0) FROM `contacts` v2 WHERE TRUE AND v2.`ID` = ?) <> 0
		? i64 7
		? i64 7
GET Contacts/$count?$filter=CompanyID eq $root/Companies(1)/Contacts(2)/CompanyID
	count
	SELECT COUNT(*) FROM `contacts` t0 WHERE t0.`CompanyID` <=> (SELECT v1.`CompanyID` FROM `contacts` v1 JOIN `companies` s0 ON v1.`CompanyID` = s0.`ID` WHERE TRUE AND s0.`ID` = ? AND v1.`ID` = ?)
		? i64 1
		? i64 2
GET Contacts/$count?$filter=$root/Companies/any(c:c/Name eq Name and c/ID eq 5)
	count
	SELECT COUNT(*) FROM `contacts` t0 WHERE EXISTS (SELECT 1 FROM `companies` v1 WHERE TRUE AND v1.`Name` = CONVERT(t0.`Name` USING utf8mb4) COLLATE utf8mb4_nopad_bin AND v1.`ID` = ?)
		? i64 5
GET Contacts/$count?$filter=$root/Companies(5)/Contacts/$count($filter=Vip) gt 2
	count
	SELECT COUNT(*) FROM `contacts` t0 WHERE (SELECT COUNT(*) FROM `contacts` v1 JOIN `companies` s0 ON v1.`CompanyID` = s0.`ID` WHERE TRUE AND s0.`ID` = ? AND v1.`Vip` <> 0) > ?
		? i64 5
		? i64 2
GET Contacts/$count?$filter=$root/Companies/$filter(ID gt 5)/$count gt ID
	count
	SELECT COUNT(*) FROM `contacts` t0 WHERE (SELECT COUNT(*) FROM `companies` v1 WHERE TRUE AND v1.`ID` > ?) > t0.`ID`
		? i64 5
GET Contacts?$select=ID&$orderby=$root/Companies(1)/Name,Name&$compute=$root/Companies(1)/Name as Large&$top=2
	page
	SELECT t0.`ID`, LEFT((SELECT v2.`Name` FROM `companies` v2 WHERE TRUE AND v2.`ID` = ?),255), t0.`Name` FROM `contacts` t0 ORDER BY LEFT((SELECT v2.`Name` FROM `companies` v2 WHERE TRUE AND v2.`ID` = ?),255), t0.`Name`, t0.`ID` LIMIT ?
		? i64 1
		? i64 1
		? i64 2
GET Companies/$count?$filter=Contacts/$filter(Visits gt 3)/any(c:c/Vip)
	count
	SELECT COUNT(*) FROM `companies` t0 WHERE EXISTS (SELECT 1 FROM `contacts` v1 WHERE v1.`CompanyID` = t0.`ID` AND v1.`Visits` > ? AND v1.`Vip` <> 0)
		? i64 3
GET Companies/$count?$filter=Contacts/$filter(Visits gt 3)/$filter(ID lt 9)/all(c:c/Vip)
	count
	SELECT COUNT(*) FROM `companies` t0 WHERE NOT EXISTS (SELECT 1 FROM `contacts` v1 WHERE v1.`CompanyID` = t0.`ID` AND (((((v1.`Visits` > ?) IS TRUE AND (v1.`ID` < ?) IS TRUE)) IS NOT TRUE OR v1.`Vip` <> 0)) IS NOT TRUE)
		? i64 3
		? i64 9
GET Companies/$count?$filter=Contacts/$filter(Visits gt 3)/$count($filter=Vip) gt 1
	count
	SELECT COUNT(*) FROM `companies` t0 WHERE (SELECT COUNT(*) FROM `contacts` v1 WHERE v1.`CompanyID` = t0.`ID` AND v1.`Visits` > ? AND v1.`Vip` <> 0) > ?
		? i64 3
		? i64 1
GET Companies/$count?$filter=Contacts/$filter(Visits gt 3)/any()
	count
	SELECT COUNT(*) FROM `companies` t0 WHERE EXISTS (SELECT 1 FROM `contacts` v1 WHERE v1.`CompanyID` = t0.`ID` AND v1.`Visits` > ?)
		? i64 3
GET Contacts/$count?$filter=$root/Contacts(7) eq null
	501 NotImplemented '$root' at 30: '$root' is supported with a property, any, all or $count at its end, not as an entity
GET Contacts/$count?$filter=$root/Contacts/Name eq Name
	400 TypeMismatch 'Contacts' at 30: 'Contacts' is a collection and cannot be used as a single value
GET Contacts/$count?$filter=$root/Contacts(7)/Nope eq Name
	400 UnknownName 'Nope' at 42: Contacts has no property 'Nope'; did you mean 'Name'?
GET Contacts/$count?$filter=$root/Nope(7)/Name eq Name
	400 UnknownName 'Nope' at 30: There is no entity set 'Nope'
GET Contacts/$count?$filter=$root/Contacts(7)/Name/x eq Name
	400 UnknownName 'x' at 47: 'Name' has no properties
GET Contacts/$count?$filter=$root eq Name
	400 SyntaxError '$filter' at 29: Expected a literal or a name in $filter at position 29, found ' '
GET Companies?$select=Name&$expand=Contacts($select=Name;$filter=$it/Name eq Name)
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 ORDER BY t0.`ID`
	expand Contacts
	SELECT p.n, t0.`Name`, t0.`ID`, i0.`ID` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `contacts` t0 ON t0.`CompanyID` = CAST(ELT(p.n+1,?,?) AS SIGNED) JOIN `companies` i0 ON i0.`ID` = CAST(ELT(p.n+1,?,?) AS SIGNED) WHERE i0.`Name` = CONVERT(t0.`Name` USING utf8mb4) COLLATE utf8mb4_nopad_bin ORDER BY p.n, t0.`ID`
		? i64 1
		? i64 3
		? i64 2
		? i64 4
GET Companies(7)?$select=Name&$expand=Contacts($select=Name;$filter=$it/Parent/Name eq Name;$orderby=$it/ID;$top=2)
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 WHERE t0.`ID` = ?
		? i64 7
	expand Contacts
	SELECT r0.c0, r0.c1, r0.c2, r0.c3, r0.c4 FROM (SELECT 0 AS c0, t0.`Name` AS c1, t0.`ID` AS c2, i0.`ID` AS c3, i0.`ID` AS c4, ROW_NUMBER() OVER (ORDER BY i0.`ID`, t0.`ID`) AS rn FROM `contacts` t0 JOIN `companies` i0 ON i0.`ID` = ? LEFT JOIN `companies` j1 ON j1.`ID` = i0.`ParentID` WHERE t0.`CompanyID` = ? AND j1.`Name` = CONVERT(t0.`Name` USING utf8mb4) COLLATE utf8mb4_nopad_bin) r0 WHERE r0.rn <= ? ORDER BY r0.c0, r0.rn
		? i64 2
		? i64 1
		? i64 2
GET Companies?$select=Name&$expand=Contacts($select=Name;$expand=Orders($select=ID;$filter=$it/ID lt ID))
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 ORDER BY t0.`ID`
	expand Contacts
	SELECT p.n, t0.`Name`, t0.`ID`, i0.`ID` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `contacts` t0 ON t0.`CompanyID` = CAST(ELT(p.n+1,?,?) AS SIGNED) JOIN `companies` i0 ON i0.`ID` = CAST(ELT(p.n+1,?,?) AS SIGNED) ORDER BY p.n, t0.`ID`
		? i64 1
		? i64 3
		? i64 2
		? i64 4
	expand Orders
	SELECT p.n, t0.`ID`, i0.`ID` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `orders` t0 ON t0.`ContactID` = CAST(ELT(p.n+1,?,?) AS SIGNED) JOIN `companies` i0 ON i0.`ID` = CAST(ELT(p.n+1,?,?) AS SIGNED) WHERE i0.`ID` < t0.`ID` ORDER BY p.n, t0.`ID`
		? i64 1
		? i64 3
		? i64 2
		? i64 4
GET Contacts?$select=Name&$expand=Tags($select=Name;$filter=$it/Name eq Name)
	page
	SELECT t0.`Name`, t0.`ID` FROM `contacts` t0 ORDER BY t0.`ID`
	expand Tags
	SELECT p.n, t0.`Name`, t0.`ID`, i0.`ID` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `contact_tags` l0 ON l0.`ContactID` = CAST(ELT(p.n+1,?,?) AS SIGNED) STRAIGHT_JOIN `tags` t0 ON t0.`ID` = l0.`TagID` JOIN `contacts` i0 ON i0.`ID` = CAST(ELT(p.n+1,?,?) AS SIGNED) WHERE i0.`Name` = CONVERT(t0.`Name` USING utf8mb4) COLLATE utf8mb4_nopad_bin ORDER BY p.n, t0.`ID`
		? i64 1
		? i64 3
		? i64 2
		? i64 4
GET Companies?$select=Name&$expand=Contacts($select=Name;$filter=Orders/any(o:o/ID eq $it/ID))
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 ORDER BY t0.`ID`
	expand Contacts
	SELECT p.n, t0.`Name`, t0.`ID`, i0.`ID` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `contacts` t0 ON t0.`CompanyID` = CAST(ELT(p.n+1,?,?) AS SIGNED) JOIN `companies` i0 ON i0.`ID` = CAST(ELT(p.n+1,?,?) AS SIGNED) WHERE EXISTS (SELECT 1 FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID` AND v1.`ID` <=> i0.`ID`) ORDER BY p.n, t0.`ID`
		? i64 1
		? i64 3
		? i64 2
		? i64 4
GET Companies?$select=Name&$expand=Contacts($select=Name;$filter=$it/Nope eq Name)
	400 UnknownName 'Nope' at 65: Companies has no property 'Nope'; did you mean 'Name'?
