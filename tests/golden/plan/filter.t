# /$filter as a segment, with what may follow it.
model ../crm.model
GET Companies/$filter(ID gt 1)(7)?$select=Name
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 WHERE t0.`ID` = ? AND t0.`ID` > ?
		? i64 7
		? i64 1
GET Companies/$filter(ID gt 1)/7/Contacts?$select=Name
	page
	SELECT t0.`Name`, t0.`ID` FROM `contacts` t0 JOIN `companies` s0 ON t0.`CompanyID` = s0.`ID` WHERE s0.`ID` = ? AND s0.`ID` > ? ORDER BY t0.`ID`
		? i64 7
		? i64 1
	parent
	SELECT 1 FROM `companies` s0 WHERE s0.`ID` = ? AND s0.`ID` > ? LIMIT 1
		? i64 7
		? i64 1
GET Companies/$filter(Parent/Name eq 'x')/7/Contacts/$filter(Vip)/8/Orders?$select=ID&$filter=Total gt 1
	page
	SELECT t0.`ID` FROM `orders` t0 JOIN `contacts` s1 ON t0.`ContactID` = s1.`ID` JOIN `companies` s0 ON s1.`CompanyID` = s0.`ID` LEFT JOIN `companies` j1 ON j1.`ID` = s0.`ParentID` WHERE s0.`ID` = ? AND (j1.`Name` = ? AND j1.`Name` = ? COLLATE utf8mb4_nopad_bin) AND s1.`ID` = ? AND s1.`Vip` <> 0 AND t0.`Total` > ? ORDER BY t0.`ID`
		? i64 7
		? str 'x'
		? str 'x'
		? i64 8
		? dec 1
	parent
	SELECT 1 FROM `contacts` s1 JOIN `companies` s0 ON s1.`CompanyID` = s0.`ID` LEFT JOIN `companies` j1 ON j1.`ID` = s0.`ParentID` WHERE s0.`ID` = ? AND (j1.`Name` = ? AND j1.`Name` = ? COLLATE utf8mb4_nopad_bin) AND s1.`ID` = ? AND s1.`Vip` <> 0 LIMIT 1
		? i64 7
		? str 'x'
		? str 'x'
		? i64 8
GET Companies/$filter(Contacts/any(c:c/Vip))(7)/Parent?$select=Name
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 JOIN `companies` s0 ON t0.`ID` = s0.`ParentID` WHERE s0.`ID` = ? AND EXISTS (SELECT 1 FROM `contacts` v1 WHERE v1.`CompanyID` = s0.`ID` AND v1.`Vip` <> 0)
		? i64 7
	parent
	SELECT 1 FROM `companies` s0 WHERE s0.`ID` = ? AND EXISTS (SELECT 1 FROM `contacts` v1 WHERE v1.`CompanyID` = s0.`ID` AND v1.`Vip` <> 0) LIMIT 1
		? i64 7
GET Contacts(8)/Company/Contacts/$filter($it/Vip)/$count
	count
	SELECT COUNT(*) FROM `contacts` t0 JOIN `companies` s1 ON t0.`CompanyID` = s1.`ID` JOIN `contacts` s0 ON s1.`ID` = s0.`CompanyID` WHERE s0.`ID` = ? AND t0.`Vip` <> 0
		? i64 8
	parent
	SELECT 1 FROM `companies` t0 JOIN `contacts` s0 ON t0.`ID` = s0.`CompanyID` WHERE s0.`ID` = ? LIMIT 1
		? i64 8
NEXT Companies/$filter(ID gt 1)/7/Contacts?$select=Name
	page
	SELECT t0.`Name`, t0.`ID` FROM `contacts` t0 JOIN `companies` s0 ON t0.`CompanyID` = s0.`ID` WHERE s0.`ID` = ? AND s0.`ID` > ? AND t0.`ID` > ? ORDER BY t0.`ID` LIMIT ?
		? i64 7
		? i64 1
		? i64 1
		? i64 10
	parent
	SELECT 1 FROM `companies` s0 WHERE s0.`ID` = ? AND s0.`ID` > ? LIMIT 1
		? i64 7
		? i64 1
GET Companies/$filter(ID gt 1)()
	400 SyntaxError 'the path' at 31: Expected a key in the path at position 31, found ')'
GET Companies/$filter(ID gt 1)(Nope=1)
	400 UnknownName 'Nope' at 31: Companies has no property 'Nope'; did you mean 'Name'?
GET $crossjoin(Companies,Contacts)/$filter(true)(1)
	404 NotFound '$crossjoin' at 31: The rows of '$crossjoin' have no keys

# a value of an entity that the filter leaves out is not there
GET Companies/$filter(ID gt 1)(7)/Name
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 WHERE t0.`ID` = ? AND t0.`ID` > ?
		? i64 7
		? i64 1
GET Companies/$filter(ID gt 1)(7)/Name/$value
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 WHERE t0.`ID` = ? AND t0.`ID` > ?
		? i64 7
		? i64 1
