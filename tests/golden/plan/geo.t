# Spatial functions (URL Conventions 5.1.1.12) and literals (ABNF 7).
model ../geo.model
GET Contacts/$count?$filter=geo.distance(Place,geometry'SRID=0;Point(1 2)') lt 5
	count
	SELECT COUNT(*) FROM `contacts` t0 WHERE CASE WHEN ST_SRID(t0.`Place`)=ST_SRID(ST_GeomFromText(?,?)) THEN ST_Distance(t0.`Place`,ST_GeomFromText(?,?)) END < ?
		? str 'POINT(1 2)'
		? i64 0
		? str 'POINT(1 2)'
		? i64 0
		? f64 5
GET Contacts/$count?$filter=geo.distance(Spot,geography'SRID=4326;Point(1 2)') lt 5000
	count
	SELECT COUNT(*) FROM `contacts` t0 WHERE CASE WHEN ABS(ST_X(t0.`Spot`))<=180 AND ABS(ST_Y(t0.`Spot`))<=90 AND ABS(ST_X(ST_GeomFromText(?,?)))<=180 AND ABS(ST_Y(ST_GeomFromText(?,?)))<=90 THEN ST_Distance_Sphere(t0.`Spot`,ST_GeomFromText(?,?)) END < ?
		? str 'POINT(1 2)'
		? i64 4326
		? str 'POINT(1 2)'
		? i64 4326
		? str 'POINT(1 2)'
		? i64 4326
		? f64 5000
GET Contacts?$select=ID&$orderby=GEO.Distance(geography'SRID=4326;Point(1 2)',Spot)&$top=1
	page
	SELECT t0.`ID`, CASE WHEN ABS(ST_X(ST_GeomFromText(?,?)))<=180 AND ABS(ST_Y(ST_GeomFromText(?,?)))<=90 AND ABS(ST_X(t0.`Spot`))<=180 AND ABS(ST_Y(t0.`Spot`))<=90 THEN ST_Distance_Sphere(ST_GeomFromText(?,?),t0.`Spot`) END FROM `contacts` t0 ORDER BY CASE WHEN ABS(ST_X(ST_GeomFromText(?,?)))<=180 AND ABS(ST_Y(ST_GeomFromText(?,?)))<=90 AND ABS(ST_X(t0.`Spot`))<=180 AND ABS(ST_Y(t0.`Spot`))<=90 THEN ST_Distance_Sphere(ST_GeomFromText(?,?),t0.`Spot`) END, t0.`ID` LIMIT ?
		? str 'POINT(1 2)'
		? i64 4326
		? str 'POINT(1 2)'
		? i64 4326
		? str 'POINT(1 2)'
		? i64 4326
		? str 'POINT(1 2)'
		? i64 4326
		? str 'POINT(1 2)'
		? i64 4326
		? str 'POINT(1 2)'
		? i64 4326
		? i64 1
GET Contacts/$count?$filter=geo.intersects(Spot,geography'SRID=4326;Polygon((0 0,0 1,1 1,0 0))')
	count
	SELECT COUNT(*) FROM `contacts` t0 WHERE ST_Intersects(t0.`Spot`,ST_GeomFromText(?,?))
		? str 'POLYGON((0 0,0 1,1 1,0 0))'
		? i64 4326
GET Contacts/$count?$filter=not geo.intersects(geometry'SRID=5;MultiPolygon(((0 0,0 1,1 1,0 0)),((5 5,5 6,6 6,5 5)))',Place)
	count
	SELECT COUNT(*) FROM `contacts` t0 WHERE NOT ((ST_SRID(ST_GeomFromText(?,?))=ST_SRID(t0.`Place`) AND ST_Intersects(ST_GeomFromText(?,?),t0.`Place`)))
		? str 'MULTIPOLYGON(((0 0,0 1,1 1,0 0)),((5 5,5 6,6 6,5 5)))'
		? i64 5
		? str 'MULTIPOLYGON(((0 0,0 1,1 1,0 0)),((5 5,5 6,6 6,5 5)))'
		? i64 5
GET Contacts/$count?$filter=geo.length(geometry'SRID=0;LineString(0 0,3 4)') eq 5
	count
	SELECT COUNT(*) FROM `contacts` t0 WHERE ST_Length(ST_GeomFromText(?,?)) = ?
		? str 'LINESTRING(0 0,3 4)'
		? i64 0
		? f64 5
GET Contacts/$count?$filter=geo.intersects(Place,geometry'SRID=0;Collection(Point(1 2),MultiPoint((0 0),(1 1)),MultiLineString((0 0,1 1)))')
	count
	SELECT COUNT(*) FROM `contacts` t0 WHERE (ST_SRID(t0.`Place`)=ST_SRID(ST_GeomFromText(?,?)) AND ST_Intersects(t0.`Place`,ST_GeomFromText(?,?)))
		? str 'GEOMETRYCOLLECTION(POINT(1 2),MULTIPOINT(0 0,1 1),MULTILINESTRING((0 0,1 1)))'
		? i64 0
		? str 'GEOMETRYCOLLECTION(POINT(1 2),MULTIPOINT(0 0,1 1),MULTILINESTRING((0 0,1 1)))'
		? i64 0
GET Contacts/$count?$filter=geo.distance(Place,null) lt 5
	count
	SELECT COUNT(*) FROM `contacts` t0 WHERE ?
		? bool false
GET Contacts/$count?$filter=geo.distance(Spot,@p) lt 5&@p=geography'SRID=4326;Point(1e1 -2.5)'
	count
	SELECT COUNT(*) FROM `contacts` t0 WHERE CASE WHEN ABS(ST_X(t0.`Spot`))<=180 AND ABS(ST_Y(t0.`Spot`))<=90 AND ABS(ST_X(ST_GeomFromText(?,?)))<=180 AND ABS(ST_Y(ST_GeomFromText(?,?)))<=90 THEN ST_Distance_Sphere(t0.`Spot`,ST_GeomFromText(?,?)) END < ?
		? str 'POINT(1e1 -2.5)'
		? i64 4326
		? str 'POINT(1e1 -2.5)'
		? i64 4326
		? str 'POINT(1e1 -2.5)'
		? i64 4326
		? f64 5
BIND Contacts/$count?$filter=geo.distance(Place,geography'SRID=4326;Point(1 2)') lt 5
	400 TypeMismatch 'geo.distance' at 24: The function 'geo.distance' does not take (Edm.GeometryPoint, Edm.GeographyPoint)
BIND Contacts/$count?$filter=geo.distance(Spot,geometry'SRID=4326;Point(1 2)') lt 5
	400 TypeMismatch 'geo.distance' at 24: The function 'geo.distance' does not take (Edm.GeographyPoint, Edm.GeometryPoint)
BIND Contacts/$count?$filter=geo.distance(Spot,geography'SRID=4269;Point(1 2)') lt 5
	501 NotImplemented 'SRID=4269;Point(1 2)' at 42: In spatial literals this is not supported: Edm.Geography with another SRID than 4326
BIND Contacts/$count?$filter=geo.distance(Spot,geography'SRID=4326;Point(181 2)') lt 5
	400 InvalidLiteral 'SRID=4326;Point(181 2)' at 42: The spatial literal is wrong: longitudes go from -180 to 180, latitudes from -90 to 90
BIND Contacts/$count?$filter=geo.distance(Spot,geography'SRID=4326;LineString(1 2,3 4)') lt 5
	501 NotImplemented 'geo.distance' at 24: 'geo.distance' of Edm.GeographyPoint is not supported: on the globe there are distances of points and intersections
BIND Contacts/$count?$filter=geo.distance(geometry'SRID=0;Point(1 2)',geometry'SRID=1;Point(1 2)') lt 5
	400 TypeMismatch 'geo.distance' at 24: 'geo.distance' of two reference systems: SRID 0 and SRID 1
BIND Contacts/$count?$filter=geo.distance(Place,geometry'SRID=0;Point(1 2 3)') lt 5
	501 NotImplemented 'SRID=0;Point(1 2 3)' at 43: In spatial literals this is not supported: Positions of more than two numbers
BIND Contacts/$count?$filter=geo.intersects(Place,geometry'SRID=0;MultiPoint()')
	501 NotImplemented 'SRID=0;MultiPoint()' at 45: In spatial literals this is not supported: Empty shapes
BIND Contacts/$count?$filter=geo.intersects(Place,geometry'SRID=0;Polygon((0 0,0 1,1 1))')
	400 InvalidLiteral 'SRID=0;Polygon((0 0,0 1,1 1))' at 45: The spatial literal is wrong: a ring has four positions or more, and the last is the first
BIND Contacts/$count?$filter=geo.length(geography'SRID=4326;LineString(1 2,3 4)') lt 5
	501 NotImplemented 'geo.length' at 24: 'geo.length' of Edm.GeographyLineString is not supported: on the globe there are distances of points and intersections
BIND Contacts/$count?$filter=geo.length(Place) lt 5
	400 TypeMismatch 'geo.length' at 24: The function 'geo.length' does not take (Edm.GeometryPoint)
BIND Contacts/$count?$filter=geo.distance(Name,Place) lt 5
	400 TypeMismatch 'geo.distance' at 24: The function 'geo.distance' does not take (Edm.String, Edm.GeometryPoint)
BIND Contacts/$count?$filter=Place eq geometry'SRID=0;Point(1 2)'
	400 TypeMismatch 'eq' at 24: 'eq' does not take Edm.GeometryPoint and Edm.GeometryPoint
BIND Contacts?$compute=geometry'SRID=0;Point(1 2)' as P
	501 NotImplemented 'P' at 18: '$compute' of a spatial literal is not supported
BIND Contacts?$orderby=geometry'SRID=0;Point(1 2)'
	400 TypeMismatch '$orderby' at 18: '$orderby' does not take Edm.GeometryPoint
