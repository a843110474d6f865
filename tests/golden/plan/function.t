# Calls of stored functions in SQL.
model ../function.model
GET Customers?$filter=Crm.Balance() gt 10&$select=ID
	page
	SELECT t0.`ID` FROM `customers` t0 WHERE `crm`.`balance`(t0.`ID`) > ? ORDER BY t0.`ID`
		? dec 10
GET Customers?$filter=Crm.Balance(at=2026-01-31) gt 10&$select=ID
	page
	SELECT t0.`ID` FROM `customers` t0 WHERE `crm`.`balance_at`(t0.`ID`,?) > ? ORDER BY t0.`ID`
		? date 2026-01-31
		? dec 10
GET Customers?$filter=Parent/Crm.Balance() lt 0&$select=ID
	page
	SELECT t0.`ID` FROM `customers` t0 LEFT JOIN `customers` j1 ON j1.`ID` = t0.`ParentID` WHERE `crm`.`balance`(j1.`ID`) < ? ORDER BY t0.`ID`
		? dec 0
GET Customers?$filter=Children/any(c:c/Crm.Greeting(word='hi') eq 'x')&$select=ID
	page
	SELECT t0.`ID` FROM `customers` t0 WHERE EXISTS (SELECT 1 FROM `customers` v1 WHERE v1.`ParentID` = t0.`ID` AND CONVERT(`crm`.`greeting`(v1.`Name`,?) USING utf8mb4) = ? COLLATE utf8mb4_nopad_bin) ORDER BY t0.`ID`
		? str 'hi'
		? str 'x'
GET Customers?$filter=Crm.Same(with=123e4567-e89b-12d3-a456-426614174000) ne null&$select=ID
	page
	SELECT t0.`ID` FROM `customers` t0 WHERE CAST(`crm`.`same`(t0.`Token`,?) AS CHAR) IS NOT NULL ORDER BY t0.`ID`
		? str '123e4567-e89b-12d3-a456-426614174000'
GET Customers?$filter=Crm.Age() gt duration'PT1H'&$select=ID
	page
	SELECT t0.`ID` FROM `customers` t0 WHERE CAST(TIME_TO_SEC(`crm`.`age`(t0.`Waited`))*1000000 AS SIGNED) > ? ORDER BY t0.`ID`
		? i64 3600000000
GET Customers?$filter=Crm.Year(day=null) eq 2026&$select=ID
	page
	SELECT t0.`ID` FROM `customers` t0 WHERE CAST(`crm`.`year_of`(NULL)+0 AS SIGNED) = ? ORDER BY t0.`ID`
		? i64 2026
GET Customers?$compute=Crm.Total(from=2026-01-01T00:00:00Z,to=2026-02-01T00:00:00Z) as T&$select=T&$orderby=T
	page
	SELECT t0.`ID`, CAST(`crm`.`total`(?,?)+0 AS DECIMAL(20)), CAST(CAST(`crm`.`total`(?,?)+0 AS DECIMAL(20)) AS DECIMAL(65,30)) FROM `customers` t0 ORDER BY CAST(CAST(`crm`.`total`(?,?)+0 AS DECIMAL(20)) AS DECIMAL(65,30)), t0.`ID`
		? datetime 2026-01-01T00:00:00.000000Z
		? datetime 2026-02-01T00:00:00.000000Z
		? datetime 2026-01-01T00:00:00.000000Z
		? datetime 2026-02-01T00:00:00.000000Z
		? datetime 2026-01-01T00:00:00.000000Z
		? datetime 2026-02-01T00:00:00.000000Z
GET Customers(1)/Crm.Balance()
	call
	SELECT `crm`.`balance`(t0.`ID`) FROM `customers` t0 WHERE t0.`ID` = ?
		? i64 1
GET Customers(1)/Parent/Crm.Balance(at=2026-01-31)
	call
	SELECT `crm`.`balance_at`(t0.`ID`,?) FROM `customers` t0 JOIN `customers` s0 ON t0.`ID` = s0.`ParentID` WHERE s0.`ID` = ?
		? date 2026-01-31
		? i64 1
GET Ticket(no=7)
	call
	SELECT CAST(`crm`.`ticket_of`(?) AS CHAR)
		? i64 7
GET Total(from=2026-01-01T00:00:00Z,to=2026-02-01T00:00:00Z)/$value
	call
	SELECT CAST(`crm`.`total`(?,?)+0 AS DECIMAL(20))
		? datetime 2026-01-01T00:00:00.000000Z
		? datetime 2026-02-01T00:00:00.000000Z
