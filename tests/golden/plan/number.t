# Arithmetic: exact, signed, and no silent division by zero.
model ../crm.model
GET OrderLines?$select=No&$filter=Qty div ProductID eq 2
	page
	SELECT t0.`No`, t0.`OrderID` FROM `order_lines` t0 WHERE (t0.`Qty` DIV CASE WHEN t0.`ProductID` = 0 THEN CAST(~(t0.`ProductID`)+1 AS SIGNED) ELSE t0.`ProductID` END) = ? ORDER BY t0.`OrderID`, t0.`No`
		? i64 2
GET OrderLines?$select=No&$filter=Qty div 3 eq 2
	page
	SELECT t0.`No`, t0.`OrderID` FROM `order_lines` t0 WHERE (t0.`Qty` DIV ?) = ? ORDER BY t0.`OrderID`, t0.`No`
		? i64 3
		? i64 2
GET OrderLines?$select=No&$filter=Qty mod ProductID eq 2
	page
	SELECT t0.`No`, t0.`OrderID` FROM `order_lines` t0 WHERE (t0.`Qty` % CASE WHEN t0.`ProductID` = 0 THEN CAST(~(t0.`ProductID`)+1 AS SIGNED) ELSE t0.`ProductID` END) = ? ORDER BY t0.`OrderID`, t0.`No`
		? i64 2
GET OrderLines?$select=No&$filter=Qty mul Price add 1 gt 2.5
	page
	SELECT t0.`No`, t0.`OrderID` FROM `order_lines` t0 WHERE ((t0.`Qty` * t0.`Price`) + ?) > ? ORDER BY t0.`OrderID`, t0.`No`
		? i64 1
		? dec 2.5
GET OrderLines?$select=No&$filter=Price div Qty gt 2.5
	page
	SELECT t0.`No`, t0.`OrderID` FROM `order_lines` t0 WHERE (CAST(t0.`Price` AS DECIMAL(65,30)) / CASE WHEN t0.`Qty` = 0 THEN CAST(~(t0.`Qty`)+1 AS SIGNED) ELSE t0.`Qty` END) > ? ORDER BY t0.`OrderID`, t0.`No`
		? dec 2.5
GET OrderLines?$select=No&$filter=Price divby 2 gt 2.5
	page
	SELECT t0.`No`, t0.`OrderID` FROM `order_lines` t0 WHERE (CAST(t0.`Price` AS DECIMAL(65,30)) / ?) > ? ORDER BY t0.`OrderID`, t0.`No`
		? i64 2
		? dec 2.5
GET OrderLines?$select=No&$filter=Qty div 0 eq 1
	400 BadRequest 'div' at 42: Division by zero
GET Contacts?$select=ID&$filter=Small sub 5 lt 0 and Big sub 5 lt 0
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE (CAST(t0.`Small` AS SIGNED) - ?) < ? AND (CAST(t0.`Big` AS DECIMAL(65,30)) - ?) < ? ORDER BY t0.`ID`
		? i64 5
		? i64 0
		? i64 5
		? dec 0
GET Contacts?$select=ID&$filter=-Small lt 0 and -(Visits add 1) lt 0
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE (-CAST(t0.`Small` AS SIGNED)) < ? AND (-(t0.`Visits` + ?)) < ? ORDER BY t0.`ID`
		? i64 0
		? i64 1
		? i64 0
GET Contacts?$select=ID&$filter=Score div Score gt 1
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE (t0.`Score` / t0.`Score`) > ? ORDER BY t0.`ID`
		? f32 1
GET Companies?$select=ID&$filter=round(Revenue) gt 5 or floor(Rating) eq 1
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE (ROUND(t0.`Revenue`) > ? OR FLOOR(t0.`Rating`) = ?) ORDER BY t0.`ID`
		? dec 5
		? f64 1
GET Companies?$select=ID&$filter=year(CreatedAt) eq 2026 and CreatedAt add duration'P1D' gt now()
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE YEAR(t0.`CreatedAt`) = ? AND (t0.`CreatedAt`+INTERVAL ? MICROSECOND) > UTC_TIMESTAMP(6) ORDER BY t0.`ID`
		? i64 2026
		? i64 86400000000
GET Contacts?$select=ID&$filter=totalseconds(Waited) gt 5 and year(Born) eq 1999
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE (CAST(TIME_TO_SEC(t0.`Waited`)*1000000 AS SIGNED)*0.000001) > ? AND YEAR(CASE WHEN DAYOFMONTH(t0.`Born`)*MONTH(t0.`Born`)>0 THEN t0.`Born` END) = ? ORDER BY t0.`ID`
		? dec 5
		? i64 1999
