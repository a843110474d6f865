# $crossjoin: the members are x1 x2 …, a path through them is a column.
model ../crm.model
GET $crossjoin(Companies,Contacts)?$filter=Companies/ID eq Contacts/CompanyID
	page
	SELECT x1.`ID`, x2.`ID` FROM `companies` x1 JOIN `contacts` x2 WHERE x1.`ID` <=> x2.`CompanyID` ORDER BY x1.`ID`, x2.`ID`
GET $crossjoin(Companies,Contacts)?$filter=Companies/Name eq 'x'&$orderby=Contacts/Name desc&$top=3&$skip=1&$count=true
	page
	SELECT x1.`ID`, x2.`ID`, x2.`Name` FROM `companies` x1 JOIN `contacts` x2 WHERE (x1.`Name` = ? AND x1.`Name` = ? COLLATE utf8mb4_nopad_bin) ORDER BY x2.`Name` DESC, x1.`ID` DESC, x2.`ID` DESC LIMIT ? OFFSET ?
		? str 'x'
		? str 'x'
		? i64 3
		? i64 1
	count
	SELECT COUNT(*) FROM `companies` x1 JOIN `contacts` x2 WHERE (x1.`Name` = ? AND x1.`Name` = ? COLLATE utf8mb4_nopad_bin)
		? str 'x'
		? str 'x'
GET $crossjoin(Companies,Contacts)/$count?$filter=Contacts/Company/Name eq Companies/Name
	count
	SELECT COUNT(*) FROM `companies` x1 JOIN `contacts` x2 LEFT JOIN `companies` j2 ON j2.`ID` = x2.`CompanyID` WHERE j2.`Name` <=> CONVERT(x1.`Name` USING utf8mb4) COLLATE utf8mb4_nopad_bin
GET $crossjoin(Companies,Contacts)?$expand=Companies($select=Name),Contacts($select=Name;$expand=Company($select=Name))
	page
	SELECT x1.`ID`, x2.`ID` FROM `companies` x1 JOIN `contacts` x2 ORDER BY x1.`ID`, x2.`ID`
	expand Companies
	SELECT p.n, t0.`Name`, t0.`ID` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `companies` t0 ON t0.`ID` = CAST(ELT(p.n+1,?,?) AS SIGNED) ORDER BY p.n
		? i64 1
		? i64 2
	expand Contacts
	SELECT p.n, t0.`Name`, t0.`ID`, t0.`CompanyID` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `contacts` t0 ON t0.`ID` = CAST(ELT(p.n+1,?,?) AS SIGNED) ORDER BY p.n
		? i64 1
		? i64 2
	expand Company
	SELECT p.n, t0.`Name`, t0.`ID` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `companies` t0 ON t0.`ID` = CAST(ELT(p.n+1,?,?) AS SIGNED) ORDER BY p.n
		? i64 1
		? i64 2
NEXT $crossjoin(Companies,Contacts)?$orderby=Contacts/Name
	page
	SELECT x1.`ID`, x2.`ID`, x2.`Name` FROM `companies` x1 JOIN `contacts` x2 WHERE x2.`Name` >= ? AND (x2.`Name` > ? OR (x2.`Name` = ? AND (x1.`ID` > ? OR (x1.`ID` = ? AND x2.`ID` > ?)))) ORDER BY x2.`Name`, x1.`ID`, x2.`ID` LIMIT ?
		? str 'x'
		? str 'x'
		? str 'x'
		? i64 2
		? i64 2
		? i64 3
		? i64 10
GET $crossjoin(Companies)?$filter=Companies/Contacts/any(c:c/Name eq Companies/Name)
	page
	SELECT x1.`ID` FROM `companies` x1 WHERE EXISTS (SELECT 1 FROM `contacts` v2 WHERE v2.`CompanyID` = x1.`ID` AND v2.`Name` <=> CONVERT(x1.`Name` USING utf8mb4) COLLATE utf8mb4_nopad_bin) ORDER BY x1.`ID`
GET $crossjoin(companies,Contacts)/$filter(Companies/ID eq 1)
	page
	SELECT x1.`ID`, x2.`ID` FROM `companies` x1 JOIN `contacts` x2 WHERE x1.`ID` = ? ORDER BY x1.`ID`, x2.`ID`
		? i64 1
GET $crossjoin(Companies,Companies)
	400 BadRequest 'Companies' at 21: '$crossjoin' names 'Companies' twice: its rows have one property for each entity set
GET $crossjoin(Companies,Nope)
	404 NotFound 'Nope' at 21: There is no entity set 'Nope'
GET $crossjoin(Companies,Contacts)(1)
	400 SyntaxError 'the path' at 30: Expected '/' or the end in the path at position 30, found '('
GET $crossjoin(Companies,Contacts)/Companies
	404 NotFound 'Companies' at 31: The rows of '$crossjoin' have no keys
GET $crossjoin(Companies,Contacts)/$ref
	400 BadRequest '$ref' at 31: The rows of '$crossjoin' are no entities: they have no references
GET $crossjoin(Companies,Contacts)?$select=Companies
	501 NotImplemented '$select' at 31: '$select' is not supported for '$crossjoin': write $expand=Set($select=…)
GET $crossjoin(Companies,Contacts)?$search=x
	501 NotImplemented '$search' at 31: '$search' is not supported for '$crossjoin'
GET $crossjoin(Companies,Contacts)?$filter=Name eq 'x'
	400 UnknownName 'Name' at 39: $crossjoin(Companies,Contacts) has no property 'Name'
GET $crossjoin(Companies,Contacts)?$filter=Companies eq null
	page
	SELECT x1.`ID`, x2.`ID` FROM `companies` x1 JOIN `contacts` x2 WHERE x1.`ID` IS NULL ORDER BY x1.`ID`, x2.`ID`
GET $crossjoin(Companies,Contacts)?$expand=Companies/$count
	400 BadRequest 'Companies' at 49: '$count' needs a collection before it
limit cross 2
GET $crossjoin(Companies,Contacts,Tags)
	400 LimitExceeded '$crossjoin' at 30: More than 2 entity sets in '$crossjoin' (crossjoin_max)
