#!/bin/sh
# The overlay: one that uses everything against its golden model, and each
# mistake with its sentence. UPDATE=1 rewrites the golden file.
: "${srcdir:=.}"
db=ov
# shellcheck source=tests/catalog/lib.sh
. "$srcdir/tests/catalog/lib.sh"
sql -e "CREATE DATABASE ov" && sql ov < "$here/overlay.sql" || exit 99

model text "$here/overlay.json" > "$dir/text" 2> "$dir/why"
result $? "the overlay is right"
[ -z "$UPDATE" ] || cp "$dir/text" "$here/overlay.golden"
diff "$here/overlay.golden" "$dir/text" > "$dir/why"
result $? "it gives the golden model"
if command -v xmllint > /dev/null && [ -d "$LATCHKEY_SHARED/xsd" ]; then
  model csdl "$here/overlay.json" > "$dir/csdl" &&
    xmllint --nonet --noout --schema "$LATCHKEY_SHARED/xsd/edmx.xsd" "$dir/csdl" > "$dir/why" 2>&1
  result $? "its \$metadata is valid"
fi
f1=$(model fingerprint "$here/overlay.json")
sed 's/"page_size": 2/"page_size": 3/' "$here/overlay.json" > "$dir/m.json"
f2=$(model fingerprint "$dir/m.json")
[ -n "$f1" ] && [ -n "$f2" ] && [ "$f1" != "$f2" ]
result $? "another page size is another model"
echo '{}' > "$dir/m.json"
model text "$dir/m.json" > "$dir/empty"
"$builddir/tests/catalog/print" "$LATCHKEY_DB_SOCKET" root ov text > "$dir/none"
cmp "$dir/empty" "$dir/none" > "$dir/why" 2>&1
result $? "an empty overlay changes nothing"

p() { # MEMBERS: of people, which has a key
  t people "\"columns\":{\"id\":{\"type\":\"Guid\"}},$1"
}

# JSON
refused '{"tables": }' '$: line 1, column 12: no JSON: unexpected character'
refused '[]' '$: expected an object'
refused '{"tables":{}' '$: line 1, column 13: no JSON: it ends too early'
refused '{} x' '$: line 1, column 4: no JSON: unexpected character'
refused '{"tables":{"orgs":{"hide":false,"hide":true}}}' '$.tables.orgs.hide: it is given twice'
refused '{"tablez":{}}' '$.tablez: there is no member of this name'
refused '{"tables":[]}' '$.tables: expected an object of tables'
refused "$(t 'a b' '')" "\$.tables['a b']: there is no table 'a b' in the database 'ov', or the account may not see it"
refused "$(t orgs '"hide":1')" '$.tables.orgs.hide: expected true or false'
refused "$(t orgs '"name":"a b"')" "\$.tables.orgs.name: 'a b' is no name: letters, digits and _, no digit first, at most 128, no word of the language"
refused "$(t orgs '"page_size":0')" '$.tables.orgs.page_size: expected a whole number from 1 to 1000000'
refused "$(t orgs '"page_size":1000001')" '$.tables.orgs.page_size: expected a whole number from 1 to 1000000'
refused '{"namespace":"Edm"}' "\$.namespace: 'Edm' is reserved"
rm -f "$dir/m.json"
model text "$dir/m.json" 2> "$dir/got" || true
grep -q 'm.json: \$: No such file' "$dir/got"
result $? "a file that is not there"
head -c 5000000 /dev/zero | tr '\0' ' ' > "$dir/m.json"
model text "$dir/m.json" 2> "$dir/got" || true
grep -q 'it is larger than 4194304 bytes' "$dir/got"
result $? "a file that is too large"

# All at once
refused "$(t orgs '"page_size":-1,"columns":{"x":{},"kind":{"type":"Guid"}}')" \
  '$.tables.orgs.page_size: expected a whole number from 1 to 1000000' \
  "\$.tables.orgs.columns.x: the table 'orgs' has no column 'x'" \
  "\$.tables.orgs.columns.kind.type: Edm.Guid is made of CHAR(36), VARCHAR(36) or BINARY(16), but 'kind' is tinyint(4)"

# Names
refused "$(t orgs '"name":"people"')" "\$.tables.orgs.name: the name 'people' is that of another one in the database: rename or hide that too"
refused '{"tables":{"orgs":{"name":"X"},"labels":{"name":"X"}}}' "\$.tables.orgs.name: the name 'X' is given by \$.tables.labels.name already"
refused "$(t orgs '"columns":{"title":{"name":"kind"}}')" "\$.tables.orgs.columns.title.name: the name 'kind' is that of another one in the database: rename or hide that too"
refused "$(t orgs '"columns":{"title":{"name":"a"},"kind":{"name":"a"}}')" "\$.tables.orgs.columns.kind.name: the name 'a' is given by \$.tables.orgs.columns.title.name already"
refused "$(t depts '"foreign_keys":{"fk_depts_org":{"name":"name"}}')" "\$.tables.depts.foreign_keys.fk_depts_org.name: the name 'name' is taken: rename or hide what has it"
refused "$(t depts '"foreign_keys":{"fk_depts_org":{"inverse":"title"}}')" "\$.tables.depts.foreign_keys.fk_depts_org.inverse: the name 'title' is taken: rename or hide what has it"
refused "$(t depts '"foreign_keys":{"fk_x":{"name":"a"}}')" "\$.tables.depts.foreign_keys.fk_x: the table 'depts' has no foreign key 'fk_x'"
refused "$(t orgs '"hide":true,"name":"X"')" '$.tables.orgs: the table is hidden: it needs no name, description, page_size, search, types, media or computed'
refused "$(t orgs '"columns":{"org_id":{"hide":true},"uid":{"hide":true}}')" '$.tables.orgs: the table is not exposed: no key: column org_id of its key PRIMARY is left out: the overlay hides it'
refused "$(t orgs '"columns":{"kind":{},"KIND":{}}')" "\$.tables.orgs.columns.KIND: the column 'kind' stands there already"

# Keys
refused "$(t logs '"key":{"columns":["seq"]}')" \
  "\$.tables.logs.key.columns: the column 'seq' allows null; say \"trusted\": true if it never is" \
  "\$.tables.logs.key.columns: no unique index proves that these columns identify a row of 'logs'; say \"trusted\": true if they do"
refused "$(t logs '"key":{"columns":["x"],"trusted":true}')" "\$.tables.logs.key.columns: the table 'logs' has no column 'x'" \
  '$.tables.logs: the table is not exposed: no key: it has neither a primary key nor a unique key'
refused "$(t logs '"key":{"columns":[]}')" '$.tables.logs.key.columns: expected at least one name' \
  '$.tables.logs: the table is not exposed: no key: it has neither a primary key nor a unique key'
refused "$(t logs '"key":{}')" '$.tables.logs.key: columns is missing' \
  '$.tables.logs: the table is not exposed: no key: it has neither a primary key nor a unique key'
refused "$(t logs '"page_size":5')" '$.tables.logs: the table is not exposed: no key: it has neither a primary key nor a unique key'
refused "$(t people '"key":{"columns":["boss"],"trusted":true}')" '$.tables.people: the table is not exposed: column boss of its key of the overlay is Edm.Binary, which no key can be'

# Functions
f() { # NAME MEMBERS: an overlay of one function
  printf '{"functions":{"%s":{%s}}}' "$1" "$2"
}
many=$(seq -s, -f 'p%g INT' 17)
sql ov -e "CREATE FUNCTION f_ok(a INT, b DATE) RETURNS INT READS SQL DATA RETURN a;
  CREATE FUNCTION f_text(a INT) RETURNS TEXT NO SQL RETURN a; CREATE FUNCTION f_same(a INT, b DATE) RETURNS INT NO SQL RETURN a;
  CREATE FUNCTION f_writes() RETURNS INT MODIFIES SQL DATA RETURN 1; CREATE FUNCTION f_unsaid() RETURNS INT RETURN 1;
  CREATE FUNCTION f_geo(a POINT) RETURNS INT NO SQL RETURN 1; CREATE FUNCTION f_point() RETURNS POINT NO SQL RETURN NULL;
  CREATE FUNCTION f_many($many) RETURNS INT NO SQL RETURN 1; CREATE PROCEDURE f_procedure() SELECT 1"
refused "$(f nix '')" "\$.functions.nix: there is no stored function 'nix' in the database 'ov', or the account may not execute it (latchkeyctl init grants it)"
refused "$(f f_procedure '')" "\$.functions.f_procedure: there is no stored function 'f_procedure' in the database 'ov', or the account may not execute it (latchkeyctl init grants it)"
refused "$(f x '"routine":"nix"')" "\$.functions.x.routine: there is no stored function 'nix' in the database 'ov', or the account may not execute it (latchkeyctl init grants it)"
refused "$(f f_writes '')" "\$.functions.f_writes: the stored function 'f_writes' is declared MODIFIES SQL DATA: only NO SQL and READS SQL DATA are exposed"
refused "$(f f_unsaid '')" "\$.functions.f_unsaid: the stored function 'f_unsaid' is declared CONTAINS SQL: only NO SQL and READS SQL DATA are exposed"
refused "$(f f_geo '')" "\$.functions.f_geo: the parameter 'a' is point, which no function can take"
refused "$(f f_point '')" '$.functions.f_point: it yields point, which is not supported'
refused "$(f f_many '')" '$.functions.f_many: it has more than 16 parameters'
refused "$(f f_ok '"returns":"Int32"')" '$.functions.f_ok.returns: there is no member of this name'
refused "$(f f_ok '"name":"a b"')" "\$.functions.f_ok.name: 'a b' is no name: letters, digits and _, no digit first, at most 128, no word of the language"
refused "$(f f_ok '"name":"orgs"')" "\$.functions.f_ok.name: the name 'orgs' is taken: rename or hide what has it"
refused "$(f f_ok '"parameters":{"c":"x"}')" "\$.functions.f_ok.parameters.c: the function 'f_ok' has no parameter 'c'"
refused "$(f f_ok '"parameters":{"a":"b"}')" "\$.functions.f_ok: two parameters have the name 'b'"
refused "$(f f_ok '"columns":{"a":"org_id"}')" '$.functions.f_ok: columns need a table: bound_to is missing'
refused "$(f f_ok '"bound_to":"orgs"')" '$.functions.f_ok: bound_to needs columns: which parameters are columns of the table'
refused "$(f f_ok '"bound_to":"nix","columns":{"a":"org_id"}')" "\$.functions.f_ok.bound_to: there is no table 'nix' in the database"
refused "$(f f_ok '"bound_to":"logs","columns":{"a":"seq"}')" "\$.functions.f_ok.bound_to: the table 'logs' is not exposed"
refused "$(f f_ok '"bound_to":"orgs","columns":{"a":"nix"}')" "\$.functions.f_ok.columns.a: the table 'orgs' has no column 'nix'"
refused "$(f f_ok '"bound_to":"orgs","columns":{"z":"org_id"}')" "\$.functions.f_ok.columns.z: the function 'f_ok' has no parameter 'z'"
refused '{"functions":{"f_ok":{"name":"F"},"f_same":{"name":"F"}}}' "\$.functions.f_same: there is a function 'F' with the same parameters"
refused '{"functions":{"f_ok":{"name":"F"},"f_text":{"name":"F"}}}' "\$.functions.f_text: functions of one name yield one type, but this 'F' yields Edm.String and another Edm.Int32"
refused '{"functions":[]}' '$.functions: expected an object of functions'

# Alternate keys
refused "$(t orgs '"alternate_keys":[["title"]]')" "\$.tables.orgs.alternate_keys[0]: no unique index proves that these columns identify a row of 'orgs'"
refused "$(t orgs '"alternate_keys":[["org_id"]]')" '$.tables.orgs.alternate_keys[0]: there is this key already'
refused "$(t orgs '"alternate_keys":[["uid"],["uid"]]')" '$.tables.orgs.alternate_keys[1]: there is this key already'
refused "$(t orgs '"alternate_keys":[["uid","nix"]]')" "\$.tables.orgs.alternate_keys[0]: the table 'orgs' has no column 'nix'"
refused "$(t orgs '"alternate_keys":[["uid"]],"columns":{"uid":{"hide":true}}')" "\$.tables.orgs.alternate_keys[0]: the column 'uid' is left out: the overlay hides it"
refused "$(t orgs '"alternate_keys":[[]]')" '$.tables.orgs.alternate_keys[0]: expected at least one name'
refused "$(t orgs '"alternate_keys":["uid"]')" '$.tables.orgs.alternate_keys[0]: expected an array of names'

# Relations
refused "$(p '"relations":{"r":{"columns":["dept_org"],"to":"nix"}}')" "\$.tables.people.relations.r.to: there is no table 'nix' in the database"
refused "$(p '"relations":{"r":{"columns":["nix"],"to":"orgs"}}')" "\$.tables.people.relations.r.columns: the table 'people' has no column 'nix'"
refused "$(p '"relations":{"r":{"to":"orgs"}}')" '$.tables.people.relations.r: columns is missing'
refused "$(p '"relations":{"r":{"columns":["dept_org"],"to":"depts"}}')" "\$.tables.people.relations.r: to_columns is missing, and the table 'depts' has no primary key of 1 column"
refused "$(p '"relations":{"r":{"columns":["dept_org"],"to":"depts","to_columns":["org_id"]}}')" '$.tables.people.relations.r: there can be no navigation: what it leads to is not unique'
refused "$(p '"relations":{"r":{"columns":["dept_org"],"to":"depts","to_columns":["org_id","no"]}}')" '$.tables.people.relations.r.to_columns: expected as many as columns has'
refused "$(p '"relations":{"r":{"columns":["name"],"to":"orgs"}}')" '$.tables.people.relations.r: there can be no navigation: name is varchar(40) but org_id is int(11)'
refused "$(p '"relations":{"r":{"columns":["org_code"],"to":"orgs","to_columns":["uid"]}}')" '$.tables.people.relations.r: there can be no navigation: org_code has the collation utf8mb4_bin but uid has ascii_general_ci'
refused "$(p '"relations":{"r":{"columns":["boss"],"to":"people"}}')" '$.tables.people.relations.r: there can be no navigation: of boss and id one is an Edm.Guid made of BINARY(16); both must be'
refused "$(t depts '"relations":{"r":{"columns":["org_id"],"to":"orgs"}}')" '$.tables.depts.relations.r: fk_depts_org says so already'
refused "$(t depts '"relations":{"fk_depts_org":{"columns":["no"],"to":"labels"}}')" '$.tables.depts.relations.fk_depts_org: there is a foreign key of this name'
refused "$(t depts '"relations":{"r":{"columns":["no"],"to":"logs","to_columns":["seq"]}}')" '$.tables.depts.relations.r: there can be no navigation: the table logs that it leads to is left out'
refused "$(t depts '"link":{"from":"fk_depts_org","to":"x"}')" "\$.tables.depts.link.to: the table 'depts' has neither a foreign key nor a relation 'x'" \
  "\$.tables.depts.link: both ends must be navigation of 'depts'"
refused "$(t depts '"link":{"from":"fk_depts_org","to":"fk_depts_org"}')" '$.tables.depts.link: from and to are the same' \
  "\$.tables.depts.link: no unique key of 'depts' lies within its columns: a pair could be there twice"

# Types
refused "$(t orgs '"columns":{"title":{"type":"Boolean"}}')" "\$.tables.orgs.columns.title.type: Edm.Boolean is made of TINYINT or BIT(1), but 'title' is varchar(50)"
refused "$(t orgs '"columns":{"title":{"type":"Nix"}}')" "\$.tables.orgs.columns.title.type: 'Nix' is none of Boolean, SByte, Byte, Duration, TimeOfDay, Guid, String and Geography"
refused "$(t orgs '"columns":{"title":{"type":"Geography"}}')" "\$.tables.orgs.columns.title.type: Edm.Geography is made of GEOMETRY, POINT and the like, but 'title' is $(sql -N -e "SELECT COLUMN_TYPE FROM information_schema.COLUMNS WHERE TABLE_SCHEMA='ov' AND TABLE_NAME='orgs' AND COLUMN_NAME='title'")"
refused "$(t orgs '"columns":{"title":{"type":"TimeOfDay"}}')" "\$.tables.orgs.columns.title.type: Edm.TimeOfDay is made of TIME, but 'title' is varchar(50)"
refused "$(t orgs '"columns":{"title":{"type":"String"}}')" "\$.tables.orgs.columns.title.type: Edm.String is made of ENUM or SET, but 'title' is varchar(50)"
refused "$(t orgs '"columns":{"kind":{"enumeration":"E"}}')" "\$.tables.orgs.columns.kind.enumeration: there is no enumeration 'E' in \$.enumerations"
refused "$(t orgs '"columns":{"kind":{"type":"SByte","enumeration":"E"}}')" '$.tables.orgs.columns.kind: type and enumeration exclude each other' \
  "\$.tables.orgs.columns.kind.enumeration: there is no enumeration 'E' in \$.enumerations"
e() { # COLUMN ENUMERATION
  printf '{"tables":{"orgs":{"columns":{"%s":{"enumeration":"E"}}}},"enumerations":{"E":{%s}}}' "$1" "$2"
}
refused '{"enumerations":{"E":{"members":{"A":1}}}}' '$.enumerations.E: no column is of this enumeration'
refused "$(e kind '"members":{}')" '$.enumerations.E.members: expected at least one member'
refused "$(e kind '"members":{"A":"x"}')" "\$.enumerations.E.members.A: expected a number: 'kind' is tinyint(4)"
refused "$(e kind '"members":{"A":1,"B":1}')" '$.enumerations.E.members.B: A has this number already'
refused "$(e kind '"members":{"1A":1}')" "\$.enumerations.E.members['1A']: '1A' is no name"
refused "$(e kind '"flags":true,"members":{"A":-1}')" '$.enumerations.E.members.A: a flag is no negative number'
refused "$(e kind '"members":{"A":1.5}')" '$.enumerations.E.members.A: expected a whole number or text'
refused "$(e title '"members":{"A":"a"}')" "\$.tables.orgs.columns.title.enumeration: an enumeration is made of integers, ENUM or SET, but 'title' is varchar(50)"
refused "$(e size '"members":{"S":"small","L":"big"}')" "\$.enumerations.E: it has no name for 'large' of the column 'size'"
refused "$(e size '"flags":true,"members":{"S":"small","L":"large"}')" "\$.enumerations.E: flags must be false for the ENUM 'size'"
refused '{"enumerations":{"orgs":{"members":{"A":1}}},"tables":{"orgs":{"columns":{"kind":{"enumeration":"orgs"}}}}}' \
  "\$.enumerations.orgs: the name 'orgs' is that of another one in the database: rename or hide that too"
refused '{"enumerations":{"E":{"members":{"S":"small","L":"large"}}},"tables":{"orgs":{"columns":{"size":{"enumeration":"E"},"state":{"enumeration":"E"}}}}}' \
  "\$.enumerations.E: it has no name for 'new lead' of the column 'state'" \
  "\$.enumerations.E: it has no name for 'won deal' of the column 'state'" \
  "\$.enumerations.E: it has no name for 'lost' of the column 'state'" \
  "\$.enumerations.E: it has 2 members, but the column 'state' has 3"

# Search
refused "$(t orgs '"search":["kind"]')" "\$.tables.orgs.search: the column 'kind' is tinyint(4), no text"
refused "$(t orgs '"search":["title"],"columns":{"title":{"hide":true}}')" "\$.tables.orgs.search: the column 'title' is left out: the overlay hides it"
refused "$(t orgs '"search":["title","title"]')" '$.tables.orgs.search[1]: it is given twice'

# Media entities and stream properties
m() { t orgs "\"media\":{$1}"; }
refused "$(m '"content":"nix"')" "\$.tables.orgs.media.content: the table 'orgs' has no column 'nix'"
refused "$(m '"content_type":"a/b"')" '$.tables.orgs.media: content is missing'
refused "$(m '"content":"title","content_type":"html"')" "\$.tables.orgs.media.content_type: 'html' is no media type"
refused "$(m '"content":"kind"')" "\$.tables.orgs.media.content: a stream is made of a column of bytes or text, but 'kind' is tinyint(4)"
refused "$(m '"content":"title","content_type_column":"kind"')" "\$.tables.orgs.media.content_type_column: the column 'kind' is tinyint(4), no text"
refused "$(m '"content":"title","etag_column":"nix","file_name_column":"opens"')" \
  "\$.tables.orgs.media.file_name_column: the column 'opens' is time, no text" \
  "\$.tables.orgs.media.etag_column: the table 'orgs' has no column 'nix'"
refused "$(m '"content":"org_id"')" "\$.tables.orgs.media.content: a stream is made of a column of bytes or text, but 'org_id' is int(11)"
refused "$(t orgs '"columns":{"kind":{"stream":{}}}')" "\$.tables.orgs.columns.kind.stream: a stream is made of a column of bytes or text, but 'kind' is tinyint(4)"
refused "$(t orgs '"columns":{"title":{"stream":{"type":"x"}}}')" '$.tables.orgs.columns.title.stream.type: there is no member of this name'
refused "$(t orgs '"columns":{"title":{"stream":{}}},"search":["title"]')" "\$.tables.orgs.search: the column 'title' is varchar(50), no text"

# Structured properties
s() { t orgs "\"structured\":{$1}"; }
at='$.tables.orgs.structured'
refused "$(s '"A":{}')" "$at.A: expected properties or json"
refused "$(s '"1":{"properties":{}}')" "${at}['1'].properties: expected at least one property" "${at}['1']: '1' is no name"
refused "$(s '"A":{"properties":{"B":{"column":"nix"},"C":{}}}')" "$at.A.properties.B.column: the table 'orgs' has no column 'nix'" "$at.A.properties.C: expected column, json or properties"
refused "$(s '"A":{"properties":{"B":{"column":"title"},"C":{"column":"title"}}}')" "$at.A.properties.C.column: the column 'title' is used by 'A' already"
refused "$(s '"A":{"properties":{"B":{"column":"org_id"}}}')" "\$.tables.orgs: the column 'org_id' is part of a key and cannot lie within a complex property"
refused "$(t orgs '"alternate_keys":[["uid"]],"structured":{"A":{"properties":{"B":{"column":"uid"}}}}')" "\$.tables.orgs.alternate_keys[0]: the column 'uid' is part of a key and cannot lie within a complex property"
refused "$(s '"kind":{"properties":{"B":{"column":"title"}}}')" "$at.kind: the name 'kind' is that of another one in the database: rename or hide that too"
refused "$(t orgs '"columns":{"title":{"name":"X"}},"structured":{"A":{"properties":{"B":{"column":"title"}}}}')" "\$.tables.orgs.columns.title.name: the column has its name from $at.A.properties.B"
refused "$(s '"A":{"json":"kind","type":"String"}')" "$at.A.json: JSON is text, but 'kind' is tinyint(4)" "$at.A: expected properties or json"
refused "$(s '"A":{"json":"title"}')" "$at.A: type is missing"
refused "$(s '"A":{"json":"title","type":"Duration"}')" "$at.A.type: 'Duration' is no type that a value of JSON can have: String, Boolean, Byte, SByte, Int16, Int32, Int64, Decimal, Double, Date, TimeOfDay, DateTimeOffset, Guid"
refused "$(s '"A":{"json":"title","type":"String","precision":1,"scale":1}')" "$at.A.precision: it belongs to Decimal, TimeOfDay and DateTimeOffset" "$at.A.scale: it belongs to Decimal, up to 30 and its precision"
refused "$(s '"A":{"json":"title","type":"Int32","max_length":1}')" "$at.A.max_length: it belongs to a single String"
refused "$(s '"A":{"json":"title","type":"Decimal","precision":66}')" "$at.A.precision: expected a number up to 65"
refused "$(s '"A":{"json":"title","type":"String","at":["a\"b"]}')" "$at.A.at: quotes, backslashes and control characters are not supported in the names of members"
refused "$(s '"A":{"collection":true,"properties":{"B":{"column":"title"}}}')" "$at.A: a collection needs json"
refused "$(s '"A":{"json":"title","properties":{"B":{"json":"secret","type":"String"}}}')" "$at.A.properties.B.json: it lies in the JSON of 'title' already"
refused "$(s '"A":{"json":"title","collection":true,"properties":{"B":{"type":"String","collection":true}}}')" "$at.A.properties.B: a collection within a collection is not supported"
refused "$(s '"A":{"json":"title","properties":{"B":{"properties":{"C":{"properties":{"D":{"properties":{"E":{"type":"String"}}}}}}}}}')" "$at.A.properties.B.properties.C.properties.D: complex properties are nested more than 3 deep"
refused "$(s '"A":{"json":"title","properties":{"B":{"type":"String"},"b":{"type":"String"}}}')" "$at.A.properties.b: it differs from 'B' in case alone"
refused "$(s '"A":{"type":"T","properties":{"X":{"column":"title"}}},"B":{"type":"T","properties":{"X":{"column":"kind"}}}')" "$at.B.type: another property of the type 'T' has other members"
refused "$(t orgs '"columns":{"title":{"hide":true}},"structured":{"A":{"properties":{"B":{"column":"title"}}}}')" "$at.A.properties.B.column: the column 'title' is left out: the overlay hides it"
# Computed properties
x() { # EXPRESSION
  t depts "\"computed\":{\"X\":{\"expression\":\"$1\"}}"
}
at='$.tables.depts.computed.X.expression'
refused "$(t depts '"computed":{"X":{}}')" '$.tables.depts.computed.X: expression is missing'
refused "$(t depts '"computed":{"1X":{"expression":"no"}}')" "\$.tables.depts.computed['1X']: '1X' is no name"
refused "$(t depts '"computed":{"name":{"expression":"no"}},"columns":{"no":{"name":"name"}}')" \
  "\$.tables.depts.computed.name: the name 'name' is given by \$.tables.depts.columns.no.name already" \
  "\$.tables.depts.columns.no.name: the name 'name' is that of another one in the database: rename or hide that too"
refused "$(x 'concat(name,')" "$at: Expected a literal or a name in the expression at position 12, found the end"
refused "$(x 'nome')" "$at: depts has no property 'nome'; did you mean 'name'? (position 0)"
refused "$(x 'no add length(nam)')" "$at: depts has no property 'nam'; did you mean 'name'? (position 14)"
refused "$(x 'name add 1')" "$at: 'add' does not take Edm.String and Edm.Int32 (position 0)"
refused "$(t depts '"foreign_keys":{"fk_depts_org":{"name":"Org"}},"computed":{"X":{"expression":"Org"}}')" "$at: No property can be computed as an entity (position 0)"
refused "$(x null)" "$at: No property can be computed as null (position 0)"
refused "$(x INF)" "$at: No property can be computed as INF or NaN (position 0)"
refused "$(x '@p')" "$at: 'p' has no meaning in a computed property (position 0)"
refused "$(x 'length($it/name)')" "$at: '\$it' has no meaning in a computed property (position 7)"
refused "$(x 'X')" "$at: 'X' is computed from itself (position 0)"
refused "$(t depts '"computed":{"A":{"expression":"length(B)"},"B":{"expression":"concat(C, name)"},"C":{"expression":"cast(1 add A,Edm.String)"}}')" \
  "\$.tables.depts.computed.A.expression: 'A' is computed from itself (position 7)" \
  "\$.tables.depts.computed.B.expression: 'B' is computed from itself (position 7)" \
  "\$.tables.depts.computed.C.expression: 'C' is computed from itself (position 11)"
refused "$(t orgs '"hide":true,"computed":{"X":{"expression":"1"}}')" '$.tables.orgs: the table is hidden: it needs no name, description, page_size, search, types, media or computed'

# Annotations
an() { # MEMBERS
  t orgs "\"annotations\":{$1}"
}
at='$.tables.orgs.annotations'
refused "$(t orgs '"annotations":[]')" "$at: expected an object of annotations"
refused "$(an '"Core.Description":"x"')" "${at}['Core.Description']: expected @Namespace.Term or @Namespace.Term#Qualifier"
refused "$(an '"@Description":"x"')" "${at}['@Description']: expected @Namespace.Term or @Namespace.Term#Qualifier"
refused "$(an '"@org.example.V1.X":1')" "${at}['@org.example.V1.X']: the vocabulary 'org.example.V1' is not declared in \$.vocabularies"
refused "$(an '"@Org.OData.Core.V1.Description":1')" "${at}['@Org.OData.Core.V1.Description']: expected text"
refused "$(an '"@Org.OData.Core.V1.Immutable":"yes"')" "${at}['@Org.OData.Core.V1.Immutable']: expected true or false"
refused "$(an '"@Org.OData.Validation.V1.AllowedValues":{}')" "${at}['@Org.OData.Validation.V1.AllowedValues']: expected an array"
refused "$(an '"@Org.OData.Measures.V1.Scale":true')" "${at}['@Org.OData.Measures.V1.Scale']: expected a number"
refused "$(an '"@Org.OData.Capabilities.V1.TopSupported":false')" "${at}['@Org.OData.Capabilities.V1.TopSupported']: what the service can do it says itself"
refused "$(an '"@Org.OData.Aggregation.V1.ApplySupported":{}')" "${at}['@Org.OData.Aggregation.V1.ApplySupported']: what the service can do it says itself"
refused "$(an '"@Org.OData.Core.V1.SchemaVersion":"1"')" "${at}['@Org.OData.Core.V1.SchemaVersion']: the service says this itself"
refused "$(an '"@Org.OData.Measures.V1.Unit":{"$Path":"titel"}')" "${at}['@Org.OData.Measures.V1.Unit']: there is no property 'titel'"
refused "$(an '"@Org.OData.Measures.V1.Unit":{"$Path":"title/x"}')" "${at}['@Org.OData.Measures.V1.Unit']: there is no property 'title/x'"
refused "$(an '"@Org.OData.Core.V1.Revisions":[{"Version":{"$Path":"nix"}}]')" "${at}['@Org.OData.Core.V1.Revisions'][0].Version: there is no property 'nix'"
refused "$(an '"@Org.OData.Core.V1.Revisions":[[1]]')" "${at}['@Org.OData.Core.V1.Revisions'][0]: an array cannot stand in an array"
refused "$(an '"@Org.OData.Core.V1.Revisions":[{"$EnumMember":"A.B/C"}]')" "${at}['@Org.OData.Core.V1.Revisions'][0]: a list cannot have members of enumerations"
refused "$(an '"@Org.OData.Core.V1.Revisions":[{"@x":1}]')" "${at}['@Org.OData.Core.V1.Revisions'][0]['@x']: '@x' is no name"
refused "$(an '"@Org.OData.Core.V1.Permissions":{"$EnumMember":"Read"}')" "${at}['@Org.OData.Core.V1.Permissions']: expected Namespace.Type/Member"
refused "$(an '"@Org.OData.Core.V1.Description":"a\u0001"')" "${at}['@Org.OData.Core.V1.Description']: it has a control character"
refused '{"annotations":{"@Org.OData.Measures.V1.Unit":{"$Path":"x"}}}' "\$.annotations['@Org.OData.Measures.V1.Unit']: there is no property 'x'"
refused '{"vocabularies":{"a.b":"ftp://x"}}' "\$.vocabularies['a.b']: expected a URL of at most 1000 bytes"
refused '{"vocabularies":{"ab":"https://x"}}' "\$.vocabularies.ab: 'ab' is no namespace"
echo "1..$n"
