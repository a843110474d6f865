# Which rows and columns: keys, paths, limits.
model ../crm.model
GET Companies?$select=Name
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 ORDER BY t0.`ID`
GET Companies?$select=Name&$top=5&$skip=10
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 ORDER BY t0.`ID` LIMIT ? OFFSET ?
		? i64 5
		? i64 10
GET Companies?$skip=10&$select=ID
	page
	SELECT t0.`ID` FROM `companies` t0 ORDER BY t0.`ID` LIMIT ? OFFSET ?
		? i64 9223372036854775807
		? i64 10
GET Companies(7)?$select=Name
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 WHERE t0.`ID` = ?
		? i64 7
GET Companies(7)/Name
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 WHERE t0.`ID` = ?
		? i64 7
GET Companies(7)/Name/$value
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 WHERE t0.`ID` = ?
		? i64 7
GET OrderLines(OrderID=7,No=2)?$select=Qty
	page
	SELECT t0.`Qty`, t0.`OrderID`, t0.`No` FROM `order_lines` t0 WHERE t0.`OrderID` = ? AND t0.`No` = ?
		? i64 7
		? i64 2
GET Products('O''Neill')?$select=Title
	page
	SELECT t0.`product.title`, t0.`Code` FROM `products` t0 WHERE t0.`Code` = ?
		? str 'O'Neill'
GET Companies(7)/Contacts?$select=Name&$top=10
	page
	SELECT t0.`Name`, t0.`ID` FROM `contacts` t0 JOIN `companies` s0 ON t0.`CompanyID` = s0.`ID` WHERE s0.`ID` = ? ORDER BY t0.`ID` LIMIT ?
		? i64 7
		? i64 10
	parent
	SELECT 1 FROM `companies` t0 WHERE t0.`ID` = ? LIMIT 1
		? i64 7
GET Companies(7)/Contacts(8)/Orders?$select=Total
	page
	SELECT t0.`Total`, t0.`ID` FROM `orders` t0 JOIN `contacts` s1 ON t0.`ContactID` = s1.`ID` JOIN `companies` s0 ON s1.`CompanyID` = s0.`ID` WHERE s0.`ID` = ? AND s1.`ID` = ? ORDER BY t0.`ID`
		? i64 7
		? i64 8
	parent
	SELECT 1 FROM `contacts` t0 JOIN `companies` s0 ON t0.`CompanyID` = s0.`ID` WHERE s0.`ID` = ? AND t0.`ID` = ? LIMIT 1
		? i64 7
		? i64 8
GET Contacts(8)/Company?$select=Name
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 JOIN `contacts` s0 ON t0.`ID` = s0.`CompanyID` WHERE s0.`ID` = ?
		? i64 8
	parent
	SELECT 1 FROM `contacts` t0 WHERE t0.`ID` = ? LIMIT 1
		? i64 8
GET Contacts(8)/Company/Parent/Name
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 JOIN `companies` s1 ON t0.`ID` = s1.`ParentID` JOIN `contacts` s0 ON s1.`ID` = s0.`CompanyID` WHERE s0.`ID` = ?
		? i64 8
	parent
	SELECT 1 FROM `companies` t0 JOIN `contacts` s0 ON t0.`ID` = s0.`CompanyID` WHERE s0.`ID` = ? LIMIT 1
		? i64 8
GET Contacts(8)/Tags?$select=Name
	page
	SELECT t0.`Name`, t0.`ID` FROM `tags` t0 JOIN `contact_tags` l1 ON t0.`ID` = l1.`TagID` JOIN `contacts` s0 ON l1.`ContactID` = s0.`ID` WHERE s0.`ID` = ? ORDER BY t0.`ID`
		? i64 8
	parent
	SELECT 1 FROM `contacts` t0 WHERE t0.`ID` = ? LIMIT 1
		? i64 8
GET Tags(3)/Contacts(8)/Company/Contacts?$select=Name
	page
	SELECT t0.`Name`, t0.`ID` FROM `contacts` t0 JOIN `companies` s2 ON t0.`CompanyID` = s2.`ID` JOIN `contacts` s1 ON s2.`ID` = s1.`CompanyID` JOIN `contact_tags` l1 ON s1.`ID` = l1.`ContactID` JOIN `tags` s0 ON l1.`TagID` = s0.`ID` WHERE s0.`ID` = ? AND s1.`ID` = ? ORDER BY t0.`ID`
		? i64 3
		? i64 8
	parent
	SELECT 1 FROM `companies` t0 JOIN `contacts` s1 ON t0.`ID` = s1.`CompanyID` JOIN `contact_tags` l1 ON s1.`ID` = l1.`ContactID` JOIN `tags` s0 ON l1.`TagID` = s0.`ID` WHERE s0.`ID` = ? AND s1.`ID` = ? LIMIT 1
		? i64 3
		? i64 8
GET Companies/$count
	count
	SELECT COUNT(*) FROM `companies` t0
GET Companies(7)/Contacts/$count?$filter=Visits gt 3
	count
	SELECT COUNT(*) FROM `contacts` t0 JOIN `companies` s0 ON t0.`CompanyID` = s0.`ID` WHERE s0.`ID` = ? AND t0.`Visits` > ?
		? i64 7
		? i64 3
	parent
	SELECT 1 FROM `companies` t0 WHERE t0.`ID` = ? LIMIT 1
		? i64 7
GET Companies?$select=ID&$count=true&$filter=Parent/Name eq 'x'&$orderby=Parent/Country
	page
	SELECT t0.`ID`, j1.`Country` FROM `companies` t0 LEFT JOIN `companies` j1 ON j1.`ID` = t0.`ParentID` WHERE (j1.`Name` = ? AND j1.`Name` = ? COLLATE utf8mb4_nopad_bin) ORDER BY j1.`Country`, t0.`ID`
		? str 'x'
		? str 'x'
	count
	SELECT COUNT(*) FROM `companies` t0 LEFT JOIN `companies` j1 ON j1.`ID` = t0.`ParentID` WHERE (j1.`Name` = ? AND j1.`Name` = ? COLLATE utf8mb4_nopad_bin)
		? str 'x'
		? str 'x'
# every way to read a column
GET Contacts(8)
	page
	SELECT t0.`ID`, t0.`Name`, t0.`Email`, t0.`Notes`, t0.`Born`, t0.`CompanyID`, t0.`BossID`, t0.`Score`, t0.`Balance`, t0.`Visits`, t0.`Level`, t0.`Small`, t0.`Big`, t0.`CallAt`, t0.`Waited`, t0.`SeenAt`, t0.`Token`, t0.`Hash`, t0.`Vip`, t0.`Status`, t0.`Flags`, ST_AsGeoJSON(t0.`Place`) FROM `contacts` t0 WHERE t0.`ID` = ?
		? i64 8
GET Products('x')
	page
	SELECT t0.`Code`, t0.`ID`, t0.`product.title`, t0.`Made` FROM `products` t0 WHERE t0.`Code` = ?
		? str 'x'
