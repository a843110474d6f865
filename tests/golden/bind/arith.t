# Arithmetic (URL Conventions 5.1.1.2) and functions (5.1.1.4 to 5.1.1.9).
model ../crm.model
BIND Contacts/$count?$filter=ID add 1 eq 2
	count of Contacts by Contacts*
	filter (eq:Boolean (add:Int64 ID:Int32 <Int32 i64 1>) <Int32 i64 2>)
BIND Contacts/$count?$filter=ID add 1.5 gt 2
	count of Contacts by Contacts*
	filter (gt:Boolean (add:Decimal ID:Int32 <Decimal dec 1.5>) <Decimal dec 2>)
BIND Contacts/$count?$filter=ID mul Score gt 2
	count of Contacts by Contacts*
	filter (gt:Boolean (mul:Single? ID:Int32 Score:Single?) <Single f32 2>)
BIND Contacts/$count?$filter=Score add 1e0 gt 2
	count of Contacts by Contacts*
	filter (gt:Boolean (add:Double? Score:Single? <Double f64 1>) <Double f64 2>)
BIND Contacts/$count?$filter=Balance sub 0.1 eq 2
	count of Contacts by Contacts*
	filter (eq:Boolean (sub:Decimal Balance:Decimal <Decimal dec 0.1>) <Decimal dec 2>)
BIND Contacts/$count?$filter=Small sub 10 lt 0
	count of Contacts by Contacts*
	filter (lt:Boolean (sub:Int64? (cast:Int64? Small:Byte?) <Int32 i64 10>) <Int32 i64 0>)
BIND Contacts/$count?$filter=Big sub 10 lt 0
	count of Contacts by Contacts*
	filter (lt:Boolean (sub:Decimal? (cast:Decimal? Big:Decimal?) <Int32 i64 10>) <Decimal dec 0>)
BIND Contacts/$count?$filter=ID div 2 eq 2
	count of Contacts by Contacts*
	filter (eq:Boolean (div:Int64? ID:Int32 <Int32 i64 2>) <Int32 i64 2>)
BIND Contacts/$count?$filter=ID divby 2 eq 2.5
	count of Contacts by Contacts*
	filter (eq:Boolean (divby:Decimal? (cast:Decimal ID:Int32) <Int32 i64 2>) <Decimal dec 2.5>)
BIND Contacts/$count?$filter=Balance div 3 eq 2
	count of Contacts by Contacts*
	filter (eq:Boolean (div:Decimal? (cast:Decimal Balance:Decimal) <Int32 i64 3>) <Decimal dec 2>)
BIND Contacts/$count?$filter=ID mod 2 eq 0
	count of Contacts by Contacts*
	filter (eq:Boolean (mod:Int64? ID:Int32 <Int32 i64 2>) <Int32 i64 0>)
BIND Contacts/$count?$filter=ID div 0 eq 1
	400 BadRequest 'div' at 35: Division by zero
BIND Contacts/$count?$filter=ID mod 0 eq 1
	400 BadRequest 'mod' at 35: Division by zero
BIND Contacts/$count?$filter=Balance div 0.00 eq 1
	400 BadRequest 'div' at 40: Division by zero
BIND Contacts/$count?$filter=Score div 0 eq 1
	501 NotImplemented at 38: Division by zero to INF or NaN is not supported
BIND Contacts/$count?$filter=-ID lt 0
	count of Contacts by Contacts*
	filter (lt:Boolean (-:Int64 ID:Int32) <Int32 i64 0>)
BIND Contacts/$count?$filter=-(5) lt ID
	count of Contacts by Contacts*
	filter (lt:Boolean <Int32 i64 -5> ID:Int32)
BIND Contacts/$count?$filter=-Small lt 0
	count of Contacts by Contacts*
	filter (lt:Boolean (-:Int64? (cast:Int64? Small:Byte?)) <Int32 i64 0>)
BIND Contacts/$count?$filter=-Waited lt 'PT1S'
	count of Contacts by Contacts*
	filter (lt:Boolean (DURATION_NEG:Duration? (cast:Int64? Waited:Duration?)) <Duration i64 1000000>)
BIND Contacts/$count?$filter=-Name eq 'x'
	400 TypeMismatch '-' at 24: '-' does not take Edm.String
BIND Contacts/$count?$filter=ID add null eq null
	count of Contacts by Contacts*
	filter <Boolean bool true>
BIND Contacts/$count?$filter=Name add 1 eq 2
	400 TypeMismatch 'add' at 24: 'add' does not take Edm.String and Edm.Int32
BIND Contacts/$count?$filter=ID add 'x' eq 1
	400 TypeMismatch 'add' at 24: 'add' does not take Edm.Int32 and Edm.String
BIND Contacts/$count?$filter=ID add INF eq 1
	501 NotImplemented at 35: INF and NaN can only be compared
BIND Contacts/$count?$filter=SeenAt add duration'P1D' gt now()
	count of Contacts by Contacts*
	filter (gt:Boolean (DATETIME_ADD:DateTimeOffset? SeenAt:DateTimeOffset? <Duration i64 86400000000>) (NOW:DateTimeOffset))
BIND Contacts/$count?$filter=SeenAt sub duration'P1D' gt now()
	count of Contacts by Contacts*
	filter (gt:Boolean (DATETIME_SUB:DateTimeOffset? SeenAt:DateTimeOffset? <Duration i64 86400000000>) (NOW:DateTimeOffset))
BIND Contacts/$count?$filter=SeenAt sub Waited gt now()
	count of Contacts by Contacts*
	filter (gt:Boolean (DATETIME_SUB:DateTimeOffset? SeenAt:DateTimeOffset? (cast:Int64? Waited:Duration?)) (NOW:DateTimeOffset))
BIND Contacts/$count?$filter=now() sub SeenAt gt duration'P30D'
	count of Contacts by Contacts*
	filter (gt:Boolean (DATETIME_DIFF:Duration? (NOW:DateTimeOffset) SeenAt:DateTimeOffset?) <Duration i64 2592000000000>)
BIND Contacts/$count?$filter=now() sub SeenAt lt Waited
	count of Contacts by Contacts*
	filter (lt:Boolean (DATETIME_DIFF:Duration? (NOW:DateTimeOffset) SeenAt:DateTimeOffset?) (cast:Int64? Waited:Duration?))
BIND Contacts/$count?$filter=Born add duration'P1D' eq 2020-01-01
	count of Contacts by Contacts*
	filter (eq:Boolean (DATE_ADD:Date? Born:Date? <Duration i64 86400000000>) <Date date 2020-01-01>)
BIND Contacts/$count?$filter=Born sub Born eq duration'P1D'
	count of Contacts by Contacts*
	filter (eq:Boolean (DATE_DIFF:Duration? Born:Date? Born:Date?) <Duration i64 86400000000>)
BIND Contacts/$count?$filter=Born sub duration'PT1S' eq 2020-01-01
	count of Contacts by Contacts*
	filter (eq:Boolean (DATE_SUB:Date? Born:Date? <Duration i64 1000000>) <Date date 2020-01-01>)
BIND Contacts/$count?$filter=Waited add Waited gt duration'PT1H'
	count of Contacts by Contacts*
	filter (gt:Boolean (DURATION_ADD:Duration? (cast:Int64? Waited:Duration?) (cast:Int64? Waited:Duration?)) <Duration i64 3600000000>)
BIND Contacts/$count?$filter=Waited mul 2 gt duration'PT1H'
	count of Contacts by Contacts*
	filter (gt:Boolean (DURATION_MUL:Duration? (cast:Int64? Waited:Duration?) <Int32 i64 2>) <Duration i64 3600000000>)
BIND Contacts/$count?$filter=Waited div 2 gt duration'PT1H'
	count of Contacts by Contacts*
	filter (gt:Boolean (DURATION_DIV:Duration? (cast:Int64? Waited:Duration?) <Int32 i64 2>) <Duration i64 3600000000>)
BIND Contacts/$count?$filter=Waited div 0 gt duration'PT1H'
	400 BadRequest 'div' at 39: Division by zero
BIND Contacts/$count?$filter=CallAt add duration'PT1H' gt 10:00
	400 TypeMismatch 'add' at 24: 'add' does not take Edm.TimeOfDay and Edm.Duration
BIND Contacts/$count?$filter=Waited in (duration'PT1H',duration'P100D')
	count of Contacts by Contacts*
	filter (or:Boolean (eq:Boolean (cast:Int64? Waited:Duration?) <Duration i64 8640000000000>) (in:Boolean Waited:Duration? <Duration duration PT1H>))
BIND Contacts/$count?$filter=concat(Name,Email) eq 'x'
	count of Contacts by Contacts*
	filter (eq:Boolean (CONCAT:String? Name:String Email:String?) <String str 'x'>)
BIND Contacts/$count?$filter=concat(Name,1) eq 'x'
	400 TypeMismatch 'concat' at 24: The function 'concat' does not take (Edm.String, Edm.Int32)
BIND Contacts/$count?$filter=contains(Name,'x')
	count of Contacts by Contacts*
	filter (CONTAINS:Boolean Name:String <String str 'x'>)
BIND Contacts/$count?$filter=Contains(Name,'x')
	count of Contacts by Contacts*
	filter (CONTAINS:Boolean Name:String <String str 'x'>)
BIND Contacts/$count?$filter=contains(Name)
	400 SyntaxError '$filter' at 24: contains() at position 24 in $filter takes 2 arguments, not 1
BIND Contacts/$count?$filter=contains(Name,null)
	count of Contacts by Contacts*
	filter <Boolean bool false>
BIND Contacts/$count?$filter=contains(5,'x')
	400 TypeMismatch 'contains' at 24: The function 'contains' does not take (Edm.Int32, Edm.String)
BIND Contacts/$count?$filter=endswith(Name,'x')
	count of Contacts by Contacts*
	filter (ENDSWITH:Boolean Name:String <String str 'x'>)
BIND Contacts/$count?$filter=startswith(Name,'x')
	count of Contacts by Contacts*
	filter (STARTSWITH_LIKE:Boolean Name:String <String str 'x'>)
BIND Contacts/$count?$filter=startswith(Name,'ü')
	count of Contacts by Contacts*
	filter (STARTSWITH_LIKE:Boolean Name:String <String str 'ü'>)
BIND Contacts/$count?$filter=startswith(tolower(Name),'ü')
	count of Contacts by Contacts*
	filter (STARTSWITH:Boolean (TOLOWER:String Name:String) <String str 'ü'>)
BIND Contacts/$count?$filter=startswith('x',Name)
	count of Contacts by Contacts*
	filter (STARTSWITH:Boolean <String str 'x'> Name:String)
BIND Contacts/$count?$filter=indexof(Name,'x') eq -1
	count of Contacts by Contacts*
	filter (eq:Boolean (INDEXOF:Int32 Name:String <String str 'x'>) <Int32 i64 -1>)
BIND Contacts/$count?$filter=length(Name) gt 5
	count of Contacts by Contacts*
	filter (gt:Boolean (LENGTH:Int32 Name:String) <Int32 i64 5>)
BIND Contacts/$count?$filter=substring(Name,1) eq 'x'
	count of Contacts by Contacts*
	filter (eq:Boolean (SUBSTR_FROM:String Name:String <Int32 i64 1>) <String str 'x'>)
BIND Contacts/$count?$filter=substring(Name,-1) eq 'x'
	count of Contacts by Contacts*
	filter (eq:Boolean (SUBSTR_TAIL:String Name:String <Int32 i64 -1>) <String str 'x'>)
BIND Contacts/$count?$filter=substring(Name,ID) eq 'x'
	count of Contacts by Contacts*
	filter (eq:Boolean (SUBSTR_TAIL:String Name:String ID:Int32) <String str 'x'>)
BIND Contacts/$count?$filter=substring(Name,1,2) eq 'x'
	count of Contacts by Contacts*
	filter (eq:Boolean (SUBSTR_FROM_LEN:String Name:String <Int32 i64 1> <Int32 i64 2>) <String str 'x'>)
BIND Contacts/$count?$filter=substring(Name,-3,2) eq 'x'
	count of Contacts by Contacts*
	filter (eq:Boolean (SUBSTR_TAIL_LEN:String Name:String <Int32 i64 -3> <Int32 i64 2>) <String str 'x'>)
BIND Contacts/$count?$filter=substring(Name,1,-2) eq 'x'
	400 BadRequest 'substring' at 41: The length of a substring is negative
BIND Contacts/$count?$filter=substring(Name,1.5) eq 'x'
	400 TypeMismatch 'substring' at 24: The function 'substring' does not take (Edm.String, Edm.Decimal)
BIND Contacts/$count?$filter=matchesPattern(Name,'^A.*')
	count of Contacts by Contacts*
	filter (MATCHES:Boolean Name:String <String str '^A.*'>)
BIND Contacts/$count?$filter=matchespattern(Name,'^A.*','i')
	400 SyntaxError '$filter' at 24: matchespattern() at position 24 in $filter takes 2 arguments, not 3
BIND Contacts/$count?$filter=tolower(Name) eq 'x' and toupper(Name) eq 'X' and trim(Name) eq 'x'
	count of Contacts by Contacts*
	filter (and:Boolean (eq:Boolean (TOLOWER:String Name:String) <String str 'x'>) (eq:Boolean (TOUPPER:String Name:String) <String str 'X'>) (eq:Boolean (TRIM:String Name:String) <String str 'x'>))
BIND Contacts/$count?$filter=tolower(Status) eq 'x'
	400 TypeMismatch 'tolower' at 24: The function 'tolower' does not take (Contacts_Status)
BIND Contacts/$count?$filter=year(Born) eq 2020
	count of Contacts by Contacts*
	filter (eq:Boolean (YEAR_DATE:Int32? Born:Date?) <Int32 i64 2020>)
BIND Contacts/$count?$filter=year(SeenAt) eq 2020
	count of Contacts by Contacts*
	filter (eq:Boolean (YEAR:Int32? SeenAt:DateTimeOffset?) <Int32 i64 2020>)
BIND Contacts/$count?$filter=year('2020-01-01') eq 2020
	400 TypeMismatch 'year' at 24: The function 'year' does not take (Edm.String)
BIND Contacts/$count?$filter=year(2020-01-01T00:00:00Z) eq 2020
	count of Contacts by Contacts*
	filter (eq:Boolean (YEAR:Int32 <DateTimeOffset datetime 2020-01-01T00:00:00.000000Z>) <Int32 i64 2020>)
BIND Contacts/$count?$filter=year(2020-01-01T00:00:00%2B02:00) eq 2020
	400 BadRequest 'year' at 29: 'year' of a literal needs it in UTC, ending in Z
BIND Contacts/$count?$filter=date(2020-01-01T00:00:00%2B02:00) eq 2020-01-01
	count of Contacts by Contacts*
	filter (eq:Boolean (DATE:Date <DateTimeOffset datetime 2020-01-01T00:00:00.000000Z>) <Date date 2020-01-01>)
BIND Contacts/$count?$filter=month(Born) eq 1 and day(Born) eq 2
	count of Contacts by Contacts*
	filter (and:Boolean (eq:Boolean (MONTH_DATE:Int32? Born:Date?) <Int32 i64 1>) (eq:Boolean (DAY_DATE:Int32? Born:Date?) <Int32 i64 2>))
BIND Contacts/$count?$filter=hour(CallAt) eq 1 and minute(SeenAt) eq 2 and second(CallAt) eq 3
	count of Contacts by Contacts*
	filter (and:Boolean (eq:Boolean (HOUR_TIME:Int32? CallAt:TimeOfDay?) <Int32 i64 1>) (eq:Boolean (MINUTE:Int32? SeenAt:DateTimeOffset?) <Int32 i64 2>) (eq:Boolean (SECOND_TIME:Int32? CallAt:TimeOfDay?) <Int32 i64 3>))
BIND Contacts/$count?$filter=hour(Born) eq 1
	400 TypeMismatch 'hour' at 24: The function 'hour' does not take (Edm.Date)
BIND Contacts/$count?$filter=hour(Waited) eq 1
	400 TypeMismatch 'hour' at 24: The function 'hour' does not take (Edm.Duration)
BIND Contacts/$count?$filter=fractionalseconds(SeenAt) lt 0.5
	count of Contacts by Contacts*
	filter (lt:Boolean (FRACTION:Decimal? SeenAt:DateTimeOffset?) <Decimal dec 0.5>)
BIND Contacts/$count?$filter=date(SeenAt) eq 2020-01-01
	count of Contacts by Contacts*
	filter (eq:Boolean (DATE:Date? SeenAt:DateTimeOffset?) <Date date 2020-01-01>)
BIND Contacts/$count?$filter=time(SeenAt) lt 10:00
	count of Contacts by Contacts*
	filter (lt:Boolean (TIME:TimeOfDay? SeenAt:DateTimeOffset?) <TimeOfDay time 10:00:00.000000>)
BIND Contacts/$count?$filter=totaloffsetminutes(SeenAt) eq 0
	count of Contacts by Contacts*
	filter (eq:Boolean (OFFSET_MINUTES:Int32? SeenAt:DateTimeOffset?) <Int32 i64 0>)
BIND Contacts/$count?$filter=totalseconds(Waited) gt 5
	count of Contacts by Contacts*
	filter (gt:Boolean (TOTAL_SECONDS:Decimal? (cast:Int64? Waited:Duration?)) <Decimal dec 5>)
BIND Contacts/$count?$filter=totalseconds(duration'PT1M') gt 5
	count of Contacts by Contacts*
	filter (gt:Boolean (TOTAL_SECONDS:Decimal <Duration i64 60000000>) <Decimal dec 5>)
BIND Contacts/$count?$filter=mindatetime() lt SeenAt and maxdatetime() gt SeenAt
	count of Contacts by Contacts*
	filter (and:Boolean (lt:Boolean (MIN_DATETIME:DateTimeOffset) SeenAt:DateTimeOffset?) (gt:Boolean (MAX_DATETIME:DateTimeOffset) SeenAt:DateTimeOffset?))
BIND Contacts/$count?$filter=round(Balance) eq 1
	count of Contacts by Contacts*
	filter (eq:Boolean (ROUND_DECIMAL:Decimal Balance:Decimal) <Decimal dec 1>)
BIND Contacts/$count?$filter=round(Score) eq 1
	count of Contacts by Contacts*
	filter (eq:Boolean (ROUND:Double? Score:Single?) <Double f64 1>)
BIND Contacts/$count?$filter=round(ID) eq 1
	count of Contacts by Contacts*
	filter (eq:Boolean (ROUND_DECIMAL:Decimal ID:Int32) <Decimal dec 1>)
BIND Contacts/$count?$filter=floor(1.5) eq 1 and ceiling(1.5d) eq 2
	count of Contacts by Contacts*
	filter (and:Boolean (eq:Boolean (FLOOR_DECIMAL:Decimal <Decimal dec 1.5>) <Decimal dec 1>) (eq:Boolean (CEILING:Double <Double f64 1.5>) <Double f64 2>))
BIND Contacts/$count?$filter=round(INF) eq 1
	501 NotImplemented 'round' at 30: INF and NaN can only be compared
BIND Contacts/$count?$filter=round(Name) eq 1
	400 TypeMismatch 'round' at 24: The function 'round' does not take (Edm.String)
BIND Contacts/$count?$filter=cast(ID,Edm.String) eq '1'
	count of Contacts by Contacts*
	filter (eq:Boolean (CAST_STRING_EXACT:String? ID:Int32) <String str '1'>)
BIND Contacts/$count?$filter=isof(Crm.Contacts)
	count of Contacts by Contacts*
	filter <Boolean bool true>
BIND Contacts/$count?$filter=case(true:1) eq 1
	count of Contacts by Contacts*
	filter (eq:Boolean (case:Int32 <Boolean bool true> <Int32 i64 1>) <Int32 i64 1>)
BIND Contacts/$count?$filter=geo.distance(Place,Place) lt 1
	count of Contacts by Contacts*
	filter (lt:Boolean (GEO_DISTANCE:Double? Place:GeometryPoint? Place:GeometryPoint?) <Double f64 1>)
BIND Contacts/$count?$filter=hassubset([1],[1])
	501 NotImplemented 'hassubset' at 38: 'hassubset' is supported of a collection property and a list of literals only
BIND Contacts/$count?$filter=replace(Name,'a','b') eq 'x'
	400 SyntaxError '$filter' at 32: The value at position 32 in $filter needs a name: this is neither a canonical function nor a key of one part
BIND Contacts/$count?$filter=length(null) eq 1
	count of Contacts by Contacts*
	filter <Boolean bool false>
BIND Contacts/$count?$filter=length(null) eq null
	count of Contacts by Contacts*
	filter <Boolean bool true>
BIND Contacts/$count?$filter=year(@d) eq 2020&@d=2020-01-01T00:00:00%2B02:00
	400 BadRequest 'year' at 48: 'year' of a literal needs it in UTC, ending in Z
