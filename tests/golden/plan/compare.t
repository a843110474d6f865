# eq ne lt le gt ge and null, with the index where there is one.
model ../crm.model
GET Companies?$select=ID&$filter=ID eq 5
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE t0.`ID` = ? ORDER BY t0.`ID`
		? i64 5
GET Companies?$select=ID&$filter=5 lt ID
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE t0.`ID` > ? ORDER BY t0.`ID`
		? i64 5
GET Companies?$select=ID&$filter=ParentID eq 5
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE t0.`ParentID` = ? ORDER BY t0.`ID`
		? i64 5
GET Companies?$select=ID&$filter=ParentID eq null
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE t0.`ParentID` IS NULL ORDER BY t0.`ID`
GET Companies?$select=ID&$filter=ParentID ne null
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE t0.`ParentID` IS NOT NULL ORDER BY t0.`ID`
GET Companies?$select=ID&$filter=ParentID ne 5
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE NOT (t0.`ParentID` <=> ?) ORDER BY t0.`ID`
		? i64 5
GET Companies?$select=ID&$filter=ID ne 5
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE t0.`ID` <> ? ORDER BY t0.`ID`
		? i64 5
GET Companies?$select=ID&$filter=ParentID eq ID
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE t0.`ParentID` = t0.`ID` ORDER BY t0.`ID`
GET Contacts?$select=ID&$filter=CompanyID eq BossID
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE t0.`CompanyID` <=> t0.`BossID` ORDER BY t0.`ID`
GET Contacts?$select=ID&$filter=CompanyID ne BossID
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE NOT (t0.`CompanyID` <=> t0.`BossID`) ORDER BY t0.`ID`
GET Contacts?$select=ID&$filter=not (CompanyID eq BossID)
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE NOT (t0.`CompanyID` <=> t0.`BossID`) ORDER BY t0.`ID`
GET Contacts?$select=ID&$filter=not (CompanyID eq 3)
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE NOT (t0.`CompanyID` <=> ?) ORDER BY t0.`ID`
		? i64 3
GET Contacts?$select=ID&$filter=not (CompanyID gt 3)
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE NOT ((t0.`CompanyID` > ?) IS TRUE) ORDER BY t0.`ID`
		? i64 3
GET Contacts?$select=ID&$filter=not (Visits gt 3 and (CompanyID le 3 or Vip))
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE NOT ((t0.`Visits` > ? AND ((t0.`CompanyID` <= ?) IS TRUE OR t0.`Vip` <> 0))) ORDER BY t0.`ID`
		? i64 3
		? i64 3
GET Contacts?$select=ID&$filter=CompanyID gt 3 and (Visits lt 3 or Level ge 1) and ID le 9
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE t0.`CompanyID` > ? AND (t0.`Visits` < ? OR t0.`Level` >= ?) AND t0.`ID` <= ? ORDER BY t0.`ID`
		? i64 3
		? i64 3
		? i64 1
		? i64 9
GET Contacts?$select=ID&$filter=Balance eq 12.3400
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE t0.`Balance` = ? ORDER BY t0.`ID`
		? dec 12.3400
GET Contacts?$select=ID&$filter=Big eq 18446744073709551615
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE t0.`Big` = ? ORDER BY t0.`ID`
		? u64 18446744073709551615
GET Contacts?$select=ID&$filter=Score eq 0.1
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE t0.`Score` = ? ORDER BY t0.`ID`
		? f32 0.10000000149011612
GET Companies?$select=ID&$filter=CreatedAt ge 2026-01-01T00:00:00Z and CreatedAt lt 2026-02-01
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE t0.`CreatedAt` >= ? AND t0.`CreatedAt` < ? ORDER BY t0.`ID`
		? datetime 2026-01-01T00:00:00.000000Z
		? datetime 2026-02-01T00:00:00.000000Z
GET Contacts?$select=ID&$filter=Born eq 2000-02-29 or Born lt 1990-01-01 or Born eq null
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE (t0.`Born` = ? OR (t0.`Born` < ? AND DAYOFMONTH(t0.`Born`)*MONTH(t0.`Born`)>0) OR CASE WHEN DAYOFMONTH(t0.`Born`)*MONTH(t0.`Born`)>0 THEN t0.`Born` END IS NULL) ORDER BY t0.`ID`
		? date 2000-02-29
		? date 1990-01-01
GET Contacts?$select=ID&$filter=not (Born lt 1990-01-01)
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE NOT ((t0.`Born` < ? AND DAYOFMONTH(t0.`Born`)*MONTH(t0.`Born`)>0) IS TRUE) ORDER BY t0.`ID`
		? date 1990-01-01
GET Contacts?$select=ID&$filter=Waited lt duration'PT1H' or Waited gt duration'P90D'
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE (t0.`Waited` < ? OR CAST(TIME_TO_SEC(t0.`Waited`)*1000000 AS SIGNED) > ?) ORDER BY t0.`ID`
		? duration PT1H
		? i64 7776000000000
GET Products?$select=ID&$filter=Made eq 1999 or Made eq null
	page
	SELECT t0.`ID`, t0.`Code` FROM `products` t0 WHERE ((t0.`Made`+0) = ? OR t0.`Made` IS NULL) ORDER BY t0.`Code`
		? i64 1999
GET Contacts?$select=ID&$filter=Company/Name eq null or Company eq null
	page
	SELECT t0.`ID` FROM `contacts` t0 LEFT JOIN `companies` j1 ON j1.`ID` = t0.`CompanyID` WHERE (j1.`Name` IS NULL OR j1.`ID` IS NULL) ORDER BY t0.`ID`
GET Companies?$select=ID&$filter=1 eq 1
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE ? = ? ORDER BY t0.`ID`
		? i64 1
		? i64 1
GET Companies?$select=ID&$filter=ID in (1,2,3)
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE t0.`ID` IN (?,?,?) ORDER BY t0.`ID`
		? i64 1
		? i64 2
		? i64 3
GET Contacts?$select=ID&$filter=CompanyID in (1,null)
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE (t0.`CompanyID` IS NULL OR t0.`CompanyID` IN (?)) ORDER BY t0.`ID`
		? i64 1
GET Contacts?$select=ID&$filter=not (CompanyID in (1,2))
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE NOT ((t0.`CompanyID` IN (?,?)) IS TRUE) ORDER BY t0.`ID`
		? i64 1
		? i64 2
GET Contacts?$select=ID&$filter=CompanyID in (1,ID)
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE (t0.`CompanyID` = t0.`ID` OR t0.`CompanyID` IN (?)) ORDER BY t0.`ID`
		? i64 1
# Booleans
GET Companies?$select=ID&$filter=Active
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE t0.`Active` <> 0 ORDER BY t0.`ID`
GET Companies?$select=ID&$filter=not Active
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE t0.`Active` = 0 ORDER BY t0.`ID`
GET Contacts?$select=ID&$filter=Vip eq true or Vip eq false or Vip eq null
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE (t0.`Vip` <> 0 OR t0.`Vip` = 0 OR t0.`Vip` IS NULL) ORDER BY t0.`ID`
GET Contacts?$select=ID&$filter=Vip ne true
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE (t0.`Vip` <> 0) IS NOT TRUE ORDER BY t0.`ID`
GET Contacts?$select=ID&$filter=not (Vip eq false)
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE NOT ((t0.`Vip` <> 0) IS FALSE) ORDER BY t0.`ID`
GET Contacts?$select=ID&$filter=(contains(Name,'x')) eq true
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE (LOCATE(CONVERT(? USING utf8mb4) COLLATE utf8mb4_nopad_bin,t0.`Name`)>0) ORDER BY t0.`ID`
		? str 'x'
GET Contacts?$select=ID&$filter=(Visits gt 3) eq Vip
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE (t0.`Visits` > ?) = (t0.`Vip` <> 0) ORDER BY t0.`ID`
		? i64 3
# enumerations
GET Contacts?$select=ID&$filter=Status eq 'Won'
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE t0.`Status` = ? ORDER BY t0.`ID`
		? str 'won!'
GET Contacts?$select=ID&$filter=Status in ('New','Won')
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE t0.`Status` IN (?,?) ORDER BY t0.`ID`
		? str 'New'
		? str 'won!'
GET Contacts?$select=ID&$filter=Status gt 'New'
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE CAST(t0.`Status` AS SIGNED) > ? ORDER BY t0.`ID`
		? i64 1
GET Contacts?$select=ID&$filter=Status has 'Won'
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE t0.`Status` = ? ORDER BY t0.`ID`
		? str 'won!'
GET Contacts?$select=ID&$filter=Flags eq 'Red,Blue' or Flags has 'Blue'
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE (t0.`Flags` = ? OR (~CAST(t0.`Flags` AS SIGNED) & ?) = 0) ORDER BY t0.`ID`
		? str 'Red,Blue'
		? i64 4
