# any, all and $count over navigation to many: URL Conventions 5.1.1.13, 4.8.
model ../crm.model
GET Contacts?$select=ID&$filter=Orders/any()
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE EXISTS (SELECT 1 FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID`) ORDER BY t0.`ID`
GET Contacts?$select=ID&$filter=not Orders/any()
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE NOT (EXISTS (SELECT 1 FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID`)) ORDER BY t0.`ID`
GET Contacts?$select=ID&$filter=Orders/any(o:o/Total gt 5)
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE EXISTS (SELECT 1 FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID` AND v1.`Total` > ?) ORDER BY t0.`ID`
		? dec 5
GET Contacts?$select=ID&$filter=Orders/any(o:o/Paid)
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE EXISTS (SELECT 1 FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID` AND v1.`Paid` <> 0) ORDER BY t0.`ID`
GET Contacts?$select=ID&$filter=Orders/all(o:o/Paid)
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE NOT EXISTS (SELECT 1 FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID` AND v1.`Paid` = 0) ORDER BY t0.`ID`
GET Contacts?$select=ID&$filter=Team/all(t:t/Vip)
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE NOT EXISTS (SELECT 1 FROM `contacts` v1 WHERE v1.`BossID` = t0.`ID` AND (v1.`Vip` <> 0) IS NOT TRUE) ORDER BY t0.`ID`
GET Contacts?$select=ID&$filter=Orders/any(o:o/Paid and o/Total gt 5) and Vip
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE EXISTS (SELECT 1 FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID` AND v1.`Paid` <> 0 AND v1.`Total` > ?) AND t0.`Vip` <> 0 ORDER BY t0.`ID`
		? dec 5
GET Contacts?$select=ID&$filter=Orders/any(o:o/Total gt 5 or o/BillTo/Name eq Name)
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE EXISTS (SELECT 1 FROM `orders` v1 LEFT JOIN `companies` j2 ON j2.`ID` = v1.`BillToID` WHERE v1.`ContactID` = t0.`ID` AND (v1.`Total` > ? OR j2.`Name` = CONVERT(t0.`Name` USING utf8mb4) COLLATE utf8mb4_nopad_bin)) ORDER BY t0.`ID`
		? dec 5
# through to-one: the subquery hangs on the join
GET Contacts?$select=ID&$filter=Company/Contacts/any(c:c/Vip)
	page
	SELECT t0.`ID` FROM `contacts` t0 LEFT JOIN `companies` j1 ON j1.`ID` = t0.`CompanyID` WHERE EXISTS (SELECT 1 FROM `contacts` v2 WHERE v2.`CompanyID` = j1.`ID` AND v2.`Vip` <> 0) ORDER BY t0.`ID`
GET Contacts?$select=ID&$filter=Company/Parent/Children/all(c:c/Active)
	page
	SELECT t0.`ID` FROM `contacts` t0 LEFT JOIN `companies` j1 ON j1.`ID` = t0.`CompanyID` LEFT JOIN `companies` j2 ON j2.`ID` = j1.`ParentID` WHERE NOT EXISTS (SELECT 1 FROM `companies` v3 WHERE v3.`ParentID` = j2.`ID` AND v3.`Active` = 0) ORDER BY t0.`ID`
# through a link table
GET Contacts?$select=ID&$filter=Tags/any(t:t/Name eq 'x')
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE EXISTS (SELECT 1 FROM `contact_tags` m1 JOIN `tags` v1 ON v1.`ID` = m1.`TagID` WHERE m1.`ContactID` = t0.`ID` AND (v1.`Name` = ? AND v1.`Name` = ? COLLATE utf8mb4_nopad_bin)) ORDER BY t0.`ID`
		? str 'x'
		? str 'x'
GET Contacts?$select=ID&$filter=Tags/all(t:t/Name eq 'x')
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE NOT EXISTS (SELECT 1 FROM `contact_tags` m1 JOIN `tags` v1 ON v1.`ID` = m1.`TagID` WHERE m1.`ContactID` = t0.`ID` AND NOT (v1.`Name` <=> ? COLLATE utf8mb4_nopad_bin)) ORDER BY t0.`ID`
		? str 'x'
# nested, several variables, $it, and names without any
GET Contacts?$select=ID&$filter=Orders/any(o:o/Lines/any(l:l/Qty gt 5 and o/Paid))
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE EXISTS (SELECT 1 FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID` AND EXISTS (SELECT 1 FROM `order_lines` v2 WHERE v2.`OrderID` = v1.`ID` AND v2.`Qty` > ? AND v1.`Paid` <> 0)) ORDER BY t0.`ID`
		? i64 5
GET Contacts?$select=ID&$filter=Orders/any(o:o/Lines/all(l:l/Product/Title eq Name and l/Order/Contact/Name eq $it/Name))
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE EXISTS (SELECT 1 FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID` AND NOT EXISTS (SELECT 1 FROM `order_lines` v2 LEFT JOIN `products` j3 ON j3.`ID` = v2.`ProductID` LEFT JOIN `orders` j4 ON j4.`ID` = v2.`OrderID` LEFT JOIN `contacts` j5 ON j5.`ID` = j4.`ContactID` WHERE v2.`OrderID` = v1.`ID` AND NOT ((j3.`product.title` <=> CONVERT(t0.`Name` USING utf8mb4) COLLATE utf8mb4_nopad_bin AND j5.`Name` <=> CONVERT(t0.`Name` USING utf8mb4) COLLATE utf8mb4_nopad_bin)))) ORDER BY t0.`ID`
GET Contacts?$select=ID&$filter=Orders/any(o:Team/any(t:t/ID eq o/BillToID))
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE EXISTS (SELECT 1 FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID` AND EXISTS (SELECT 1 FROM `contacts` v2 WHERE v2.`BossID` = t0.`ID` AND v2.`ID` <=> v1.`BillToID`)) ORDER BY t0.`ID`
GET Contacts?$select=ID&$filter=Orders/any(o:o/BillTo/Children/any(c:c/Name eq o/BillTo/Name))
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE EXISTS (SELECT 1 FROM `orders` v1 LEFT JOIN `companies` j2 ON j2.`ID` = v1.`BillToID` WHERE v1.`ContactID` = t0.`ID` AND EXISTS (SELECT 1 FROM `companies` v3 WHERE v3.`ParentID` = j2.`ID` AND v3.`Name` <=> CONVERT(j2.`Name` USING utf8mb4) COLLATE utf8mb4_nopad_bin)) ORDER BY t0.`ID`
GET Contacts?$select=ID&$filter=Orders/any(o:o/BillTo eq null)
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE EXISTS (SELECT 1 FROM `orders` v1 LEFT JOIN `companies` j2 ON j2.`ID` = v1.`BillToID` WHERE v1.`ContactID` = t0.`ID` AND j2.`ID` IS NULL) ORDER BY t0.`ID`
GET Contacts?$select=ID&$filter=Orders/any(o:o ne null)
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE EXISTS (SELECT 1 FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID` AND v1.`ID` IS NOT NULL) ORDER BY t0.`ID`
GET Contacts?$select=ID&$filter=Team/any(t:not (t/Vip eq true))
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE EXISTS (SELECT 1 FROM `contacts` v1 WHERE v1.`BossID` = t0.`ID` AND NOT ((v1.`Vip` <> 0) IS TRUE)) ORDER BY t0.`ID`
GET Contacts?$select=ID&$filter=Orders/any(o:o/Total gt 5) eq false
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE NOT (EXISTS (SELECT 1 FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID` AND v1.`Total` > ?)) ORDER BY t0.`ID`
		? dec 5
GET Contacts?$select=ID&$filter=Orders/any(o:false)
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE EXISTS (SELECT 1 FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID` AND ?) ORDER BY t0.`ID`
		? bool false
GET Contacts?$select=ID&$filter=Orders/all(o:null)
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE NOT EXISTS (SELECT 1 FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID` AND NOT (?)) ORDER BY t0.`ID`
		? bool false
GET Contacts?$select=ID&$orderby=Orders/any(o:o/Paid) desc
	page
	SELECT t0.`ID`, (EXISTS (SELECT 1 FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID` AND v1.`Paid` <> 0)) FROM `contacts` t0 ORDER BY (EXISTS (SELECT 1 FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID` AND v1.`Paid` <> 0)) DESC, t0.`ID` DESC
GET Contacts/$count?$filter=Orders/any(o:o/Paid)
	count
	SELECT COUNT(*) FROM `contacts` t0 WHERE EXISTS (SELECT 1 FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID` AND v1.`Paid` <> 0)
GET Companies(1)/Contacts?$select=ID&$filter=Company/Contacts/any(c:c/Vip)
	page
	SELECT t0.`ID` FROM `contacts` t0 JOIN `companies` s0 ON t0.`CompanyID` = s0.`ID` LEFT JOIN `companies` j1 ON j1.`ID` = t0.`CompanyID` WHERE s0.`ID` = ? AND EXISTS (SELECT 1 FROM `contacts` v2 WHERE v2.`CompanyID` = j1.`ID` AND v2.`Vip` <> 0) ORDER BY t0.`ID`
		? i64 1
	parent
	SELECT 1 FROM `companies` t0 WHERE t0.`ID` = ? LIMIT 1
		? i64 1
GET Contacts?$select=ID&$expand=Orders($select=ID;$filter=Lines/any(l:l/Qty gt 1))
	page
	SELECT t0.`ID` FROM `contacts` t0 ORDER BY t0.`ID`
	expand Orders
	SELECT p.n, t0.`ID` FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `orders` t0 ON t0.`ContactID` = CAST(ELT(p.n+1,?,?) AS SIGNED) WHERE EXISTS (SELECT 1 FROM `order_lines` v1 WHERE v1.`OrderID` = t0.`ID` AND v1.`Qty` > ?) ORDER BY p.n, t0.`ID`
		? i64 1
		? i64 2
		? i64 1
GET Contacts?$select=ID&$expand=Orders($select=ID;$filter=Contact/Orders/any(o:o/Total gt $this/Total);$top=2)
	page
	SELECT t0.`ID` FROM `contacts` t0 ORDER BY t0.`ID`
	expand Orders
	SELECT r0.c0, r0.c1 FROM (SELECT p.n AS c0, t0.`ID` AS c1, ROW_NUMBER() OVER (PARTITION BY p.n ORDER BY t0.`ID`) AS rn FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `orders` t0 ON t0.`ContactID` = CAST(ELT(p.n+1,?,?) AS SIGNED) LEFT JOIN `contacts` j1 ON j1.`ID` = t0.`ContactID` WHERE EXISTS (SELECT 1 FROM `orders` v2 WHERE v2.`ContactID` = j1.`ID` AND v2.`Total` > t0.`Total`)) r0 WHERE r0.rn <= ? ORDER BY r0.c0, r0.rn
		? i64 1
		? i64 2
		? i64 2
# $count
GET Contacts?$select=ID&$filter=Orders/$count gt 5
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE (SELECT COUNT(*) FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID`) > ? ORDER BY t0.`ID`
		? i64 5
GET Contacts?$select=ID&$filter=Orders/$count($filter=Paid and Contact/Vip) gt 5
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE (SELECT COUNT(*) FROM `orders` v1 LEFT JOIN `contacts` j2 ON j2.`ID` = v1.`ContactID` WHERE v1.`ContactID` = t0.`ID` AND v1.`Paid` <> 0 AND j2.`Vip` <> 0) > ? ORDER BY t0.`ID`
		? i64 5
GET Contacts?$select=ID&$filter=Orders/$count($filter=Lines/any(l:l/Qty gt 1)) gt Team/$count
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE (SELECT COUNT(*) FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID` AND EXISTS (SELECT 1 FROM `order_lines` v2 WHERE v2.`OrderID` = v1.`ID` AND v2.`Qty` > ?)) > (SELECT COUNT(*) FROM `contacts` v3 WHERE v3.`BossID` = t0.`ID`) ORDER BY t0.`ID`
		? i64 1
GET Contacts?$select=ID&$filter=Orders/$count($filter=BillTo/Name eq $it/Name) ge 1
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE (SELECT COUNT(*) FROM `orders` v1 LEFT JOIN `companies` j2 ON j2.`ID` = v1.`BillToID` WHERE v1.`ContactID` = t0.`ID` AND j2.`Name` = CONVERT(t0.`Name` USING utf8mb4) COLLATE utf8mb4_nopad_bin) >= ? ORDER BY t0.`ID`
		? i64 1
GET Contacts?$select=ID&$filter=Company/Contacts/$count eq 3
	page
	SELECT t0.`ID` FROM `contacts` t0 LEFT JOIN `companies` j1 ON j1.`ID` = t0.`CompanyID` WHERE (SELECT COUNT(*) FROM `contacts` v2 WHERE v2.`CompanyID` = j1.`ID`) = ? ORDER BY t0.`ID`
		? i64 3
GET Contacts?$select=ID&$filter=Tags/$count in (1,2)
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE (SELECT COUNT(*) FROM `contact_tags` m1 JOIN `tags` v1 ON v1.`ID` = m1.`TagID` WHERE m1.`ContactID` = t0.`ID`) IN (?,?) ORDER BY t0.`ID`
		? i64 1
		? i64 2
GET Contacts?$select=ID&$orderby=Orders/$count desc
	page
	SELECT t0.`ID`, (SELECT COUNT(*) FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID`) FROM `contacts` t0 ORDER BY (SELECT COUNT(*) FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID`) DESC, t0.`ID` DESC
NEXT Contacts?$select=ID&$orderby=Orders/$count desc
	page
	SELECT t0.`ID`, (SELECT COUNT(*) FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID`) FROM `contacts` t0 WHERE (SELECT COUNT(*) FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID`) <= ? AND ((SELECT COUNT(*) FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID`) < ? OR ((SELECT COUNT(*) FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID`) = ? AND t0.`ID` < ?)) ORDER BY (SELECT COUNT(*) FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID`) DESC, t0.`ID` DESC LIMIT ?
		? i64 1
		? i64 1
		? i64 1
		? i64 2
		? i64 10
GET Contacts?$select=ID&$orderby=Tags/$count($filter=Name eq 'x')
	page
	SELECT t0.`ID`, (SELECT COUNT(*) FROM `contact_tags` m1 JOIN `tags` v1 ON v1.`ID` = m1.`TagID` WHERE m1.`ContactID` = t0.`ID` AND (v1.`Name` = ? AND v1.`Name` = ? COLLATE utf8mb4_nopad_bin)) FROM `contacts` t0 ORDER BY (SELECT COUNT(*) FROM `contact_tags` m1 JOIN `tags` v1 ON v1.`ID` = m1.`TagID` WHERE m1.`ContactID` = t0.`ID` AND (v1.`Name` = ? AND v1.`Name` = ? COLLATE utf8mb4_nopad_bin)), t0.`ID`
		? str 'x'
		? str 'x'
		? str 'x'
		? str 'x'
GET Companies?$select=ID&$expand=Contacts($select=ID;$orderby=Orders/$count desc;$top=2)
	page
	SELECT t0.`ID` FROM `companies` t0 ORDER BY t0.`ID`
	expand Contacts
	SELECT r0.c0, r0.c1, r0.c2 FROM (SELECT p.n AS c0, t0.`ID` AS c1, (SELECT COUNT(*) FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID`) AS c2, ROW_NUMBER() OVER (PARTITION BY p.n ORDER BY (SELECT COUNT(*) FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID`) DESC, t0.`ID` DESC) AS rn FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `contacts` t0 ON t0.`CompanyID` = CAST(ELT(p.n+1,?,?) AS SIGNED)) r0 WHERE r0.rn <= ? ORDER BY r0.c0, r0.rn
		? i64 1
		? i64 2
		? i64 2
GET Contacts?$select=ID&$filter=Orders/any(o:o/Lines/$count gt 2)
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE EXISTS (SELECT 1 FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID` AND (SELECT COUNT(*) FROM `order_lines` v2 WHERE v2.`OrderID` = v1.`ID`) > ?) ORDER BY t0.`ID`
		? i64 2
# refused
GET Contacts?$filter=Orders/any(o:o/Total)
	400 TypeMismatch 'any' at 30: The expression of 'any' must be Edm.Boolean, not Edm.Decimal
GET Contacts?$filter=Orders/all(o:5)
	400 TypeMismatch 'all' at 30: The expression of 'all' must be Edm.Boolean, not Edm.Int32
GET Contacts?$filter=Orders/any(o:x/Total gt 5)
	400 UnknownName 'x' at 30: Contacts has no property 'x'
GET Contacts?$filter=Orders/any(o:o/Totl gt 5)
	400 UnknownName 'Totl' at 32: Orders has no property 'Totl'; did you mean 'Total'?
GET Contacts?$filter=Orders/any(o:Total gt 5)
	400 UnknownName 'Total' at 30: Contacts has no property 'Total'
GET Contacts?$filter=Orders/any(o:o/Lines/any(o:o/Qty gt 1))
	400 BadRequest 'o' at 38: The variable 'o' is taken by an outer lambda expression
GET Contacts?$filter=Orders/any(o:o gt 5)
	400 TypeMismatch 'gt' at 30: 'gt' does not take an entity and Edm.Int32
GET Contacts?$filter=Orders/any(o:true) gt 5
	400 TypeMismatch 'gt' at 17: 'gt' does not take Edm.Boolean and Edm.Int32
GET Contacts?$filter=Company/any(c:true)
	400 TypeMismatch 'any' at 25: 'any' needs a collection; 'Company' is a single value
GET Contacts?$filter=Orders/$count eq 'x'
	400 InvalidLiteral 'x' at 38: 'x' is no literal of Edm.Int64
GET Contacts?$filter=o/Total gt 5
	400 UnknownName 'o' at 17: Contacts has no property 'o'
limit joins 3
GET Contacts/$count?$filter=Orders/any(o:o/Lines/any(l:l/Product/ID eq 1))
	count
	SELECT COUNT(*) FROM `contacts` t0 WHERE EXISTS (SELECT 1 FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID` AND EXISTS (SELECT 1 FROM `order_lines` v2 LEFT JOIN `products` j3 ON j3.`ID` = v2.`ProductID` WHERE v2.`OrderID` = v1.`ID` AND j3.`ID` = ?))
		? i64 1
GET Contacts/$count?$filter=Orders/any(o:o/Lines/any(l:l/Product/ID eq 1 and o/BillTo/ID eq 1))
	400 LimitExceeded 'BillTo' at 83: More than 3 navigation paths in one query (joins_max)
GET Contacts/$count?$filter=Orders/any() and Orders/any() and Orders/any() and Orders/any()
	400 LimitExceeded 'Orders' at 87: More than 3 navigation paths in one query (joins_max)
