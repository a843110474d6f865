# One statement for each level, whatever the number of parents.
model ../crm.model
GET Companies?$select=Name&$expand=Contacts($select=Name)
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 ORDER BY t0.`ID`
	expand Contacts
	SELECT p.n, t0.`Name`, t0.`ID` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `contacts` t0 ON t0.`CompanyID` = CAST(ELT(p.n+1,?,?) AS SIGNED) ORDER BY p.n, t0.`ID`
		? i64 1
		? i64 2
GET Companies(7)?$select=Name&$expand=Contacts($select=Name)
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 WHERE t0.`ID` = ?
		? i64 7
	expand Contacts
	SELECT 0, t0.`Name`, t0.`ID` FROM `contacts` t0 WHERE t0.`CompanyID` = ? ORDER BY t0.`ID`
		? i64 1
GET Contacts?$select=Name&$expand=Company($select=Name)
	page
	SELECT t0.`Name`, t0.`ID`, t0.`CompanyID` FROM `contacts` t0 ORDER BY t0.`ID`
	expand Company
	SELECT p.n, t0.`Name`, t0.`ID` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `companies` t0 ON t0.`ID` = CAST(ELT(p.n+1,?,?) AS SIGNED) ORDER BY p.n
		? i64 1
		? i64 2
GET Contacts?$select=Name&$expand=Tags($select=Name;$orderby=Name)
	page
	SELECT t0.`Name`, t0.`ID` FROM `contacts` t0 ORDER BY t0.`ID`
	expand Tags
	SELECT p.n, t0.`Name`, t0.`ID` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `contact_tags` l0 ON l0.`ContactID` = CAST(ELT(p.n+1,?,?) AS SIGNED) STRAIGHT_JOIN `tags` t0 ON t0.`ID` = l0.`TagID` ORDER BY p.n, t0.`Name`, t0.`ID`
		? i64 1
		? i64 2
GET Companies?$select=Name&$expand=Contacts($select=Name;$top=3;$orderby=Visits desc)
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 ORDER BY t0.`ID`
	expand Contacts
	SELECT r0.c0, r0.c1, r0.c2, r0.c3 FROM (SELECT p.n AS c0, t0.`Name` AS c1, t0.`ID` AS c2, t0.`Visits` AS c3, ROW_NUMBER() OVER (PARTITION BY p.n ORDER BY t0.`Visits` DESC, t0.`ID` DESC) AS rn FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `contacts` t0 ON t0.`CompanyID` = CAST(ELT(p.n+1,?,?) AS SIGNED)) r0 WHERE r0.rn <= ? ORDER BY r0.c0, r0.rn
		? i64 1
		? i64 2
		? i64 3
GET Companies?$select=Name&$expand=Contacts($select=Name;$skip=3)
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 ORDER BY t0.`ID`
	expand Contacts
	SELECT r0.c0, r0.c1, r0.c2 FROM (SELECT p.n AS c0, t0.`Name` AS c1, t0.`ID` AS c2, ROW_NUMBER() OVER (PARTITION BY p.n ORDER BY t0.`ID`) AS rn FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `contacts` t0 ON t0.`CompanyID` = CAST(ELT(p.n+1,?,?) AS SIGNED)) r0 WHERE r0.rn > ? ORDER BY r0.c0, r0.rn
		? i64 1
		? i64 2
		? i64 3
GET Companies?$select=Name&$expand=Contacts($select=Name;$count=true)
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 ORDER BY t0.`ID`
	expand Contacts
	SELECT p.n, t0.`Name`, t0.`ID`, COUNT(*) OVER (PARTITION BY p.n) FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `contacts` t0 ON t0.`CompanyID` = CAST(ELT(p.n+1,?,?) AS SIGNED) ORDER BY p.n, t0.`ID`
		? i64 1
		? i64 2
GET Companies?$select=Name&$expand=Contacts($select=Name;$count=true;$top=3)
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 ORDER BY t0.`ID`
	expand Contacts
	SELECT r0.c0, r0.c1, r0.c2, r0.c3 FROM (SELECT p.n AS c0, t0.`Name` AS c1, t0.`ID` AS c2, COUNT(*) OVER (PARTITION BY p.n) AS c3, ROW_NUMBER() OVER (PARTITION BY p.n ORDER BY t0.`ID`) AS rn FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `contacts` t0 ON t0.`CompanyID` = CAST(ELT(p.n+1,?,?) AS SIGNED)) r0 WHERE r0.rn <= ? ORDER BY r0.c0, r0.rn
		? i64 1
		? i64 2
		? i64 3
GET Companies?$select=Name&$expand=Contacts($select=Name;$count=true;$top=3;$skip=2)
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 ORDER BY t0.`ID`
	expand Contacts
	SELECT r0.c0, r0.c1, r0.c2, r0.c3, (r0.rn > ? AND r0.rn <= ?) FROM (SELECT p.n AS c0, t0.`Name` AS c1, t0.`ID` AS c2, COUNT(*) OVER (PARTITION BY p.n) AS c3, ROW_NUMBER() OVER (PARTITION BY p.n ORDER BY t0.`ID`) AS rn FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `contacts` t0 ON t0.`CompanyID` = CAST(ELT(p.n+1,?,?) AS SIGNED)) r0 WHERE r0.rn = 1 OR r0.rn > ? AND r0.rn <= ? ORDER BY r0.c0, r0.rn
		? i64 2
		? i64 5
		? i64 1
		? i64 2
		? i64 2
		? i64 5
GET Companies?$select=Name&$expand=Contacts($select=Name;$count=true;$top=0)
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 ORDER BY t0.`ID`
	expand Contacts
	SELECT r0.c0, r0.c1, r0.c2, r0.c3, (r0.rn <= ?) FROM (SELECT p.n AS c0, t0.`Name` AS c1, t0.`ID` AS c2, COUNT(*) OVER (PARTITION BY p.n) AS c3, ROW_NUMBER() OVER (PARTITION BY p.n ORDER BY t0.`ID`) AS rn FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `contacts` t0 ON t0.`CompanyID` = CAST(ELT(p.n+1,?,?) AS SIGNED)) r0 WHERE r0.rn = 1 OR r0.rn <= ? ORDER BY r0.c0, r0.rn
		? i64 0
		? i64 1
		? i64 2
		? i64 0
GET Companies?$select=Name&$expand=Contacts($select=Name;$filter=Email eq 'x' and Boss/Name eq 'y';$orderby=Boss/Visits)
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 ORDER BY t0.`ID`
	expand Contacts
	SELECT p.n, t0.`Name`, t0.`ID`, j1.`Visits` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `contacts` t0 ON t0.`CompanyID` = CAST(ELT(p.n+1,?,?) AS SIGNED) LEFT JOIN `contacts` j1 ON j1.`ID` = t0.`BossID` WHERE (t0.`Email` = ? AND t0.`Email` = ? COLLATE utf8mb4_nopad_bin) AND (j1.`Name` = ? AND j1.`Name` = ? COLLATE utf8mb4_nopad_bin) ORDER BY p.n, j1.`Visits`, t0.`ID`
		? i64 1
		? i64 2
		? str 'x'
		? str 'x'
		? str 'y'
		? str 'y'
GET Companies?$select=Name&$expand=Contacts($select=Name;$expand=Orders($select=Total;$expand=Lines($select=Qty;$expand=Product($select=Title))))
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 ORDER BY t0.`ID`
	expand Contacts
	SELECT p.n, t0.`Name`, t0.`ID` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `contacts` t0 ON t0.`CompanyID` = CAST(ELT(p.n+1,?,?) AS SIGNED) ORDER BY p.n, t0.`ID`
		? i64 1
		? i64 2
	expand Orders
	SELECT p.n, t0.`Total`, t0.`ID` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `orders` t0 ON t0.`ContactID` = CAST(ELT(p.n+1,?,?) AS SIGNED) ORDER BY p.n, t0.`ID`
		? i64 1
		? i64 2
	expand Lines
	SELECT p.n, t0.`Qty`, t0.`OrderID`, t0.`No`, t0.`ProductID` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `order_lines` t0 ON t0.`OrderID` = CAST(ELT(p.n+1,?,?) AS SIGNED) ORDER BY p.n, t0.`OrderID`, t0.`No`
		? i64 1
		? i64 2
	expand Product
	SELECT p.n, t0.`product.title`, t0.`Code` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `products` t0 ON t0.`ID` = CAST(ELT(p.n+1,?,?) AS SIGNED) ORDER BY p.n
		? i64 1
		? i64 2
GET OrderLines?$select=Qty&$expand=Product($select=Title),Order($select=Total;$expand=BillTo($select=Name))
	page
	SELECT t0.`Qty`, t0.`OrderID`, t0.`No`, t0.`ProductID` FROM `order_lines` t0 ORDER BY t0.`OrderID`, t0.`No`
	expand Product
	SELECT p.n, t0.`product.title`, t0.`Code` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `products` t0 ON t0.`ID` = CAST(ELT(p.n+1,?,?) AS SIGNED) ORDER BY p.n
		? i64 1
		? i64 2
	expand Order
	SELECT p.n, t0.`Total`, t0.`ID`, t0.`BillToID` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `orders` t0 ON t0.`ID` = CAST(ELT(p.n+1,?,?) AS SIGNED) ORDER BY p.n
		? i64 1
		? i64 2
	expand BillTo
	SELECT p.n, t0.`Name`, t0.`ID` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `companies` t0 ON t0.`ID` = CAST(ELT(p.n+1,?,?) AS SIGNED) ORDER BY p.n
		? i64 1
		? i64 2
GET Companies(7)?$select=Name&$expand=Contacts($select=Name;$filter=Visits gt 3;$top=2;$skip=1;$count=true)
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 WHERE t0.`ID` = ?
		? i64 7
	expand Contacts
	SELECT r0.c0, r0.c1, r0.c2, r0.c3, (r0.rn > ? AND r0.rn <= ?) FROM (SELECT 0 AS c0, t0.`Name` AS c1, t0.`ID` AS c2, COUNT(*) OVER () AS c3, ROW_NUMBER() OVER (ORDER BY t0.`ID`) AS rn FROM `contacts` t0 WHERE t0.`CompanyID` = ? AND t0.`Visits` > ?) r0 WHERE r0.rn = 1 OR r0.rn > ? AND r0.rn <= ? ORDER BY r0.c0, r0.rn
		? i64 1
		? i64 3
		? i64 1
		? i64 3
		? i64 1
		? i64 3
GET Contacts(7)?$select=Name&$expand=Tags($select=Name),Company($select=Name)
	page
	SELECT t0.`Name`, t0.`ID`, t0.`CompanyID` FROM `contacts` t0 WHERE t0.`ID` = ?
		? i64 7
	expand Tags
	SELECT 0, t0.`Name`, t0.`ID` FROM `contact_tags` l0 STRAIGHT_JOIN `tags` t0 ON t0.`ID` = l0.`TagID` WHERE l0.`ContactID` = ? ORDER BY t0.`ID`
		? i64 1
	expand Company
	SELECT 0, t0.`Name`, t0.`ID` FROM `companies` t0 WHERE t0.`ID` = ?
		? i64 1
