# Comparison and logic: URL Conventions 5.1.1.1, promotion 5.1.1.18.
model ../crm.model
BIND Contacts/$count?$filter=Name eq 'x'
	count of Contacts by Contacts*
	filter (eq:Boolean Name:String <String str 'x'>)
BIND Contacts/$count?$filter=Name ne null
	count of Contacts by Contacts*
	filter (ne:Boolean Name:String <null null>)
BIND Contacts/$count?$filter=null eq Name
	count of Contacts by Contacts*
	filter (eq:Boolean Name:String <null null>)
BIND Contacts/$count?$filter=null eq null
	count of Contacts by Contacts*
	filter <Boolean bool true>
BIND Contacts/$count?$filter=null ne null
	count of Contacts by Contacts*
	filter <Boolean bool false>
BIND Contacts/$count?$filter=null gt 1
	count of Contacts by Contacts*
	filter <Boolean bool false>
BIND Contacts/$count?$filter=Name gt null
	count of Contacts by Contacts*
	filter <Boolean bool false>
BIND Contacts/$count?$filter=Nam eq 'x'
	400 UnknownName 'Nam' at 24: Contacts has no property 'Nam'; did you mean 'Name'?
BIND Contacts/$count?$filter=Name eq 5
	400 TypeMismatch 'eq' at 24: 'eq' does not take Edm.String and Edm.Int32
BIND Contacts/$count?$filter=ID eq 5
	count of Contacts by Contacts*
	filter (eq:Boolean ID:Int32 <Int32 i64 5>)
BIND Contacts/$count?$filter=ID eq '5'
	count of Contacts by Contacts*
	filter (eq:Boolean ID:Int32 <Int32 i64 5>)
BIND Contacts/$count?$filter=ID eq 'x'
	400 InvalidLiteral 'x' at 34: 'x' is no literal of Edm.Int32
BIND Contacts/$count?$filter=Level eq 300
	count of Contacts by Contacts*
	filter (eq:Boolean Level:SByte <Int32 i64 300>)
BIND Contacts/$count?$filter=ID eq 5000000000
	count of Contacts by Contacts*
	filter (eq:Boolean ID:Int32 <Int64 i64 5000000000>)
BIND Contacts/$count?$filter=ID eq 99999999999999999999
	count of Contacts by Contacts*
	filter (eq:Boolean ID:Int32 <Decimal dec 99999999999999999999>)
BIND Contacts/$count?$filter=ID eq 1.5
	count of Contacts by Contacts*
	filter (eq:Boolean ID:Int32 <Decimal dec 1.5>)
BIND Contacts/$count?$filter=ID eq 1e2
	count of Contacts by Contacts*
	filter (eq:Boolean ID:Int32 <Double f64 100>)
BIND Contacts/$count?$filter=Balance eq 1
	count of Contacts by Contacts*
	filter (eq:Boolean Balance:Decimal <Decimal dec 1>)
BIND Contacts/$count?$filter=Balance eq 1.10
	count of Contacts by Contacts*
	filter (eq:Boolean Balance:Decimal <Decimal dec 1.10>)
BIND Contacts/$count?$filter=Balance eq 1e0
	count of Contacts by Contacts*
	filter (eq:Boolean Balance:Decimal <Double f64 1>)
BIND Contacts/$count?$filter=Score eq 0.1
	count of Contacts by Contacts*
	filter (eq:Boolean Score:Single? <Single f32 0.10000000149011612>)
BIND Contacts/$count?$filter=Score eq 0.1d
	count of Contacts by Contacts*
	filter (eq:Boolean Score:Single? <Single f32 0.10000000149011612>)
BIND Contacts/$count?$filter=Score eq 3
	count of Contacts by Contacts*
	filter (eq:Boolean Score:Single? <Single f32 3>)
BIND Contacts/$count?$filter=Score gt INF
	count of Contacts by Contacts*
	filter <Boolean bool false>
BIND Contacts/$count?$filter=Score lt INF
	count of Contacts by Contacts*
	filter (ne:Boolean Score:Single? <null null>)
BIND Contacts/$count?$filter=Score eq NaN
	count of Contacts by Contacts*
	filter <Boolean bool false>
BIND Contacts/$count?$filter=Score ne NaN
	count of Contacts by Contacts*
	filter <Boolean bool true>
BIND Contacts/$count?$filter=INF gt Score
	count of Contacts by Contacts*
	filter (ne:Boolean Score:Single? <null null>)
BIND Contacts/$count?$filter=Score ge -INF
	count of Contacts by Contacts*
	filter (ne:Boolean Score:Single? <null null>)
BIND Contacts/$count?$filter=INF eq INF
	count of Contacts by Contacts*
	filter <Boolean bool true>
BIND Contacts/$count?$filter=NaN eq NaN
	count of Contacts by Contacts*
	filter <Boolean bool false>
BIND Contacts/$count?$filter=Born eq 2020-01-02
	count of Contacts by Contacts*
	filter (eq:Boolean Born:Date? <Date date 2020-01-02>)
BIND Contacts/$count?$filter=Born eq '2020-01-02'
	count of Contacts by Contacts*
	filter (eq:Boolean Born:Date? <Date date 2020-01-02>)
BIND Contacts/$count?$filter=Born ge 2020-01-02T10:00:00Z
	count of Contacts by Contacts*
	filter (ge:Boolean Born:Date? <DateTimeOffset datetime 2020-01-02T10:00:00.000000Z>)
BIND Contacts/$count?$filter=Born eq 'soon'
	400 InvalidLiteral 'soon' at 36: 'soon' is no literal of Edm.Date
BIND Contacts/$count?$filter=SeenAt ge 2020-01-02
	count of Contacts by Contacts*
	filter (ge:Boolean SeenAt:DateTimeOffset? <DateTimeOffset datetime 2020-01-02T00:00:00.000000Z>)
BIND Contacts/$count?$filter=SeenAt ge '2020-01-02'
	count of Contacts by Contacts*
	filter (ge:Boolean SeenAt:DateTimeOffset? <DateTimeOffset datetime 2020-01-02T00:00:00.000000Z>)
BIND Contacts/$count?$filter=SeenAt ge 2020-01-02T10:00:00%2B02:00
	count of Contacts by Contacts*
	filter (ge:Boolean SeenAt:DateTimeOffset? <DateTimeOffset datetime 2020-01-02T08:00:00.000000Z>)
BIND Contacts/$count?$filter=SeenAt eq Born
	count of Contacts by Contacts*
	filter (eq:Boolean SeenAt:DateTimeOffset? Born:Date?)
BIND Contacts/$count?$filter=CallAt lt 10:30
	count of Contacts by Contacts*
	filter (lt:Boolean CallAt:TimeOfDay? <TimeOfDay time 10:30:00.000000>)
BIND Contacts/$count?$filter=CallAt lt '10:30:00'
	count of Contacts by Contacts*
	filter (lt:Boolean CallAt:TimeOfDay? <TimeOfDay time 10:30:00.000000>)
BIND Contacts/$count?$filter=Waited gt duration'PT1H'
	count of Contacts by Contacts*
	filter (gt:Boolean Waited:Duration? <Duration duration PT1H>)
BIND Contacts/$count?$filter=Waited gt 'PT1H'
	count of Contacts by Contacts*
	filter (gt:Boolean Waited:Duration? <Duration duration PT1H>)
BIND Contacts/$count?$filter=Waited gt duration'P100D'
	count of Contacts by Contacts*
	filter (gt:Boolean (cast:Int64? Waited:Duration?) <Duration i64 8640000000000>)
BIND Contacts/$count?$filter=Token eq 01234567-89ab-cdef-0123-456789abcdef
	count of Contacts by Contacts*
	filter (eq:Boolean Token:Guid? <Guid str '01234567-89ab-cdef-0123-456789abcdef'>)
BIND Contacts/$count?$filter=Token eq '01234567-89AB-cdef-0123-456789abcdef'
	count of Contacts by Contacts*
	filter (eq:Boolean Token:Guid? <Guid str '01234567-89ab-cdef-0123-456789abcdef'>)
BIND Contacts/$count?$filter=Token eq 'x'
	400 InvalidLiteral 'x' at 37: 'x' is no literal of Edm.Guid
BIND Contacts/$count?$filter=Hash eq binary'T0RhdGE='
	count of Contacts by Contacts*
	filter (eq:Boolean Hash:Binary? <Binary bytes 4f44617461>)
BIND Contacts/$count?$filter=Hash gt binary'T0RhdGE='
	400 TypeMismatch 'gt' at 24: 'gt' does not take Edm.Binary and Edm.Binary
BIND Contacts/$count?$filter=Vip
	count of Contacts by Contacts*
	filter Vip:Boolean?
BIND Contacts/$count?$filter=not Vip
	count of Contacts by Contacts*
	filter (not:Boolean? Vip:Boolean?)
BIND Contacts/$count?$filter=Vip eq true
	count of Contacts by Contacts*
	filter (eq:Boolean Vip:Boolean? <Boolean bool true>)
BIND Contacts/$count?$filter=Vip eq 'true'
	count of Contacts by Contacts*
	filter (eq:Boolean Vip:Boolean? <Boolean bool true>)
BIND Contacts/$count?$filter=contains(Name,'x') eq true
	count of Contacts by Contacts*
	filter (eq:Boolean (CONTAINS:Boolean Name:String <String str 'x'>) <Boolean bool true>)
BIND Contacts/$count?$filter=Name
	400 TypeMismatch '$filter' at 24: A filter must be Edm.Boolean, not Edm.String
BIND Contacts/$count?$filter=ID eq 1 or Name eq 5 or Nope eq 1
	400 TypeMismatch 'eq' at 43: 'eq' does not take Edm.String and Edm.Int32
BIND Contacts/$count?$filter=null
	count of Contacts by Contacts*
	filter <Boolean bool false>
BIND Contacts/$count?$filter=not null
	count of Contacts by Contacts*
	filter (not:Boolean? <null null>)
BIND Contacts/$count?$filter=Vip and null
	count of Contacts by Contacts*
	filter (and:Boolean? Vip:Boolean? <null null>)
BIND Contacts/$count?$filter=Name eq 'a' and ID eq 1 and Vip or not Vip or ID in (1)
	count of Contacts by Contacts*
	filter (or:Boolean? (and:Boolean? (eq:Boolean Name:String <String str 'a'>) (eq:Boolean ID:Int32 <Int32 i64 1>) Vip:Boolean?) (not:Boolean? Vip:Boolean?) (in:Boolean ID:Int32 <Int32 i64 1>))
BIND Contacts/$count?$filter=Name eq 'a' or (Name eq 'b' or Name eq 'c')
	count of Contacts by Contacts*
	filter (or:Boolean (eq:Boolean Name:String <String str 'a'>) (or:Boolean (eq:Boolean Name:String <String str 'b'>) (eq:Boolean Name:String <String str 'c'>)))
BIND Contacts/$count?$filter=Name and Vip
	400 TypeMismatch 'and' at 24: 'and' does not take Edm.String and Edm.Boolean
BIND Contacts/$count?$filter=not Name
	400 TypeMismatch 'not' at 24: 'not' takes Edm.Boolean, not Edm.String
BIND Contacts/$count?$filter=Status eq 'New'
	count of Contacts by Contacts*
	filter (eq:Boolean Status:Contacts_Status? <Contacts_Status str 'New'>)
BIND Contacts/$count?$filter=Status eq 'new'
	count of Contacts by Contacts*
	filter (eq:Boolean Status:Contacts_Status? <Contacts_Status str 'New'>)
BIND Contacts/$count?$filter=Status eq 'Nope'
	400 InvalidLiteral 'Nope' at 38: 'Nope' is no value of Crm.Contacts_Status
BIND Contacts/$count?$filter=Status eq Crm.Contacts_Status'Won'
	count of Contacts by Contacts*
	filter (eq:Boolean Status:Contacts_Status? <Contacts_Status str 'won!'>)
BIND Contacts/$count?$filter=Status eq Crm.Contacts_Status'3'
	count of Contacts by Contacts*
	filter (eq:Boolean Status:Contacts_Status? <Contacts_Status str 'won!'>)
BIND Contacts/$count?$filter=Status eq Crm.Nope'New'
	400 UnknownName 'Crm.Nope' at 38: There is no enumeration type 'Crm.Nope'
BIND Contacts/$count?$filter=Status eq Crm.Contacts_Flags'Red'
	400 TypeMismatch 'eq' at 24: 'eq' does not take Contacts_Status and Contacts_Flags
BIND Contacts/$count?$filter=Status gt 'New'
	count of Contacts by Contacts*
	filter (gt:Boolean (cast:Int64? Status:Contacts_Status?) <Int64 i64 1>)
BIND Contacts/$count?$filter=Status eq null
	count of Contacts by Contacts*
	filter (eq:Boolean Status:Contacts_Status? <null null>)
BIND Contacts/$count?$filter=Status eq 1
	400 TypeMismatch 'eq' at 24: 'eq' does not take Contacts_Status and Edm.Int32
BIND Contacts/$count?$filter=Flags eq 'Blue,Red'
	count of Contacts by Contacts*
	filter (eq:Boolean Flags:Contacts_Flags <Contacts_Flags str 'Red,Blue'>)
BIND Contacts/$count?$filter=Flags has 'Red'
	count of Contacts by Contacts*
	filter (has:Boolean (cast:Int64 Flags:Contacts_Flags) <Int64 i64 1>)
BIND Contacts/$count?$filter=Flags has Crm.Contacts_Flags'Red,Green'
	count of Contacts by Contacts*
	filter (has:Boolean (cast:Int64 Flags:Contacts_Flags) <Int64 i64 3>)
BIND Contacts/$count?$filter=Flags has Crm.Contacts_Flags'5'
	count of Contacts by Contacts*
	filter (has:Boolean (cast:Int64 Flags:Contacts_Flags) <Int64 i64 5>)
BIND Contacts/$count?$filter=Flags has Crm.Contacts_Status'New'
	400 TypeMismatch 'has' at 24: 'has' does not take Contacts_Flags and Contacts_Status
BIND Contacts/$count?$filter=Status has Crm.Contacts_Status'New'
	count of Contacts by Contacts*
	filter (has:Boolean? Status:Contacts_Status? <Contacts_Status str 'New'>)
BIND Contacts/$count?$filter=Name has 'x'
	400 TypeMismatch 'has' at 24: 'has' does not take Edm.String and Edm.String
BIND Contacts/$count?$filter=Flags has null
	count of Contacts by Contacts*
	filter <Boolean bool false>
BIND Contacts/$count?$filter=Place eq null
	count of Contacts by Contacts*
	filter (eq:Boolean Place:GeometryPoint? <null null>)
BIND Contacts/$count?$filter=Place eq Place
	400 TypeMismatch 'eq' at 24: 'eq' does not take Edm.GeometryPoint and Edm.GeometryPoint
BIND Contacts/$count?$filter=ID in (1,2,3)
	count of Contacts by Contacts*
	filter (in:Boolean ID:Int32 <Int32 i64 1> <Int32 i64 2> <Int32 i64 3>)
BIND Contacts/$count?$filter=ID in (1,null,'3',5000000000)
	count of Contacts by Contacts*
	filter (or:Boolean (eq:Boolean ID:Int32 <null null>) (in:Boolean ID:Int32 <Int32 i64 1> <Int32 i64 3> <Int64 i64 5000000000>))
BIND Contacts/$count?$filter=Name in ('a','b')
	count of Contacts by Contacts*
	filter (in:Boolean Name:String <String str 'a'> <String str 'b'>)
BIND Contacts/$count?$filter=Name in ('a',5)
	400 TypeMismatch 'in' at 41: 'in' does not take Edm.String and Edm.Int32
BIND Contacts/$count?$filter=Name in ()
	count of Contacts by Contacts*
	filter <Boolean bool false>
BIND Contacts/$count?$filter=null in (1,null)
	count of Contacts by Contacts*
	filter <Boolean bool true>
BIND Contacts/$count?$filter=ID in (null)
	count of Contacts by Contacts*
	filter (eq:Boolean ID:Int32 <null null>)
BIND Contacts/$count?$filter=Score in (1,INF,0.1)
	count of Contacts by Contacts*
	filter (in:Boolean Score:Single? <Single f32 1> <Single f32 0.10000000149011612>)
BIND Contacts/$count?$filter=Status in ('New','Open')
	count of Contacts by Contacts*
	filter (in:Boolean Status:Contacts_Status? <Contacts_Status str 'New'> <Contacts_Status str 'Open'>)
BIND Contacts/$count?$filter=Born in (2020-01-01,'2020-01-02')
	count of Contacts by Contacts*
	filter (in:Boolean Born:Date? <Date date 2020-01-01> <Date date 2020-01-02>)
BIND Contacts/$count?$filter=ID in (BossID,1)
	count of Contacts by Contacts*
	filter (or:Boolean (eq:Boolean ID:Int32 BossID:Int32?) (in:Boolean ID:Int32 <Int32 i64 1>))
BIND Contacts/$count?$filter=ID in Orders
	400 TypeMismatch 'Orders' at 34: 'Orders' is a collection and cannot be used as a single value
BIND Contacts/$count?$filter=ID in [1,2]
	count of Contacts by Contacts*
	filter (in:Boolean ID:Int32 <Int32 i64 1> <Int32 i64 2>)
BIND Contacts/$count?$filter=Company eq null
	count of Contacts by Contacts*
	filter (eq:Boolean Company/ID:Int32? <null null>)
	joins 1=Company/
BIND Contacts/$count?$filter=Company ne null
	count of Contacts by Contacts*
	filter (ne:Boolean Company/ID:Int32? <null null>)
	joins 1=Company/
BIND Contacts/$count?$filter=null ne Company
	count of Contacts by Contacts*
	filter (ne:Boolean Company/ID:Int32? <null null>)
	joins 1=Company/
BIND Contacts/$count?$filter=Company eq Boss
	400 TypeMismatch 'eq' at 24: 'eq' does not take an entity and an entity
BIND Contacts/$count?$filter=Company gt null
	400 TypeMismatch 'gt' at 24: 'gt' does not take an entity and null
BIND Contacts/$count?$filter=Company
	400 TypeMismatch '$filter' at 24: A filter must be Edm.Boolean, not an entity
BIND Contacts/$count?$filter=Company/Parent eq null
	count of Contacts by Contacts*
	filter (eq:Boolean Company/Parent/ID:Int32? <null null>)
	joins 1=Company/ 2=Company/Parent/
BIND Contacts/$count?$filter=Company/Name eq 'x' and Company/Country eq 'DE' and Boss/Company/Name eq 'y'
	count of Contacts by Contacts*
	filter (and:Boolean (eq:Boolean Company/Name:String? <String str 'x'>) (eq:Boolean Company/Country:String? <String str 'DE'>) (eq:Boolean Boss/Company/Name:String? <String str 'y'>))
	joins 1=Company/ 2=Boss/ 3=Boss/Company/
BIND Contacts/$count?$filter=Company/Parent/Parent/Name eq 'x'
	count of Contacts by Contacts*
	filter (eq:Boolean Company/Parent/Parent/Name:String? <String str 'x'>)
	joins 1=Company/ 2=Company/Parent/ 3=Company/Parent/Parent/
BIND Contacts/$count?$filter=Company/Nam eq 'x'
	400 UnknownName 'Nam' at 32: Companies has no property 'Nam'; did you mean 'Name'?
BIND Contacts/$count?$filter=Company/Name/Foo eq 'x'
	400 UnknownName 'Foo' at 37: 'Name' has no properties
BIND Contacts/$count?$filter=Orders eq null
	400 TypeMismatch 'Orders' at 24: 'Orders' is a collection and cannot be used as a single value
BIND Contacts/$count?$filter=Orders/any(o:o/Total gt 5)
	count of Contacts by Contacts*
	filter (any Orders#1/ (gt:Boolean Orders#1/Total:Decimal <Decimal dec 5>))
BIND Contacts/$count?$filter=Orders/all(o:o/Total gt 5)
	count of Contacts by Contacts*
	filter (all Orders#1/ (gt:Boolean Orders#1/Total:Decimal <Decimal dec 5>))
BIND Contacts/$count?$filter=Orders/$count gt 5
	count of Contacts by Contacts*
	filter (gt:Boolean (count Orders#1/) <Int32 i64 5>)
BIND Contacts/$count?$filter=Orders/Total gt 5
	400 TypeMismatch 'Orders' at 24: 'Orders' is a collection and cannot be used as a single value
BIND Contacts/$count?$filter=Orders/$filter(Total gt 1)/$count gt 1
	count of Contacts by Contacts*
	filter (gt:Boolean (count Orders#1/ (gt:Boolean Orders#1/Total:Decimal <Decimal dec 1>)) <Int32 i64 1>)
BIND Contacts/$count?$filter=$it/Name eq 'x'
	count of Contacts by Contacts*
	filter (eq:Boolean Name:String <String str 'x'>)
BIND Contacts/$count?$filter=$it eq null
	count of Contacts by Contacts*
	filter (eq:Boolean ID:Int32 <null null>)
BIND Contacts/$count?$filter=$this/Name eq 'x'
	count of Contacts by Contacts*
	filter (eq:Boolean Name:String <String str 'x'>)
BIND Contacts/$count?$filter=$root/Contacts(1)/Name eq Name
	count of Contacts by Contacts*
	filter (eq:Boolean (root $root/Contacts/ $root/Contacts/Name:String) Name:String)
BIND Contacts/$count?$filter=Company(1)/Name eq 'x'
	501 NotImplemented 'Company' at 24: A key inside an expression is not supported
BIND Contacts/$count?$filter=Crm.Contacts/Name eq 'x'
	count of Contacts by Contacts*
	filter (eq:Boolean Name:String <String str 'x'>)
BIND Contacts/$count?$filter=foo(1) eq 2
	400 UnknownName 'foo' at 24: There is no function 'foo'
BIND Contacts/$count?$filter=Crm.foo(x=1) eq 2
	400 UnknownName 'Crm.foo' at 24: There is no type 'Crm.foo', and no function
BIND Contacts/$count?$filter=@Core.Messages eq 'x'
	501 NotImplemented 'Core.Messages' at 24: An annotation is not supported
BIND Contacts/$count?$filter=Name/@Core.Messages eq 'x'
	501 NotImplemented 'Core.Messages' at 29: An annotation is not supported
BIND Contacts/$count?$filter=geography'SRID=0;Point(1 2)' eq Place
	501 NotImplemented 'SRID=0;Point(1 2)' at 24: In spatial literals this is not supported: Edm.Geography with another SRID than 4326
BIND Contacts/$count?$filter=Name eq [1]
	400 TypeMismatch 'eq' at 24: 'eq' does not take Edm.String and a list
BIND Contacts/$count?$filter={"a":1} eq 1
	400 TypeMismatch 'eq' at 24: 'eq' does not take Edm.Int32 and an object
BIND Contacts/$count?$filter=Name eq @p
	count of Contacts by Contacts*
	filter (eq:Boolean Name:String <null null>)
BIND Contacts/$count?$filter=Name eq @p&@p='x'
	count of Contacts by Contacts*
	filter (eq:Boolean Name:String <String str 'x'>)
BIND Contacts/$count?$filter=Name eq @p or Email eq @p&@p=@q&@q='x'
	count of Contacts by Contacts*
	filter (or:Boolean (eq:Boolean Name:String <String str 'x'>) (eq:Boolean Email:String? <String str 'x'>))
BIND Contacts/$count?$filter=Name eq @p&@p=@p
	400 BadRequest 'p' at 42: The parameter alias '@p' refers to itself
BIND Contacts/$count?$filter=Name eq @p&@p=concat(@q,'x')&@q=tolower(@p)
	400 BadRequest 'p' at 68: The parameter alias '@p' refers to itself
BIND Contacts/$count?$filter=ID in @p&@p=[1,2]
	count of Contacts by Contacts*
	filter (in:Boolean ID:Int32 <Int32 i64 1> <Int32 i64 2>)
BIND Contacts/$count?$filter=@p&@p=ID eq 1
	count of Contacts by Contacts*
	filter (eq:Boolean ID:Int32 <Int32 i64 1>)
BIND Orders?$select=ID&$expand=Contact($select=ID;$expand=Orders($select=ID;$filter=$it/ID eq 1))
	collection of Orders by Orders*
	select ID
	context ID
	expand Contact
		entity of Contacts
		select ID
		context ID
		expand Orders
			collection of Orders
			select ID
			context ID
			filter (eq:Boolean $it/ID:Int64 <Int32 i64 1>)
BIND Contacts/$count?$filter=@a and true&@a=@b and @b and @b and @b and @b and @b and @b and @b&@b=@c and @c and @c and @c and @c and @c and @c&@c=@d and @d and @d and @d and @d and @d and @d&@d=@e and @e and @e and @e and @e and @e and @e and @e and @e&@e=@f and @f and @f and @f and @f&@f=true
	400 LimitExceeded at 364: The expression is too large: more than 20000 parts or 200 levels
