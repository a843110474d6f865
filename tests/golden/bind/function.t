# Stored functions of the overlay (Protocol 11.5.4, URL Conventions 5.1.1.7).
model ../function.model
BIND Customers?$filter=Crm.Balance() gt 10
	collection of Customers by Customers*
	select ID Name Token Waited ParentID
	filter (gt:Boolean (Balance:Decimal? ID:Int32) <Decimal dec 10>)
BIND Customers?$filter=Balance(at=2026-01-31) gt 10
	collection of Customers by Customers*
	select ID Name Token Waited ParentID
	filter (gt:Boolean (Balance:Decimal? ID:Int32 <Date date 2026-01-31>) <Decimal dec 10>)
BIND Customers?$filter=Parent/Crm.Balance() lt 0
	collection of Customers by Customers*
	select ID Name Token Waited ParentID
	filter (lt:Boolean (Balance:Decimal? Parent/ID:Int32?) <Decimal dec 0>)
	joins 1=Parent/
BIND Customers?$filter=Children/any(c:c/Crm.Greeting(word='hi') eq $it/Name)
	collection of Customers by Customers*
	select ID Name Token Waited ParentID
	filter (any Children#1/ (eq:Boolean (Greeting:String? Children#1/Name:String <String str 'hi'>) Name:String))
BIND Customers?$filter=Crm.Ticket(no=ID) eq null
	collection of Customers by Customers*
	select ID Name Token Waited ParentID
	filter (eq:Boolean (Ticket:Guid? ID:Int32) <null null>)
BIND Customers?$compute=Age() as A&$orderby=A
	collection of Customers by Customers*
	select ID Name Token Waited ParentID
	compute A (Age:Duration? Waited:Duration?)
	context * A
	order (Age:Int64? Waited:Duration?)
BIND Customers(1)/Crm.Balance(at=@d)?@d=2026-01-31
	function of Customers by Customers(<Int32 i64 1>) property Balance (Balance:Decimal? ID:Int32 <Date date 2026-01-31>)
BIND Customers(1)/Crm.Balance?at=2026-01-31
	function of Customers by Customers(<Int32 i64 1>) property Balance (Balance:Decimal? ID:Int32 <Date date 2026-01-31>)
BIND Customers(1)/Crm.Balance(on=2026-01-31)
	400 BadRequest 'Crm.Balance' at 13: The parameters of the function 'Balance' are () or (at), each as name=value
BIND Customers(1)/Crm.Balance(at=1)
	400 TypeMismatch 'at' at 28: The parameter 'at' is of type Edm.Date, not Edm.Int32
BIND Customers(1)/Crm.Greeting(word='longer than ten')
	400 InvalidLiteral 'word' at 31: The value does not fit the parameter 'word' of type Edm.String
BIND Customers(1)/Crm.Greeting(word='a',word='b')
	400 BadRequest 'word' at 35: The parameter 'word' is given twice
BIND Ticket()
	function property Ticket (Ticket:Guid?)
BIND Ticket(no=4294967296)
	function property Ticket (Ticket:Guid? <Int64 i64 4294967296>)
BIND Crm.Nothing()
	404 NotFound 'Crm.Nothing' at 0: There is no entity set 'Crm.Nothing'
BIND Customers?$filter=Crm.Nothing() eq 1
	400 UnknownName 'Crm.Nothing' at 18: There is no type 'Crm.Nothing', and no function
BIND Customers?$filter=Crm.Balance()/Name eq 'x'
	400 UnknownName 'Name' at 32: What 'Balance' yields has no properties
