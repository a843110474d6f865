CREATE TABLE t (ID int PRIMARY KEY,
 A varchar(50) CHARACTER SET latin1, B varchar(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci,
 C varchar(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
 N int, U tinyint unsigned, Q bigint unsigned, L bigint, D decimal(10,3), F double,
 DT datetime(6), DA date, W time(6), TD time(6),
 E enum('New','Open','Won'), S set('Red','Green','Blue'), Y tinyint(1), P int,
 KEY (A), KEY (B), KEY (C));
INSERT INTO t VALUES
 (1,'Müller','Müller','Müller',-7,5,18446744073709551615,9223372036854775807,-2.5,-2.5,'2020-02-29 23:59:59.999999','2020-02-29','-100:00:00.5','23:59:59.25','New','Red,Blue',1,2),
 (2,'50%_|\\x','50%_|\\x','50%_|\\x',7,255,0,-5,2.5,2.5,'2020-01-01 00:00:00','2020-01-01','10:00:00','00:00:00','Open','',0,3),
 (3,'','','',0,0,7,0,0.5,0.5,'1999-12-31 12:30:15.5','1999-12-31','00:00:00','12:30:15','Won','Green',1,NULL),
 (4,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,99),
 (5,'  a b ','\t\u00a0😀x　','  a b ',2,10,9,2,-0.5,0.49999999999999994,'2020-01-01 00:00:00.5','2021-06-15','838:59:59','06:00:00','New','Red,Green,Blue',0,1),
 (6,'MÜLLER','MÜLLER','MÜLLER',3,1,3,3,10.000,4503599627370497,'9999-12-31 23:59:59','9999-12-31','25:00:00','18:45:30.000001','Open','Blue',1,6),
 (7,'Müller ','Müller ','Müller ',1,2,1,1,1.499,-1e300,'2020-03-01 08:00:00','0001-01-01','00:00:01','01:02:03','Won','Red',0,NULL);
UPDATE t SET B = CONCAT(X'09', CONVERT(X'C2A0F09F988078E38080' USING utf8mb4)) WHERE ID = 5;
CREATE TABLE l (A int, B int, PRIMARY KEY (A,B), KEY (B));
INSERT INTO l VALUES (1,2),(1,3),(2,4),(3,3),(5,1),(5,4),(6,6);
