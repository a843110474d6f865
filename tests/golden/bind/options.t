# System query options: which go where, $select, $expand, $orderby.
model ../crm.model
BIND Tags?$top=5&$skip=10&$count=true
	collection of Tags by Tags*
	select ID Name
	top 5 skip 10 count
BIND Tags?$count=false
	collection of Tags by Tags*
	select ID Name
BIND Tags?$top=0
	collection of Tags by Tags*
	select ID Name
	top 0 skip 0
BIND Tags?top=1
	collection of Tags by Tags*
	select ID Name
	top 1 skip 0
BIND Tags?$skiptoken=abc&$format=json
	collection of Tags by Tags*
	select ID Name
	skiptoken 'abc' format 'json'
BIND Tags?$select=Name
	collection of Tags by Tags*
	select Name
	context Name
BIND Tags?$select=name,ID,Name
	collection of Tags by Tags*
	select ID Name
	context Name ID
BIND Tags?$select=*
	collection of Tags by Tags*
	select ID Name
	context *
BIND Tags?$select=*,Name
	collection of Tags by Tags*
	select ID Name
	context * Name
BIND Companies?$select=*
	collection of Companies by Companies*
	select ID Name Country ParentID Revenue Rating Founded Active Logo CreatedAt
	context *
BIND Companies
	collection of Companies by Companies*
	select ID Name Country ParentID Revenue Rating Founded Active CreatedAt
BIND Tags?$select=Contacts
	collection of Tags by Tags*
	context Contacts
BIND Tags?$select=Nme
	400 UnknownName 'Nme' at 13: Tags has no property 'Nme'; did you mean 'Name'?
BIND Tags?$select=Contacts/Name
	400 BadRequest 'Contacts' at 13: '$select' cannot lead through 'Contacts': use '$expand'
BIND Tags?$select=Name/Foo
	400 UnknownName 'Foo' at 18: 'Name' has no properties
BIND Tags?$select=Contacts($top=1)
	400 BadRequest 'Contacts' at 13: '$select' takes no options for a navigation property: use '$expand'
BIND Tags?$select=Crm.*
	501 NotImplemented 'Crm' at 13: '*' is not supported
BIND Tags?$select=Crm.Tags/Name
	collection of Tags by Tags*
	select Name
	context Name
BIND Tags?$select=@Core.Messages
	501 NotImplemented 'Core.Messages' at 13: An annotation is not supported
BIND Tags?$expand=Contacts
	collection of Tags by Tags*
	select ID Name
	expand Contacts
		collection of Contacts
		select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
BIND Tags?$expand=contacts($select=Name;$filter=ID gt 1;$orderby=Name desc;$top=3;$skip=1;$count=true)
	collection of Tags by Tags*
	select ID Name
	expand Contacts
		collection of Contacts
		select Name
		context Name
		filter (gt:Boolean ID:Int32 <Int32 i64 1>)
		order Name:String desc
		top 3 skip 1 count
BIND Tags?$expand=Contacts($select=ID;$expand=Company($select=Name;$expand=Parent($select=ID)))
	collection of Tags by Tags*
	select ID Name
	expand Contacts
		collection of Contacts
		select ID
		context ID
		expand Company
			entity of Companies
			select Name
			context Name
			expand Parent
				entity of Companies
				select ID
				context ID
BIND Tags?$expand=Contacts($select=ID),Contacts
	400 BadRequest 'Contacts' at 34: 'Contacts' is expanded twice
BIND Tags?$expand=Name
	400 BadRequest 'Name' at 13: 'Name' is no navigation property: use '$select'
BIND Tags?$expand=Foo
	400 UnknownName 'Foo' at 13: Tags has no property 'Foo'
BIND Tags?$expand=Contacts/$ref
	collection of Tags by Tags*
	select ID Name
	expand Contacts
		collection of Contacts
		ref
BIND Tags?$expand=Contacts/$count
	collection of Tags by Tags*
	select ID Name
	expand Contacts
		collection of Contacts
		top 0 skip 0 count
		totals
BIND Tags?$expand=Contacts/Company
	400 BadRequest 'Contacts' at 13: Expand through 'Contacts' with Contacts($expand=…)
BIND Tags?$expand=Contacts/Crm.Contacts
	collection of Tags by Tags*
	select ID Name
	expand Contacts
		collection of Contacts
		select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
BIND Tags?$expand=*
	collection of Tags by Tags*
	select ID Name
	expand Contacts
		collection of Contacts
		select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
BIND Tags?$expand=*,Contacts($select=ID)
	collection of Tags by Tags*
	select ID Name
	expand Contacts
		collection of Contacts
		select ID
		context ID
BIND Tags?$expand=*($levels=2)
	collection of Tags by Tags*
	select ID Name
	expand Contacts
		collection of Contacts
		select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
		expand Company
			entity of Companies
			select ID Name Country ParentID Revenue Rating Founded Active CreatedAt
		expand Boss
			entity of Contacts
			select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
		expand Team
			collection of Contacts
			select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
		expand Orders
			collection of Orders
			select ID ContactID BillToID Placed Total Paid
		expand Tags
			collection of Tags
			select ID Name
BIND Tags?$expand=*/$ref
	collection of Tags by Tags*
	select ID Name
	expand Contacts
		collection of Contacts
		ref
BIND Tags?$expand=$value
	501 NotImplemented '$value' at 13: '$value' in this place is not supported
BIND Orders?$select=ID&$expand=*
	collection of Orders by Orders*
	select ID
	context ID
	expand Contact
		entity of Contacts
		select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
	expand BillTo
		entity of Companies
		select ID Name Country ParentID Revenue Rating Founded Active CreatedAt
	expand Lines
		collection of OrderLines
		select OrderID No ProductID Qty Price
BIND Orders?$expand=Contact($filter=ID eq 1)
	400 BadRequest '$filter' at 23: '$filter' is not allowed for a single entity inside '$expand'
BIND Orders?$expand=Contact($top=1)
	400 BadRequest '$top' at 23: '$top' is not allowed for a single entity inside '$expand'
BIND Orders?$expand=Contact($levels=2)
	400 BadRequest '$levels' at 23: '$levels' needs a navigation property that leads back to its own type; 'Contact' leads to Contacts
BIND Orders?$expand=Contact($search=x)
	400 BadRequest '$search' at 23: '$search' is not allowed for a single entity inside '$expand'
BIND Orders?$expand=Contact($compute=1 as x)
	collection of Orders by Orders*
	select ID ContactID BillToID Placed Total Paid
	expand Contact
		entity of Contacts
		select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
		compute x <Int32 i64 1>
		context * x
BIND Orders?$select=ID&$expand=Contact($select=ID;$expand=Company($select=ID;$filter=true))
	400 BadRequest '$filter' at 72: '$filter' is not allowed for a single entity inside '$expand'
BIND Tags?$orderby=Name
	collection of Tags by Tags*
	select ID Name
	order Name:String
BIND Tags?$orderby=Name desc,ID asc
	collection of Tags by Tags*
	select ID Name
	order Name:String desc
	order ID:Int32
BIND Orders?$select=ID&$orderby=Contact/Company/Name desc,Contact/Name,Total add 1
	collection of Orders by Orders*
	select ID
	context ID
	order Contact/Company/Name:String? desc
	order Contact/Name:String
	order (add:Decimal Total:Decimal <Int32 i64 1>)
	joins 1=Contact/ 2=Contact/Company/
BIND Orders?$select=ID&$orderby=Contact/Company/Parent/Name,Contact/Company/Name
	collection of Orders by Orders*
	select ID
	context ID
	order Contact/Company/Parent/Name:String?
	order Contact/Company/Name:String?
	joins 1=Contact/ 2=Contact/Company/ 3=Contact/Company/Parent/
BIND Orders?$orderby=Contact
	400 TypeMismatch '$orderby' at 16: '$orderby' does not take an entity
BIND Orders?$orderby=Lines
	400 TypeMismatch 'Lines' at 16: 'Lines' is a collection and cannot be used as a single value
BIND Orders?$orderby=Lines/$count
	collection of Orders by Orders*
	select ID ContactID BillToID Placed Total Paid
	order (count Lines#1/)
BIND Orders?$orderby=1,ID
	collection of Orders by Orders*
	select ID ContactID BillToID Placed Total Paid
	order ID:Int64
BIND Orders?$orderby=Foo
	400 UnknownName 'Foo' at 16: Orders has no property 'Foo'
BIND Contacts?$orderby=Place
	400 TypeMismatch '$orderby' at 18: '$orderby' does not take Edm.GeometryPoint
BIND Contacts?$select=ID&$orderby=SeenAt sub SeenAt
	collection of Contacts by Contacts*
	select ID
	context ID
	order (DATETIME_DIFF:Int64? SeenAt:DateTimeOffset? SeenAt:DateTimeOffset?)
BIND Contacts?$select=ID&$orderby=length(Name) desc
	collection of Contacts by Contacts*
	select ID
	context ID
	order (LENGTH:Int32 Name:String) desc
BIND Tags?$search=x
	collection of Tags by Tags*
	select ID Name
	filter (SEARCH:Boolean Name:String <String str 'x'>)
BIND Tags?$compute=1 as x
	collection of Tags by Tags*
	select ID Name
	compute x <Int32 i64 1>
	context * x
BIND Tags?$apply=identity
	501 NotImplemented '$apply' at 5: '$apply' is not supported
BIND Tags?$index=1
	501 NotImplemented '$index' at 5: '$index' is not supported
BIND Tags?$deltatoken=x
	collection of Tags by Tags*
	select ID Name
BIND Tags?$schemaversion=*
	collection of Tags by Tags*
	select ID Name
BIND Tags?$schemaversion=1.0
	404 NotFound '$schemaversion' at 5: There is no version '1.0' of the schema; the present one is ''
BIND Tags?$levels=1
	400 SyntaxError '$levels' at 5: The query option '$levels' is not allowed at position 5
BIND Tags?$id=x
	501 NotImplemented '$id' at 5: '$id' is not supported
limit joins 2
BIND Orders?$orderby=Contact/Company/Parent/Name
	400 LimitExceeded 'Parent' at 32: More than 2 navigation paths in one query (joins_max)
BIND Orders?$orderby=Contact/Name,Contact/Company/Name,BillTo/Name
	400 LimitExceeded 'BillTo' at 50: More than 2 navigation paths in one query (joins_max)
limit expand 1
BIND Tags?$expand=Contacts($expand=Company)
	400 LimitExceeded 'Company' at 30: '$expand' is nested more than 1 levels deep (expand_depth)
limit items 2
BIND Companies?$expand=*
	400 LimitExceeded 'Contacts' at 18: More than 2 navigation properties in '$expand' (expand_items)
limit top 100
BIND Tags?$top=101
	400 LimitExceeded '$top' at 5: '$top' is larger than 100
BIND Tags?$top=100
	collection of Tags by Tags*
	select ID Name
	top 100 skip 0
