# $compute: URL Conventions 5.1.3; its names in $select, $filter, $orderby and
# inside $expand.
model ../crm.model
BIND Orders?$compute=Total mul 2 as Twice
	collection of Orders by Orders*
	select ID ContactID BillToID Placed Total Paid
	compute Twice (mul:Decimal Total:Decimal <Int32 i64 2>)
	context * Twice
BIND Orders?$compute=Total mul 2 as Twice&$select=ID
	collection of Orders by Orders*
	select ID
	compute Twice (not shown) (mul:Decimal Total:Decimal <Int32 i64 2>)
	context ID
BIND Orders?$compute=Total mul 2 as Twice&$select=ID,Twice
	collection of Orders by Orders*
	select ID
	compute Twice (mul:Decimal Total:Decimal <Int32 i64 2>)
	context ID Twice
BIND Orders?$compute=Total mul 2 as Twice&$select=*
	collection of Orders by Orders*
	select ID ContactID BillToID Placed Total Paid
	compute Twice (mul:Decimal Total:Decimal <Int32 i64 2>)
	context *
BIND Orders(1)?$compute=Total mul 2 as Twice,Twice add 1 as More&$select=more
	entity of Orders by Orders(<Int32 i64 1>)
	compute Twice (not shown) (mul:Decimal Total:Decimal <Int32 i64 2>)
	compute More (add:Decimal (mul:Decimal Total:Decimal <Int32 i64 2>) <Int32 i64 1>)
	context More
BIND Orders?$compute=Contact/Name as Who&$select=ID&$filter=Who eq 'x'&$orderby=Who desc
	collection of Orders by Orders*
	select ID
	compute Who (not shown) Contact/Name:String
	context ID
	filter (eq:Boolean Contact/Name:String <String str 'x'>)
	order Contact/Name:String desc
	joins 1=Contact/
GET Orders?$compute=Total mul 2 as Twice&$select=ID,Twice
	page
	SELECT t0.`ID`, (t0.`Total` * ?) FROM `orders` t0 ORDER BY t0.`ID`
		? i64 2
GET Orders?$compute=Total mul 2 as Twice&$select=ID&$filter=Twice gt 5&$orderby=Twice
	page
	SELECT t0.`ID`, CAST((t0.`Total` * ?) AS DECIMAL(65,30)) FROM `orders` t0 WHERE (t0.`Total` * ?) > ? ORDER BY CAST((t0.`Total` * ?) AS DECIMAL(65,30)), t0.`ID`
		? i64 2
		? i64 2
		? dec 5
		? i64 2
GET Orders?$compute=Contact/Name as Who&$select=Who&$count=true
	page
	SELECT t0.`ID`, j1.`Name` FROM `orders` t0 LEFT JOIN `contacts` j1 ON j1.`ID` = t0.`ContactID` ORDER BY t0.`ID`
	count
	SELECT COUNT(*) FROM `orders` t0
GET Orders?$compute=Contact/Company/Name as Who&$select=ID&$count=true&$filter=Who eq 'x'
	page
	SELECT t0.`ID` FROM `orders` t0 LEFT JOIN `contacts` j1 ON j1.`ID` = t0.`ContactID` LEFT JOIN `companies` j2 ON j2.`ID` = j1.`CompanyID` WHERE (j2.`Name` = ? AND j2.`Name` = ? COLLATE utf8mb4_nopad_bin) ORDER BY t0.`ID`
		? str 'x'
		? str 'x'
	count
	SELECT COUNT(*) FROM `orders` t0 LEFT JOIN `contacts` j1 ON j1.`ID` = t0.`ContactID` LEFT JOIN `companies` j2 ON j2.`ID` = j1.`CompanyID` WHERE (j2.`Name` = ? AND j2.`Name` = ? COLLATE utf8mb4_nopad_bin)
		? str 'x'
		? str 'x'
NEXT Orders?$compute=Contact/Name as Who&$select=Who&$orderby=Who
	page
	SELECT t0.`ID`, j1.`Name`, j1.`Name` FROM `orders` t0 LEFT JOIN `contacts` j1 ON j1.`ID` = t0.`ContactID` WHERE j1.`Name` >= ? AND (j1.`Name` > ? OR (j1.`Name` = ? AND t0.`ID` > ?)) ORDER BY j1.`Name`, t0.`ID` LIMIT ?
		? str 'x'
		? str 'x'
		? str 'x'
		? i64 2
		? i64 10
GET Orders(1)?$compute=year(Placed) as Year,Lines/$count as N,Paid eq true as P&$select=ID,Year,N,P
	page
	SELECT t0.`ID`, YEAR(t0.`Placed`), (SELECT COUNT(*) FROM `order_lines` v1 WHERE v1.`OrderID` = t0.`ID`), ((t0.`Paid` <> 0) IS TRUE) FROM `orders` t0 WHERE t0.`ID` = ?
		? i64 1
GET Contacts?$compute=Status as S,Vip as V,Place as G,Born as B,Waited as W,null as Z,5 as Five&$select=S,V,G,B,W,Z,Five
	page
	SELECT t0.`ID`, t0.`Status`, t0.`Vip`, ST_AsGeoJSON(t0.`Place`), t0.`Born`, t0.`Waited`, NULL, ? FROM `contacts` t0 ORDER BY t0.`ID`
		? i64 5
GET Contacts?$select=ID&$compute=SeenAt sub SeenAt as D,Waited add duration'PT1H' as L,duration'PT5M' as M&$orderby=D,L
	page
	SELECT t0.`ID`, TIMESTAMPDIFF(MICROSECOND,t0.`SeenAt`,t0.`SeenAt`), (CAST(TIME_TO_SEC(t0.`Waited`)*1000000 AS SIGNED)+?) FROM `contacts` t0 ORDER BY TIMESTAMPDIFF(MICROSECOND,t0.`SeenAt`,t0.`SeenAt`), (CAST(TIME_TO_SEC(t0.`Waited`)*1000000 AS SIGNED)+?), t0.`ID`
		? i64 3600000000
		? i64 3600000000
GET Contacts?$select=ID&$filter=Orders/any(o:o/Total gt Limit)&$compute=Balance mul 2 as Limit
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE EXISTS (SELECT 1 FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID` AND v1.`Total` > (t0.`Balance` * ?)) ORDER BY t0.`ID`
		? i64 2
GET Contacts?$select=ID&$filter=Orders/$count($filter=Total gt $it/Limit) eq 1&$compute=Balance mul 2 as Limit
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE (SELECT COUNT(*) FROM `orders` v1 WHERE v1.`ContactID` = t0.`ID` AND v1.`Total` > (t0.`Balance` * ?)) = ? ORDER BY t0.`ID`
		? i64 2
		? i64 1
GET Contacts?$select=ID&$expand=Orders($compute=Total mul 2 as Twice,BillTo/Name as Payer;$select=ID,Twice,Payer;$filter=Twice gt 5;$orderby=Twice desc)
	page
	SELECT t0.`ID` FROM `contacts` t0 ORDER BY t0.`ID`
	expand Orders
	SELECT p.n, t0.`ID`, (t0.`Total` * ?), j1.`Name`, CAST((t0.`Total` * ?) AS DECIMAL(65,30)) FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `orders` t0 ON t0.`ContactID` = CAST(ELT(p.n+1,?,?) AS SIGNED) LEFT JOIN `companies` j1 ON j1.`ID` = t0.`BillToID` WHERE (t0.`Total` * ?) > ? ORDER BY p.n, CAST((t0.`Total` * ?) AS DECIMAL(65,30)) DESC, t0.`ID` DESC
		? i64 2
		? i64 2
		? i64 1
		? i64 2
		? i64 2
		? dec 5
		? i64 2
GET Contacts?$select=ID&$expand=Orders($compute=Total mul 2 as Twice;$select=Twice;$top=2;$count=true)
	page
	SELECT t0.`ID` FROM `contacts` t0 ORDER BY t0.`ID`
	expand Orders
	SELECT r0.c0, r0.c1, r0.c2, r0.c3 FROM (SELECT p.n AS c0, t0.`ID` AS c1, (t0.`Total` * ?) AS c2, COUNT(*) OVER (PARTITION BY p.n) AS c3, ROW_NUMBER() OVER (PARTITION BY p.n ORDER BY t0.`ID`) AS rn FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `orders` t0 ON t0.`ContactID` = CAST(ELT(p.n+1,?,?) AS SIGNED)) r0 WHERE r0.rn <= ? ORDER BY r0.c0, r0.rn
		? i64 2
		? i64 1
		? i64 2
		? i64 2
GET Contacts?$select=ID&$expand=Company($compute=length(Name) as L;$select=L)
	page
	SELECT t0.`ID`, t0.`CompanyID` FROM `contacts` t0 ORDER BY t0.`ID`
	expand Company
	SELECT p.n, t0.`ID`, CHAR_LENGTH(t0.`Name`) FROM (SELECT 0 AS n UNION ALL VALUES (1)) p STRAIGHT_JOIN `companies` t0 ON t0.`ID` = CAST(ELT(p.n+1,?,?) AS SIGNED) ORDER BY p.n
		? i64 1
		? i64 2
# refused
BIND Orders?$compute=Total as Paid
	400 BadRequest 'Paid' at 16: Orders has a property 'Paid' already
BIND Orders?$compute=Total as Lines
	400 BadRequest 'Lines' at 16: Orders has a property 'Lines' already
BIND Orders?$compute=Total as X,Total as X
	400 BadRequest 'X' at 31: 'X' is computed twice
BIND Orders?$compute=Total as X,Total as x
	400 BadRequest 'x' at 31: 'x' is computed twice
BIND Orders?$compute=Y as X,Total as Y
	400 UnknownName 'Y' at 16: Orders has no property 'Y'
BIND Orders?$compute=Contact as X
	400 TypeMismatch 'X' at 16: '$compute' does not take an entity
BIND Orders?$compute=Lines as X
	400 TypeMismatch 'Lines' at 16: 'Lines' is a collection and cannot be used as a single value
BIND Orders?$compute=INF as X
	501 NotImplemented 'X' at 16: INF and NaN can only be compared
BIND Orders?$compute=Totl as X
	400 UnknownName 'Totl' at 16: Orders has no property 'Totl'; did you mean 'Total'?
BIND Orders?$compute=Total as X&$select=Z
	400 UnknownName 'Z' at 39: Orders has no property 'Z'
BIND Orders?$compute=Total as X&$select=X/Y
	400 UnknownName 'X' at 39: Orders has no property 'X'
BIND Orders?$compute=Total as X&$filter=X/Y eq 1
	400 UnknownName 'Y' at 41: 'X' has no properties
BIND Orders?$compute=Total as X&$expand=X
	400 UnknownName 'X' at 39: Orders has no property 'X'
BIND Orders?$compute=Total as X&$expand=Lines($filter=X eq 1)
	400 UnknownName 'X' at 53: OrderLines has no property 'X'
BIND Orders/$count?$compute=Total as X
	400 BadRequest '$compute' at 14: '$compute' is not allowed for '$count'
BIND Orders(1)/Total?$compute=Total as X
	400 BadRequest '$compute' at 16: '$compute' is not allowed for a property
