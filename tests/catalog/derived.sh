#!/bin/sh
# Derived types of the overlay: those of derived.json against their golden
# model, and each mistake with its sentence. UPDATE=1 rewrites the golden file.
: "${srcdir:=.}"
db=zoo
# shellcheck source=tests/catalog/lib.sh
. "$srcdir/tests/catalog/lib.sh"
sql -e "CREATE DATABASE zoo CHARACTER SET utf8mb4" && sql zoo < "$here/derived.sql" || exit 99

model text "$here/derived.json" > "$dir/text" 2> "$dir/why"
result $? "the overlay is right"
[ -z "$UPDATE" ] || cp "$dir/text" "$here/derived.golden"
diff "$here/derived.golden" "$dir/text" > "$dir/why"
result $? "it gives the golden model"
f1=$(model fingerprint "$here/derived.json")
sed 's/"puppy"/"whelp"/' "$here/derived.json" > "$dir/m.json"
f2=$(model fingerprint "$dir/m.json")
[ -n "$f1" ] && [ -n "$f2" ] && [ "$f1" != "$f2" ]
result $? "another value of a type is another model"

a() { # TYPES: of animals
  printf '{"tables":{"animals":{"discriminator":"kind","types":{%s}}}}' "$1"
}
at='$.tables.animals.types'

refused '{"tables":{"animals":{"discriminator":"kind"}}}' '$.tables.animals: discriminator and types need each other'
refused '{"tables":{"animals":{"types":{"A":{"values":["a"]}}}}}' '$.tables.animals: discriminator and types need each other'
refused '{"tables":{"animals":{"hide":true,"discriminator":"kind","types":{"A":{"values":["a"]}}}}}' \
  '$.tables.animals: the table is hidden: it needs no name, description, page_size, search, types, media or computed'
refused '{"tables":{"animals":{"discriminator":"nix","types":{"A":{"values":["a"]}}}}}' \
  "\$.tables.animals.discriminator: the table 'animals' has no column 'nix'"
refused '{"tables":{"animals":{"columns":{"kind":{"hide":true}},"discriminator":"kind","types":{"A":{"values":["a"]}}}}}' \
  "\$.tables.animals.discriminator: the column 'kind' is left out: the overlay hides it"
refused '{"tables":{"animals":{"discriminator":"weight","types":{"A":{"values":[1]}}}}}' \
  "\$.tables.animals.discriminator: a discriminator is text, an enumeration, a whole number or a Boolean, but 'weight' is decimal(6,2)"
refused "$(a '')" "$at: expected 1 to 64 types" '$.tables.animals: discriminator and types need each other'
refused "$(a '"A":{}')" "$at.A: it has no values; say \"abstract\": true if it is only a base"
refused "$(a '"A":{"values":[]}')" "$at.A.values: expected 1 to 256 values" \
  "$at.A: it has no values; say \"abstract\": true if it is only a base"
many() { # N FORMAT: N texts made by the format, joined
  seq -f "$2" -s, 1 "$1"
}
refused "$(a "\"A\":{\"values\":[$(many 257 '"v%g"')]}")" "$at.A.values: expected 1 to 256 values"
refused "$(a "$(many 65 '"A%g":{"values":["v"]}' | awk -v RS='"v"' '{ printf "%s%s", (NR > 1 ? "\"v" NR "\"" : ""), $0 }')")" "$at: expected 1 to 64 types"
refused "$(a '"A":{"abstract":true}')" "$at.A: it is abstract, and no type has it as its base"
refused "$(a '"A":{"abstract":true,"values":["a"]},"B":{"base":"A","values":["b"]}')" "$at.A: no entity is of an abstract type: it has no values"
refused "$(a '"A":{"base":"X","values":["a"]}')" "$at.A.base: there is no type 'X' in $at"
refused "$(a '"A":{"base":"B","values":["a"]},"B":{"base":"A","values":["b"]}')" "$at.A: its bases go round in a circle"
refused "$(a '"A":{"values":[1]}')" "$at.A.values[0]: it is no value of 'kind', which is Edm.String"
refused "$(a '"A":{"values":[null]}')" "$at.A.values[0]: expected text, a whole number, true or false" \
  "$at.A: it has no values; say \"abstract\": true if it is only a base"
refused "$(a '"A":{"values":["a"]},"B":{"values":["b","a"]}')" "$at.B.values[1]: $at.A.values[0] says it already"
refused "$(a '"A":{"values":["a"],"columns":["nix"]}')" "$at.A.columns: the table 'animals' has no column 'nix'"
refused "$(a '"A":{"values":["a"],"columns":["id"]}')" "$at.A.columns: the column 'id' belongs to all types: it is part of the key or the discriminator"
refused "$(a '"A":{"values":["a"],"columns":["lives"]},"B":{"values":["b"],"columns":["lives"]}')" "$at.B.columns: the column 'lives' belongs to A already"
refused "$(a '"animals":{"values":["a"]}')" "$at.animals: the name 'animals' is that of another one in the database: rename or hide that too"
refused "$(a '"1A":{"values":["a"]}')" "${at}['1A']: '1A' is no name"
refused "$(a '"A":{"values":["a"],"what":1}')" "$at.A.what: there is no member of this name"
refused '{"tables":{"owners":{"discriminator":"kind","types":{"A":{"values":["firm"]}}}}}' \
  "\$.tables.owners.types.A.values[0]: it is no value of 'kind', which is owners_kind"
refused '{"tables":{"steps":{"discriminator":"level","types":{"A":{"values":[true]}}}}}' \
  "\$.tables.steps.types.A.values[0]: it is no value of 'level', which is Edm.Int16"

# Singletons
s() { # MEMBERS: of the singleton S
  printf '{"singletons":{"S":{%s}}}' "$1"
}
refused '{"singletons":[]}' '$.singletons: expected an object of singletons'
refused "$(s '')" '$.singletons.S: table is missing'
refused "$(s '"table":"nix"')" "\$.singletons.S.table: there is no table 'nix' in the database"
refused '{"tables":{"spots":{"hide":true}},"singletons":{"S":{"table":"spots"}}}' "\$.singletons.S.table: the table 'spots' is not exposed"
refused "$(s '"table":"owners","key":"x"')" "\$.singletons.S.key: 'x' is no literal of Edm.Int32"
refused "$(s '"table":"owners","key":99999999999')" "\$.singletons.S.key: No entity has this key: 'id' is of type Edm.Int32"
refused "$(s '"table":"owners","key":null')" '$.singletons.S.key: expected text or a whole number' \
  "\$.singletons.S.key: '' is no literal of Edm.Int32"
refused "$(s '"table":"spots","key":1')" "\$.singletons.S.key: the key of 'spots' has 2 columns"
refused "$(s '"table":"spots","key":{"x":1,"z":2}')" "\$.singletons.S.key: it lacks the column 'y' of the key"
refused "$(s '"table":"owners","what":1')" '$.singletons.S.what: there is no member of this name'
refused '{"singletons":{"1a":{"table":"owners"}}}' "\$.singletons['1a']: '1a' is no name"
refused '{"singletons":{"owners":{"table":"owners"}}}' "\$.singletons.owners: the name 'owners' is that of another one in the database: rename or hide that too"

# Numbers with a unit
u() { # MEMBERS: of the column weight of animals
  printf '{"tables":{"animals":{"columns":{"%s":{%s}}}}}' "$1" "$2"
}
c='$.tables.animals.columns'
refused "$(u weight '"type":"Duration"')" "$c.weight: a Duration of numbers needs a unit"
refused "$(u weight '"type":"Duration","unit":"week"')" "$c.weight.unit: 'week' is none of millisecond, second, minute, hour and day"
refused "$(u weight '"unit":"day"')" "$c.weight.unit: only a Duration or a TimeOfDay has a unit"
refused "$(u weight '"type":"Boolean","unit":"day"')" "$c.weight.unit: only a Duration or a TimeOfDay has a unit"
refused "$(u name '"type":"Duration","unit":"day"')" "$c.name.type: Edm.Duration with a unit is made of numbers, but 'name' is varchar(40)"
refused "$(u born '"type":"TimeOfDay","unit":"hour"')" "$c.born.type: Edm.TimeOfDay with a unit is made of numbers, but 'born' is date"
refused "$(u id '"type":"Duration","unit":"day"')" '$.tables.animals: the table is not exposed: no key: column id of its key PRIMARY is Edm.Duration, which no key can be'
echo "1..$n"
