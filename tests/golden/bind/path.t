# Resource paths: URL Conventions 4.3 to 4.9.
model ../crm.model
BIND 
	service
BIND $metadata
	metadata
BIND $metadata?$format=xml
	metadata
	skiptoken '' format 'xml'
BIND $metadata?$top=1
	400 BadRequest '$top' at 10: '$top' is not allowed for '$metadata'
BIND ?$filter=true
	400 BadRequest '$filter' at 1: '$filter' is not allowed for the service document
BIND Contacts
	collection of Contacts by Contacts*
	select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
BIND Contacts/
	collection of Contacts by Contacts*
	select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
BIND contacts
	collection of Contacts by Contacts*
	select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
BIND Contact
	404 NotFound 'Contact' at 0: There is no entity set 'Contact'; did you mean 'Contacts'?
BIND Zebras
	404 NotFound 'Zebras' at 0: There is no entity set 'Zebras'
BIND Contacts(1)
	entity of Contacts by Contacts(<Int32 i64 1>)
	select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
BIND Contacts(ID=1)
	entity of Contacts by Contacts(<Int32 i64 1>)
	select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
BIND Contacts(id=1)
	entity of Contacts by Contacts(<Int32 i64 1>)
	select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
BIND Contacts('1')
	entity of Contacts by Contacts(<Int32 i64 1>)
	select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
BIND Contacts('x')
	400 InvalidLiteral 'x' at 9: 'x' is no literal of Edm.Int32
BIND Contacts(1.5)
	404 NotFound 'ID' at 9: No entity has this key: 'ID' is of type Edm.Int32
BIND Contacts(1e3)
	400 InvalidLiteral 'ID' at 9: Key 'ID' is of type Edm.Int32, not Edm.Double
BIND Contacts(true)
	400 InvalidLiteral 'ID' at 9: Key 'ID' is of type Edm.Int32, not Edm.Boolean
BIND Contacts(null)
	400 InvalidLiteral 'ID' at 9: The value of key 'ID' must be a literal, not null
BIND Contacts(-1)
	entity of Contacts by Contacts(<Int32 i64 -1>)
	select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
BIND Contacts(2147483647)
	entity of Contacts by Contacts(<Int32 i64 2147483647>)
	select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
BIND Contacts(2147483648)
	404 NotFound 'ID' at 9: No entity has this key: 'ID' is of type Edm.Int32
BIND Contacts(99999999999999999999999999999)
	404 NotFound 'ID' at 9: No entity has this key: 'ID' is of type Edm.Int32
BIND Contacts(@k)?@k=7
	entity of Contacts by Contacts(<Int32 i64 7>)
	select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
BIND Contacts(@k)?@k='7'
	entity of Contacts by Contacts(<Int32 i64 7>)
	select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
BIND Contacts(@k)
	400 InvalidLiteral 'ID' at 9: The value of key 'ID' must be a literal, not null
BIND Contacts(@k)?@k=@l&@l=@k
	400 BadRequest 'k' at 9: The parameter alias '@k' refers to itself
BIND Contacts(@k)?@k=1 add 1
	501 NotImplemented 'ID' at 9: Only literals are supported as key values
BIND Contacts()
	400 BadRequest 'Contacts' at 0: The key in parentheses is empty
BIND Contacts(Foo=1)
	400 UnknownName 'Foo' at 9: Contacts has no property 'Foo'
BIND Contacts(Name='x')
	400 UnknownName 'Name' at 9: 'Name' is not part of the key of Contacts
BIND Contacts(ID=1,ID=2)
	400 BadRequest 'ID' at 9: The key property 'ID' is given twice
BIND Contacts(ID=1,id=2)
	400 BadRequest 'ID' at 9: The key property 'ID' is given twice
BIND OrderLines(1)
	400 BadRequest 'OrderLines' at 11: The key of OrderLines has 2 parts: write each as name=value
BIND OrderLines(OrderID=1)
	400 BadRequest 'No' at 0: The key of OrderLines lacks 'No'
BIND OrderLines(No=2,OrderID=1)
	entity of OrderLines by OrderLines(<Int32 i64 1>,<Int32 i64 2>)
	select OrderID No ProductID Qty Price
BIND OrderLines(OrderID=1,No=99999)
	404 NotFound 'No' at 24: No entity has this key: 'No' is of type Edm.Int16
BIND Products('A%2FB')
	entity of Products by Products(<String str 'A/B'>)
	select Code ID Title Made
BIND Products('O''Neil')
	entity of Products by Products(<String str 'O'Neil'>)
	select Code ID Title Made
BIND Products(5)
	400 InvalidLiteral 'Code' at 9: Key 'Code' is of type Edm.String, not Edm.Int32
BIND Contacts(1)/Name
	property of Contacts by Contacts(<Int32 i64 1>) property Name
	select Name
BIND Contacts(1)/name
	property of Contacts by Contacts(<Int32 i64 1>) property Name
	select Name
BIND Contacts(1)/Nam
	404 NotFound 'Nam' at 12: Contacts has no property 'Nam'; did you mean 'Name'?
BIND Contacts(1)/Name/$value
	value of Contacts by Contacts(<Int32 i64 1>) property Name
	select Name
BIND Contacts(1)/Name/$value/x
	400 SyntaxError 'the path' at 23: Nothing can follow the segment before position 23 of the path
BIND Contacts(1)/Name/$count
	400 BadRequest '$count' at 17: '$count' needs a collection before it
BIND Contacts(1)/Name/Foo
	404 NotFound 'Foo' at 17: 'Name' has no properties
BIND Contacts(1)/Name(1)
	400 BadRequest 'Name' at 12: The property 'Name' takes no key
BIND Contacts(1)/$value
	400 BadRequest '$value' at 12: '$value' needs a property before it: there is no media stream
BIND Contacts/$value
	400 BadRequest '$value' at 9: '$value' needs an entity or a property before it
BIND Contacts/$count
	count of Contacts by Contacts*
BIND Contacts/$count?$filter=ID gt 5
	count of Contacts by Contacts*
	filter (gt:Boolean ID:Int32 <Int32 i64 5>)
BIND Contacts/$count?$select=Name&$orderby=Company/Name desc&$expand=Company
	count of Contacts by Contacts*
BIND Contacts/$count?$select=Nothing
	400 UnknownName 'Nothing' at 24: Contacts has no property 'Nothing'
BIND Contacts/$count?$orderby=Nothing
	400 UnknownName 'Nothing' at 25: Contacts has no property 'Nothing'
BIND Contacts/$count?$top=5
	400 BadRequest '$top' at 16: '$top' is not allowed for '$count'
BIND Contacts/$count?$format=json
	400 BadRequest '$format' at 16: '$format' is not allowed for '$count'
BIND Contacts/$count/$count
	400 SyntaxError 'the path' at 15: Nothing can follow the segment before position 15 of the path
BIND Contacts(1)/$count
	400 BadRequest '$count' at 12: '$count' needs a collection before it
BIND Contacts/Name
	400 BadRequest 'Name' at 9: 'Name' follows a collection: put a key before it
BIND Contacts/5
	entity of Contacts by Contacts(<Int32 i64 5>)
	select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
BIND Contacts(1)/Company
	entity of Companies by Contacts(<Int32 i64 1>)/Company
	select ID Name Country ParentID Revenue Rating Founded Active CreatedAt
BIND Contacts(1)/Company/Name
	property of Companies by Contacts(<Int32 i64 1>)/Company property Name
	select Name
BIND Contacts(1)/Company(2)
	400 BadRequest 'Company' at 12: 'Company' is a single entity and takes no key
BIND Contacts(1)/Company/Parent/Parent/Children
	collection of Companies by Contacts(<Int32 i64 1>)/Company/Parent/Parent/Children*
	select ID Name Country ParentID Revenue Rating Founded Active CreatedAt
BIND Contacts(1)/Orders
	collection of Orders by Contacts(<Int32 i64 1>)/Orders*
	select ID ContactID BillToID Placed Total Paid
BIND Contacts(1)/Orders(5)
	entity of Orders by Contacts(<Int32 i64 1>)/Orders(<Int32 i64 5>)
	select ID ContactID BillToID Placed Total Paid
BIND Contacts(1)/Orders(5)/Lines(OrderID=5,No=1)/Product/Title
	property of Products by Contacts(<Int32 i64 1>)/Orders(<Int32 i64 5>)/Lines(<Int32 i64 5>,<Int32 i64 1>)/Product property Title
	select Title
BIND Contacts(1)/Orders/$count
	count of Orders by Contacts(<Int32 i64 1>)/Orders*
BIND Contacts(1)/Tags
	collection of Tags by Contacts(<Int32 i64 1>)/Tags*
	select ID Name
BIND Contacts(1)/Company?$filter=true
	400 BadRequest '$filter' at 20: '$filter' is not allowed for a single entity
BIND Contacts(1)?$top=1
	400 BadRequest '$top' at 12: '$top' is not allowed for a single entity
BIND Contacts(1)?$select=Name&$expand=Company
	entity of Contacts by Contacts(<Int32 i64 1>)
	select Name
	context Name
	expand Company
		entity of Companies
		select ID Name Country ParentID Revenue Rating Founded Active CreatedAt
BIND Contacts(1)/Name?$select=Name
	400 BadRequest '$select' at 17: '$select' is not allowed for a property
BIND Contacts(1)/Name?$format=json
	property of Contacts by Contacts(<Int32 i64 1>) property Name
	select Name
	skiptoken '' format 'json'
BIND Contacts/$ref
	collection of Contacts by Contacts*
	ref
BIND Contacts(1)/Company/$ref
	entity of Companies by Contacts(<Int32 i64 1>)/Company
	ref
BIND Contacts/$filter(@f)?@f=true
	collection of Contacts by Contacts*
	select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
	filter <Boolean bool true>
BIND Contacts/$each
	501 NotImplemented '$each' at 9: '$each', which is for changes, is not supported
BIND Contacts/Crm.Contacts
	collection of Contacts by Contacts*
	select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
BIND Contacts(1)/Crm.Foo()
	404 NotFound 'Crm.Foo' at 12: There is no type 'Crm.Foo', and no function
BIND Foo()
	404 NotFound 'Foo' at 0: There is no entity set 'Foo'
BIND $batch
	501 NotImplemented '$batch' at 0: '$batch' is not supported
BIND $all
	all
BIND $crossjoin(Contacts,Orders)
	collection of $crossjoin(Contacts,Orders) by $crossjoin(Contacts,Orders)*
BIND $entity?$id=Contacts(1)
	501 NotImplemented '$entity' at 0: '$entity' is not supported
BIND Contacts/$query
	501 NotImplemented '$query' at 9: '$query' is not supported
limit joins 3
BIND Contacts(1)/Company/Parent/Parent/Parent/Parent
	400 LimitExceeded 'Parent' at 41: More than 5 segments in a path (joins_max)

# keys as segments
limit joins 24
BIND Contacts/5
	entity of Contacts by Contacts(<Int32 i64 5>)
	select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
BIND Contacts/5/Company/Contacts/7/Name
	property of Contacts by Contacts(<Int32 i64 5>)/Company/Contacts(<Int32 i64 7>) property Name
	select Name
BIND Contacts/-5
	entity of Contacts by Contacts(<Int32 i64 -5>)
	select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
BIND Contacts/x
	400 InvalidLiteral 'x' at 9: 'x' is no literal of Edm.Int32
BIND Contacts/Name
	400 BadRequest 'Name' at 9: 'Name' follows a collection: put a key before it
BIND Contacts/99999999999
	404 NotFound 'ID' at 9: No entity has this key: 'ID' is of type Edm.Int32
BIND Contacts/Crm.Foo
	404 NotFound 'Crm.Foo' at 9: There is no type 'Crm.Foo', and no function
BIND Contacts/5/6
	404 NotFound '6' at 11: Contacts has no property '6'
BIND Contacts/$count/5
	400 SyntaxError 'the path' at 15: Nothing can follow the segment before position 15 of the path
BIND Contacts/5/$ref
	entity of Contacts by Contacts(<Int32 i64 5>)
	ref
BIND Contacts/$ref?$filter=ID gt 3&$top=2
	collection of Contacts by Contacts*
	filter (gt:Boolean ID:Int32 <Int32 i64 3>)
	top 2 skip 0
	ref
BIND Contacts/$ref?$select=ID
	400 BadRequest '$select' at 14: '$select' is not allowed for '$ref'
BIND Contacts/$ref?$expand=Company
	400 BadRequest '$expand' at 14: '$expand' is not allowed for '$ref'
BIND Contacts(1)/Name/$ref
	404 NotFound '$ref' at 17: '$ref' needs an entity or a collection of entities before it
# filters as segments
BIND Contacts/$filter(ID gt 3)?$filter=ID lt 9
	collection of Contacts by Contacts*
	select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
	filter (and:Boolean (gt:Boolean ID:Int32 <Int32 i64 3>) (lt:Boolean ID:Int32 <Int32 i64 9>))
BIND Contacts/$filter(ID gt 3)/$filter(@a)/$count?@a=ID lt 9
	count of Contacts by Contacts*
	filter (and:Boolean (gt:Boolean ID:Int32 <Int32 i64 3>) (lt:Boolean ID:Int32 <Int32 i64 9>))
BIND Contacts/$filter(ID gt 3)/5
	entity of Contacts by Contacts(<Int32 i64 5>)
	select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
	filter (gt:Boolean ID:Int32 <Int32 i64 3>)
BIND Contacts/$filter(ID gt 3)(5)
	entity of Contacts by Contacts(<Int32 i64 5>)
	select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
	filter (gt:Boolean ID:Int32 <Int32 i64 3>)
BIND Contacts/$filter(ID gt 3)/$ref
	collection of Contacts by Contacts*
	filter (gt:Boolean ID:Int32 <Int32 i64 3>)
	ref
BIND Contacts/$filter(ID gt 3)/5/Company
	entity of Companies by Contacts(<Int32 i64 5>)/Company
	select ID Name Country ParentID Revenue Rating Founded Active CreatedAt
BIND Contacts(5)/$filter(ID gt 3)
	400 BadRequest '$filter' at 12: '$filter' needs a collection before it
BIND Contacts/$filter(ID)
	400 TypeMismatch '$filter' at 17: A filter must be Edm.Boolean, not Edm.Int32
BIND Contacts/$filter(Nope eq 1)
	400 UnknownName 'Nope' at 17: Contacts has no property 'Nope'; did you mean 'Name'?
BIND Contacts/$filter(true)/$filter(true)/$filter(true)/$filter(true)/$filter(true)/$filter(true)/$filter(true)/$filter(true)/$filter(true)
	400 LimitExceeded '$filter' at 121: More than 8 '$filter' segments in a path
# references and counts in $expand
BIND Contacts?$select=ID&$expand=Company/$ref
	collection of Contacts by Contacts*
	select ID
	context ID
	expand Company
		entity of Companies
		ref
BIND Companies?$select=ID&$expand=Contacts/$ref($top=2;$orderby=ID desc)
	collection of Companies by Companies*
	select ID
	context ID
	expand Contacts
		collection of Contacts
		order ID:Int32 desc
		top 2 skip 0
		ref
BIND Companies?$select=ID&$expand=Contacts/$count
	collection of Companies by Companies*
	select ID
	context ID
	expand Contacts
		collection of Contacts
		top 0 skip 0 count
		totals
BIND Companies?$select=ID&$expand=Contacts/$count($filter=ID gt 3)
	collection of Companies by Companies*
	select ID
	context ID
	expand Contacts
		collection of Contacts
		filter (gt:Boolean ID:Int32 <Int32 i64 3>)
		top 0 skip 0 count
		totals
BIND Contacts?$select=ID&$expand=Company/$count
	400 BadRequest 'Company' at 36: '$count' needs a collection before it
BIND Contacts?$select=ID&$expand=*/$ref
	collection of Contacts by Contacts*
	select ID
	context ID
	expand Company
		entity of Companies
		ref
	expand Boss
		entity of Contacts
		ref
	expand Team
		collection of Contacts
		ref
	expand Orders
		collection of Orders
		ref
	expand Tags
		collection of Tags
		ref
