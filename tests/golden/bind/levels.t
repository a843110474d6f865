# $levels: URL Conventions 5.1.4.3.
model ../crm.model
BIND Contacts(1)?$select=ID&$expand=Boss($select=ID;$levels=1)
	entity of Contacts by Contacts(<Int32 i64 1>)
	select ID
	context ID
	expand Boss
		entity of Contacts
		select ID
		context ID
BIND Contacts(1)?$select=ID&$expand=Boss($select=ID;$levels=3)
	entity of Contacts by Contacts(<Int32 i64 1>)
	select ID
	context ID
	expand Boss+
		entity of Contacts
		select ID
		context ID
		expand Boss+ again
			entity of Contacts
			select ID
			context ID
			expand Boss again
				entity of Contacts
				select ID
				context ID
BIND Contacts(1)?$select=ID&$expand=Boss($select=ID;$levels=2;$expand=Orders($select=ID)),Team($select=ID;$filter=Vip;$top=1;$levels=2)
	entity of Contacts by Contacts(<Int32 i64 1>)
	select ID
	context ID
	expand Boss+
		entity of Contacts
		select ID
		context ID
		expand Orders
			collection of Orders
			select ID
			context ID
		expand Boss again
			entity of Contacts
			select ID
			context ID
			expand Orders
				collection of Orders
				select ID
				context ID
	expand Team+
		collection of Contacts
		select ID
		context ID
		filter Vip:Boolean?
		top 1 skip 0
		expand Team again
			collection of Contacts
			select ID
			context ID
			filter Vip:Boolean?
			top 1 skip 0
limit expand 3
BIND Companies?$select=ID&$expand=Children($levels=max;$select=ID)
	collection of Companies by Companies*
	select ID
	context ID
	expand Children+
		collection of Companies
		select ID
		context ID
		expand Children+ again
			collection of Companies
			select ID
			context ID
			expand Children+ again
				collection of Companies
				select ID
				context ID
BIND Companies?$select=ID&$expand=Children($levels=4;$select=ID)
	400 LimitExceeded 'Children' at 29: '$expand' is nested more than 3 levels deep (expand_depth)
BIND Companies?$select=ID&$expand=Children($levels=3;$select=ID)
	collection of Companies by Companies*
	select ID
	context ID
	expand Children+
		collection of Companies
		select ID
		context ID
		expand Children+ again
			collection of Companies
			select ID
			context ID
			expand Children again
				collection of Companies
				select ID
				context ID
limit items 2
BIND Companies?$select=ID&$expand=Children($levels=max;$select=ID)
	collection of Companies by Companies*
	select ID
	context ID
	expand Children+
		collection of Companies
		select ID
		context ID
		expand Children+ again
			collection of Companies
			select ID
			context ID
BIND Companies?$select=ID&$expand=Children($levels=3;$select=ID)
	400 LimitExceeded 'Children' at 29: More than 2 navigation properties in '$expand' (expand_items)
limit items 50
BIND Tags?$select=ID&$expand=*($levels=1)
	collection of Tags by Tags*
	select ID
	context ID
	expand Contacts
		collection of Contacts
		select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
BIND OrderLines?$select=No&$expand=*($levels=2)
	collection of OrderLines by OrderLines*
	select No
	context No
	expand Order
		entity of Orders
		select ID ContactID BillToID Placed Total Paid
		expand Contact
			entity of Contacts
			select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
		expand BillTo
			entity of Companies
			select ID Name Country ParentID Revenue Rating Founded Active CreatedAt
		expand Lines
			collection of OrderLines
			select OrderID No ProductID Qty Price
	expand Product
		entity of Products
		select Code ID Title Made
limit items 6
BIND OrderLines?$select=No&$expand=*($levels=max)
	collection of OrderLines by OrderLines*
	select No
	context No
	expand Order
		entity of Orders
		select ID ContactID BillToID Placed Total Paid
		expand Contact
			entity of Contacts
			select ID Name Email Notes Born CompanyID BossID Score Balance Visits Level Small Big CallAt Waited SeenAt Token Hash Vip Status Flags Place
		expand BillTo
			entity of Companies
			select ID Name Country ParentID Revenue Rating Founded Active CreatedAt
		expand Lines
			collection of OrderLines
			select OrderID No ProductID Qty Price
	expand Product
		entity of Products
		select Code ID Title Made
limit items 7
BIND Products?$select=Code&$expand=*($levels=max)
	collection of Products by Products*
	select Code
	context Code
limit items 50
BIND Products?$select=Code&$expand=*($levels=max)
	collection of Products by Products*
	select Code
	context Code
limit items 6
limit expand 4
BIND Companies?$select=ID&$expand=Parent($levels=max;$select=ID;$expand=Contacts($select=ID))
	collection of Companies by Companies*
	select ID
	context ID
	expand Parent+
		entity of Companies
		select ID
		context ID
		expand Contacts
			collection of Contacts
			select ID
			context ID
		expand Parent+ again
			entity of Companies
			select ID
			context ID
			expand Contacts
				collection of Contacts
				select ID
				context ID
			expand Parent+ again
				entity of Companies
				select ID
				context ID
				expand Contacts
					collection of Contacts
					select ID
					context ID
limit items 50
BIND Companies?$select=ID&$expand=Parent($levels=max;$select=ID;$expand=Contacts($select=ID))
	collection of Companies by Companies*
	select ID
	context ID
	expand Parent+
		entity of Companies
		select ID
		context ID
		expand Contacts
			collection of Contacts
			select ID
			context ID
		expand Parent+ again
			entity of Companies
			select ID
			context ID
			expand Contacts
				collection of Contacts
				select ID
				context ID
			expand Parent+ again
				entity of Companies
				select ID
				context ID
				expand Contacts
					collection of Contacts
					select ID
					context ID
# refused
BIND Contacts?$expand=Boss($levels=2;$expand=Boss)
	400 BadRequest 'Boss' at 17: 'Boss' is expanded twice: by '$levels' and by '$expand'
BIND Contacts?$expand=Company($levels=2)
	400 BadRequest '$levels' at 25: '$levels' needs a navigation property that leads back to its own type; 'Company' leads to Companies
BIND Contacts?$expand=Company($levels=max)
	400 BadRequest '$levels' at 25: '$levels' needs a navigation property that leads back to its own type; 'Company' leads to Companies
BIND Contacts?$expand=Boss($levels=0)
	400 SyntaxError '$levels' at 30: $levels must be a positive whole number or max, not '0', at position 30
BIND Contacts?$expand=Boss($levels=-1)
	400 SyntaxError '$levels' at 30: $levels must be a positive whole number or max, not '-1', at position 30
BIND Contacts?$expand=Boss($levels=2;$levels=2)
	400 DuplicateQueryOption '$levels' at 32: The query option '$levels' at position 32 is given twice
BIND Contacts?$levels=2
	400 SyntaxError '$levels' at 9: The query option '$levels' is not allowed at position 9
