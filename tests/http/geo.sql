-- Spatial columns: declared as WGS 84, declared as nothing, called Geography
-- by the overlay.
CREATE TABLE Places (
	ID INT PRIMARY KEY, Name VARCHAR(40) NOT NULL,
	Spot POINT REF_SYSTEM_ID = 4326 NULL,
	Flat POINT NULL, Route LINESTRING NULL, Grid POINT REF_SYSTEM_ID = 31287 NULL,
	Area POLYGON NULL
);
INSERT INTO Places VALUES
	(1, 'Vienna', ST_GeomFromText('POINT(16.3738 48.2082)', 4326), ST_GeomFromText('POINT(0 0)'),
	 ST_GeomFromText('LINESTRING(0 0,3 4)'), ST_GeomFromText('POINT(1 1)', 31287),
	 ST_GeomFromText('POLYGON((16 48,17 48,17 49,16 49,16 48))')),
	(2, 'Graz', ST_GeomFromText('POINT(15.4395 47.0707)', 4326), ST_GeomFromText('POINT(3 4)', 4326),
	 ST_GeomFromText('LINESTRING(0 0,0 1,1 1)'), NULL, NULL),
	(3, 'nowhere', ST_GeomFromText('POINT(500 91)', 4326), ST_GeomFromText('POINT(3 4)'), NULL, NULL, NULL),
	(4, 'unknown', NULL, NULL, NULL, NULL, NULL);
