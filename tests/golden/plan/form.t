# case, cast, isof: URL Conventions 5.1.1.10 and 5.1.1.11.
model ../crm.model
GET Contacts?$select=ID&$filter=case(Vip:1,Score gt 5:2.5,true:ID) eq 1
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE CASE WHEN t0.`Vip` <> 0 THEN ? WHEN t0.`Score` > ? THEN ? WHEN ? THEN t0.`ID` END = ? ORDER BY t0.`ID`
		? i64 1
		? f32 5
		? dec 2.5
		? bool true
		? dec 1
GET Contacts?$select=ID&$filter=case(Vip:Name,true:'x') eq Email
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE CASE WHEN t0.`Vip` <> 0 THEN CONVERT(t0.`Name` USING utf8mb4) WHEN ? THEN ? END = CONVERT(t0.`Email` USING utf8mb4) COLLATE utf8mb4_nopad_bin ORDER BY t0.`ID`
		? bool true
		? str 'x'
GET Contacts?$select=ID&$filter=case(Vip:Born,true:SeenAt) gt 2020-01-01
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE CASE WHEN t0.`Vip` <> 0 THEN CASE WHEN DAYOFMONTH(t0.`Born`)*MONTH(t0.`Born`)>0 THEN t0.`Born` END WHEN ? THEN t0.`SeenAt` END > ? ORDER BY t0.`ID`
		? bool true
		? datetime 2020-01-01T00:00:00.000000Z
GET Contacts?$select=ID&$filter=case(Vip:null,true:Waited) gt 'PT1H'
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE CASE WHEN t0.`Vip` <> 0 THEN NULL WHEN ? THEN CAST(TIME_TO_SEC(t0.`Waited`)*1000000 AS SIGNED) END > ? ORDER BY t0.`ID`
		? bool true
		? i64 3600000000
GET Contacts?$select=ID&$orderby=case(Vip:1,true:2) desc
	page
	SELECT t0.`ID`, CASE WHEN t0.`Vip` <> 0 THEN ? WHEN ? THEN ? END FROM `contacts` t0 ORDER BY CASE WHEN t0.`Vip` <> 0 THEN ? WHEN ? THEN ? END DESC, t0.`ID` DESC
		? i64 1
		? bool true
		? i64 2
		? i64 1
		? bool true
		? i64 2
NEXT Contacts?$select=ID&$orderby=case(Vip:1,true:2.5) desc
	page
	SELECT t0.`ID`, CAST(CASE WHEN t0.`Vip` <> 0 THEN ? WHEN ? THEN ? END AS DECIMAL(65,30)) FROM `contacts` t0 WHERE (CAST(CASE WHEN t0.`Vip` <> 0 THEN ? WHEN ? THEN ? END AS DECIMAL(65,30)) <= ? OR CAST(CASE WHEN t0.`Vip` <> 0 THEN ? WHEN ? THEN ? END AS DECIMAL(65,30)) <=> NULL) AND (CAST(CASE WHEN t0.`Vip` <> 0 THEN ? WHEN ? THEN ? END AS DECIMAL(65,30)) < ? OR CAST(CASE WHEN t0.`Vip` <> 0 THEN ? WHEN ? THEN ? END AS DECIMAL(65,30)) <=> NULL OR (CAST(CASE WHEN t0.`Vip` <> 0 THEN ? WHEN ? THEN ? END AS DECIMAL(65,30)) = ? AND t0.`ID` < ?)) ORDER BY CAST(CASE WHEN t0.`Vip` <> 0 THEN ? WHEN ? THEN ? END AS DECIMAL(65,30)) DESC, t0.`ID` DESC LIMIT ?
		? i64 1
		? bool true
		? dec 2.5
		? i64 1
		? bool true
		? dec 2.5
		? dec 1.5
		? i64 1
		? bool true
		? dec 2.5
		? i64 1
		? bool true
		? dec 2.5
		? dec 1.5
		? i64 1
		? bool true
		? dec 2.5
		? i64 1
		? bool true
		? dec 2.5
		? dec 1.5
		? i64 2
		? i64 1
		? bool true
		? dec 2.5
		? i64 10
BIND Contacts/$count?$filter=case(Vip:Level,true:Small) eq 1
	count of Contacts by Contacts*
	filter (eq:Boolean (case:Int64? Vip:Boolean? Level:SByte <Boolean bool true> Small:Byte?) <Int32 i64 1>)
BIND Contacts/$count?$filter=case(Vip:Level,true:1.5) eq 1
	count of Contacts by Contacts*
	filter (eq:Boolean (case:Decimal Vip:Boolean? Level:SByte <Boolean bool true> <Decimal dec 1.5>) <Decimal dec 1>)
BIND Contacts/$count?$filter=case(Vip:Level,true:Score) eq 1
	count of Contacts by Contacts*
	filter (eq:Boolean (case:Double? Vip:Boolean? Level:SByte <Boolean bool true> Score:Single?) <Double f64 1>)
BIND Contacts/$count?$filter=case(Vip:Level) eq 1
	count of Contacts by Contacts*
	filter (eq:Boolean (case:SByte? Vip:Boolean? Level:SByte) <Int32 i64 1>)
BIND Contacts/$count?$filter=case(Vip:null) eq 1
	count of Contacts by Contacts*
	filter <Boolean bool false>
BIND Contacts/$count?$filter=case(Vip:Born,true:'2020-01-01') eq 2020-01-01
	count of Contacts by Contacts*
	filter (eq:Boolean (case:Date? Vip:Boolean? Born:Date? <Boolean bool true> <Date date 2020-01-01>) <Date date 2020-01-01>)
BIND Contacts/$count?$filter=case(Vip:Born,true:'today') eq 2020-01-01
	400 InvalidLiteral 'today' at 43: 'today' is no literal of Edm.Date
BIND Contacts/$count?$filter=case(Vip:Place,true:null) eq null
	501 NotImplemented 'case' at 33: 'case' does not yield Edm.GeometryPoint
BIND Contacts/$count?$filter=case(Vip:1,true:INF) eq 1
	501 NotImplemented 'case' at 40: 'case' does not yield Edm.Double
BIND Contacts/$count?$filter=case(Vip:Company,true:null) eq null
	501 NotImplemented 'case' at 33: 'case' does not yield an entity
BIND Contacts/$count?$filter=case(Vip:1,true:'x') eq 1
	400 InvalidLiteral 'x' at 40: 'x' is no literal of Edm.Int32
BIND Contacts/$count?$filter=case(Name:1) eq 1
	400 TypeMismatch 'case' at 29: A condition of 'case' must be Edm.Boolean, not Edm.String
GET Contacts?$select=ID&$filter=cast(Visits,Edm.String) eq '5'
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE CAST(t0.`Visits` AS CHAR) = ? COLLATE utf8mb4_nopad_bin ORDER BY t0.`ID`
		? str '5'
GET Contacts?$select=ID&$filter=cast(Name,Edm.String) eq '5'
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE (t0.`Name` = ? AND t0.`Name` = ? COLLATE utf8mb4_nopad_bin) ORDER BY t0.`ID`
		? str '5'
		? str '5'
GET Contacts?$select=ID&$filter=cast(Status,Edm.String) eq 'Won'
	501 NotImplemented 'cast' at 28: A cast from Contacts_Status to Edm.String is not supported
GET Contacts?$select=ID&$filter=cast(Status,Edm.Int32) eq 1
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE CASE WHEN ROUND(CAST(t0.`Status` AS SIGNED)) BETWEEN -2147483648 AND 2147483647 THEN CAST(ROUND(CAST(t0.`Status` AS SIGNED)) AS SIGNED) END = ? ORDER BY t0.`ID`
		? i64 1
GET Contacts?$select=ID&$filter=cast('2020-01-01',Edm.Date) gt Born
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE (t0.`Born` < ? AND DAYOFMONTH(t0.`Born`)*MONTH(t0.`Born`)>0) ORDER BY t0.`ID`
		? date 2020-01-01
BIND Contacts/$count?$filter=cast('Won',Crm.Contacts_Status) eq Status
	count of Contacts by Contacts*
	filter (eq:Boolean <Contacts_Status str 'won!'> Status:Contacts_Status?)
BIND Contacts/$count?$filter=cast('Red,Blue',Crm.Contacts_Flags) eq Flags
	count of Contacts by Contacts*
	filter (eq:Boolean <Contacts_Flags str 'Red,Blue'> Flags:Contacts_Flags)
BIND Contacts/$count?$filter=cast(1e3,Edm.Int16) eq Level
	count of Contacts by Contacts*
	filter (eq:Boolean (CAST_INT16_REAL:Int16? <Double f64 1000>) Level:SByte)
BIND Contacts/$count?$filter=cast(ID,Crm.Contacts_Status) eq Status
	501 NotImplemented 'cast' at 24: A cast from Edm.Int32 to Contacts_Status is not supported
BIND Contacts/$count?$filter=cast(ID,Crm.Nothing) eq Status
	400 UnknownName 'Crm.Nothing' at 32: There is no type 'Crm.Nothing'
BIND Contacts/$count?$filter=cast(ID,Crm.Contacts) eq Status
	501 NotImplemented 'cast' at 24: Only primitive values can be cast, and to a type that is not abstract
BIND Contacts/$count?$filter=cast(Company,Crm.Companies)/Name eq 'x'
	400 SyntaxError '$filter' at 51: Expected the end or an operator in $filter at position 51, found '/'
BIND Contacts/$count?$filter=cast(Waited,Edm.String) eq 'x'
	501 NotImplemented 'cast' at 24: A cast from Edm.Duration to Edm.String is not supported
BIND Contacts/$count?$filter=cast(INF,Edm.Int32) eq 1
	501 NotImplemented 'cast' at 24: A cast from Edm.Double to Edm.Int32 is not supported
BIND Contacts/$count?$filter=cast(Place,Edm.String) eq 'x'
	501 NotImplemented 'cast' at 24: A cast from Edm.GeometryPoint to Edm.String is not supported
BIND Contacts/$count?$filter=cast(ID,'Edm.String') eq 'x'
	400 UnknownName 'type' at 32: There must be a qualified type name, such as Edm.String, at position 32
BIND Contacts/$count?$filter=cast(ID,Name) eq 'x'
	400 UnknownName 'type' at 32: There must be a qualified type name, such as Edm.String, at position 32
BIND Contacts/$count?$filter=isof(Crm.Contacts) and not isof(Crm.Orders)
	count of Contacts by Contacts*
	filter (and:Boolean <Boolean bool true> (not:Boolean <Boolean bool false>))
BIND Contacts/$count?$filter=isof(Company,Crm.Companies)
	count of Contacts by Contacts*
	filter (ne:Boolean Company/ID:Int32? <null null>)
	joins 1=Company/
BIND Contacts/$count?$filter=isof(Company,Edm.String)
	count of Contacts by Contacts*
	filter <Boolean bool false>
	joins 1=Company/
BIND Contacts/$count?$filter=isof(Email,Edm.String) or isof(ID,Edm.String)
	count of Contacts by Contacts*
	filter (or:Boolean (ne:Boolean Email:String? <null null>) <Boolean bool false>)
BIND Contacts/$count?$filter=isof(Status,Crm.Contacts_Status) or isof(Flags,Crm.Contacts_Status)
	count of Contacts by Contacts*
	filter (or:Boolean (ne:Boolean Status:Contacts_Status? <null null>) <Boolean bool false>)
BIND Contacts/$count?$filter=Orders/any(o:isof(o,Crm.Orders) and isof(Crm.Contacts))
	count of Contacts by Contacts*
	filter (any Orders#1/ (and:Boolean <Boolean bool true> <Boolean bool true>))
