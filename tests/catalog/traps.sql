-- Every trap of real schemas that the model must survive, with rows that
-- hold the worst values. Loads into an empty database of any name:
--     mariadb DATABASE < traps.sql
SET NAMES utf8mb4;
SET SESSION sql_mode = '';
SET time_zone = '+00:00';
ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;

-- Keys --------------------------------------------------------------------
CREATE TABLE key_none (a INT, b INT NOT NULL);
INSERT INTO key_none VALUES (1, 1), (1, 1), (NULL, 2);
CREATE TABLE key_uq_null (u INT UNIQUE, b INT);
INSERT INTO key_uq_null VALUES (NULL, 1), (NULL, 2), (3, 3);
CREATE TABLE key_uq (code VARCHAR(20) NOT NULL, n INT NOT NULL,
  a INT NOT NULL, b INT NOT NULL,
  UNIQUE u_ab (a, b), UNIQUE u_code (code), UNIQUE u_n (n));
INSERT INTO key_uq VALUES ('x', 1, 1, 1), ('y', 2, 1, 2);
CREATE TABLE key_two (b VARCHAR(10) NOT NULL, a INT NOT NULL, v INT,
  PRIMARY KEY (a, b));
INSERT INTO key_two VALUES ('x', 1, 1), ('y', 1, 2), ('x', 2, NULL);
CREATE TABLE key_binary (id BINARY(16) PRIMARY KEY, v INT);
INSERT INTO key_binary VALUES (UNHEX('000102030405060708090A0B0C0D0E0F'), 1);
CREATE TABLE key_binary_uq (id BINARY(16) PRIMARY KEY,
  n INT NOT NULL UNIQUE);
INSERT INTO key_binary_uq VALUES (UNHEX(REPEAT('FF', 16)), 7);
CREATE TABLE key_double (id DOUBLE PRIMARY KEY);
INSERT INTO key_double VALUES (0.1), (1e300);
CREATE TABLE key_float (id FLOAT PRIMARY KEY);
CREATE TABLE key_uuid (id UUID PRIMARY KEY);
INSERT INTO key_uuid VALUES ('123e4567-e89b-12d3-a456-426614174000');
CREATE TABLE key_inet (id INET6 PRIMARY KEY);
INSERT INTO key_inet VALUES ('2001:db8::1'), ('::ffff:192.0.2.1');
CREATE TABLE key_dt (id DATETIME(6) PRIMARY KEY);
INSERT INTO key_dt VALUES ('2024-03-31 02:30:00.000001'),
  ('1000-01-01 00:00:00'), ('9999-12-31 23:59:59.999999');
CREATE TABLE key_date (id DATE PRIMARY KEY);
INSERT INTO key_date VALUES ('2024-02-29');
CREATE TABLE key_time (id TIME(6) PRIMARY KEY);
INSERT INTO key_time VALUES ('-838:59:59'), ('-00:00:00.000001');
CREATE TABLE key_dec (id DECIMAL(38,10) PRIMARY KEY);
INSERT INTO key_dec VALUES (0.0000000001), (-1), (1234567890123456789);
CREATE TABLE key_enum (id ENUM('b','a') PRIMARY KEY);
INSERT INTO key_enum VALUES ('a'), ('b');
CREATE TABLE key_bit (id BIT(1) PRIMARY KEY);
INSERT INTO key_bit VALUES (b'0'), (b'1');
CREATE TABLE key_ci (id VARCHAR(60) COLLATE utf8mb4_general_ci PRIMARY KEY,
  v INT);
INSERT INTO key_ci VALUES ('', 0), ('/', 1), ('''', 2), ('%', 3), (' a', 4),
  ('#', 5), ('?', 6), ('&', 7), ('+', 8), ('$count', 9), ('..', 10),
  ('%2F', 11), ('null', 12), ('stra\u00dfe', 13), ('a b', 14), ('(1)', 15),
  ('ß', 16), ('日本', 17), ('😀', 18), ('a''''b', 19), ('\\', 20),
  ('x\ty', 21), ('CASE', 22);
CREATE TABLE key_prefix (id TEXT NOT NULL, PRIMARY KEY (id(10)));
INSERT INTO key_prefix VALUES ('a long text'), ('b');
CREATE TABLE key_hidden (id INT INVISIBLE AUTO_INCREMENT PRIMARY KEY, v INT);
INSERT INTO key_hidden (v) VALUES (1), (2);
CREATE TABLE key_u64 (id BIGINT UNSIGNED PRIMARY KEY);
INSERT INTO key_u64 VALUES (0), (18446744073709551615);

-- Kinds of tables ---------------------------------------------------------
CREATE TABLE sv (id INT PRIMARY KEY, v INT) WITH SYSTEM VERSIONING;
INSERT INTO sv VALUES (1, 1), (2, 2);
UPDATE sv SET v = 3 WHERE id = 1;
CREATE TABLE sv_shown (id INT, v INT,
  rs TIMESTAMP(6) GENERATED ALWAYS AS ROW START,
  re TIMESTAMP(6) GENERATED ALWAYS AS ROW END,
  PERIOD FOR SYSTEM_TIME (rs, re), PRIMARY KEY (id), UNIQUE u_v (v))
  WITH SYSTEM VERSIONING;
INSERT INTO sv_shown (id, v) VALUES (1, 1);
UPDATE sv_shown SET v = 2;
CREATE TABLE sv_hidden (id INT PRIMARY KEY,
  rs TIMESTAMP(6) GENERATED ALWAYS AS ROW START INVISIBLE,
  re TIMESTAMP(6) GENERATED ALWAYS AS ROW END INVISIBLE,
  PERIOD FOR SYSTEM_TIME (rs, re)) WITH SYSTEM VERSIONING;
CREATE TABLE period (room INT, d1 DATE, d2 DATE, PERIOD FOR stay (d1, d2),
  PRIMARY KEY (room, stay WITHOUT OVERLAPS));
INSERT INTO period VALUES (1, '2024-01-01', '2024-01-05'),
  (1, '2024-01-05', '2024-01-09');
CREATE SEQUENCE seq1;
CREATE TABLE empty_table (id INT PRIMARY KEY, v INT);
CREATE TABLE all_null (id INT PRIMARY KEY, i INT, s VARCHAR(9), d DATE,
  b BLOB, n DECIMAL(5,2));
INSERT INTO all_null (id) VALUES (1), (2);

-- Names -------------------------------------------------------------------
CREATE TABLE names (id INT PRIMARY KEY, `a b` INT, `a_b` INT, `a-b` INT,
  `a_x0020_b` INT, `2nd` INT, `$money` INT, `x.y` INT, `s/l` INT,
  `q'o"t` INT, `back``tick` INT, `%` INT, `#?&+` INT, `(@)<>` INT,
  `größe` INT, `наименование` INT, `名前` INT, `é` INT, `€` INT,
  `null` INT, `true` INT, `not` INT, `INF` INT, `and` INT, `eq` INT,
  `select` INT, `__proto__` INT);
INSERT INTO names VALUES (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
  15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27);
CREATE TABLE `order detail's` (id INT PRIMARY KEY, `group` INT);
INSERT INTO `order detail's` VALUES (1, 1);
CREATE TABLE `----------------------------------------`
  (`++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++` INT
  PRIMARY KEY);
INSERT INTO `----------------------------------------`
  VALUES (1);
CREATE TABLE `case` (id INT PRIMARY KEY);
CREATE TABLE `Case` (id INT PRIMARY KEY);
CREATE TABLE `CASE` (id INT PRIMARY KEY);
INSERT INTO `case` VALUES (1);
INSERT INTO `Case` VALUES (2);
INSERT INTO `CASE` VALUES (3);
CREATE TABLE same (same INT PRIMARY KEY, v INT);
INSERT INTO same VALUES (1, 1);
CREATE TABLE Container (id INT PRIMARY KEY);
CREATE TABLE e_a (id INT PRIMARY KEY, b_c ENUM('x'));
CREATE TABLE e_a_b (id INT PRIMARY KEY, c ENUM('y'));
CREATE TABLE doc (id INT PRIMARY KEY COMMENT 'a < b & "c"\n\t''d''')
  COMMENT 'Größe & <mehr>';

-- Foreign keys ------------------------------------------------------------
CREATE TABLE selfref (id INT PRIMARY KEY, parent INT, selfref INT,
  FOREIGN KEY (parent) REFERENCES selfref (id));
INSERT INTO selfref VALUES (1, NULL, 1), (2, 1, 1), (3, 2, 1);
CREATE TABLE place (id INT PRIMARY KEY, code CHAR(2) NOT NULL UNIQUE,
  kind INT NOT NULL, KEY k_kind (kind));
INSERT INTO place VALUES (1, 'AA', 5), (2, 'BB', 5);
CREATE TABLE trip (id INT PRIMARY KEY, from_id INT NOT NULL, toID INT,
  ViaId INT, place CHAR(2), ID_x INT, paid INT,
  CONSTRAINT f_from FOREIGN KEY (from_id) REFERENCES place (id),
  CONSTRAINT f_to FOREIGN KEY (toID) REFERENCES place (id),
  CONSTRAINT f_via FOREIGN KEY (ViaId) REFERENCES place (id),
  CONSTRAINT f_code FOREIGN KEY (place) REFERENCES place (code),
  CONSTRAINT f_paid FOREIGN KEY (paid) REFERENCES place (id));
INSERT INTO trip VALUES (1, 1, 2, NULL, 'BB', 0, NULL),
  (2, 2, NULL, 1, NULL, 0, 1);
CREATE TABLE not_unique (id INT PRIMARY KEY, kind INT,
  CONSTRAINT f_kind FOREIGN KEY (kind) REFERENCES place (kind));
CREATE TABLE parent (a INT, b INT, v INT, PRIMARY KEY (a, b));
CREATE TABLE child (id INT PRIMARY KEY, a INT, b INT, a2 INT, b2 INT,
  CONSTRAINT f_one FOREIGN KEY (a, b) REFERENCES parent (a, b),
  CONSTRAINT f_two FOREIGN KEY (a2, b2) REFERENCES parent (a, b));
CREATE TABLE only_child (a INT, b INT, PRIMARY KEY (a, b),
  CONSTRAINT f_only FOREIGN KEY (a, b) REFERENCES parent (a, b));
INSERT INTO parent VALUES (1, 1, 0), (1, 2, 0);
INSERT INTO child VALUES (1, 1, 1, NULL, NULL), (2, 1, NULL, 1, 2);
INSERT INTO only_child VALUES (1, 1);
CREATE TABLE cyc_a (id INT PRIMARY KEY, b_id INT);
CREATE TABLE cyc_b (id INT PRIMARY KEY, a_id INT,
  CONSTRAINT f_a FOREIGN KEY (a_id) REFERENCES cyc_a (id));
ALTER TABLE cyc_a ADD CONSTRAINT f_b FOREIGN KEY (b_id) REFERENCES cyc_b (id);
CREATE TABLE to_binary (id INT PRIMARY KEY, k BINARY(16),
  CONSTRAINT f_bin FOREIGN KEY (k) REFERENCES key_binary (id));
CREATE TABLE from_hidden (id INT PRIMARY KEY, p INT INVISIBLE,
  CONSTRAINT f_hid FOREIGN KEY (p) REFERENCES place (id));
CREATE TABLE clash (id INT PRIMARY KEY, place INT, place_id INT,
  place_id_place INT, trip INT,
  CONSTRAINT f_clash FOREIGN KEY (place_id) REFERENCES place (id));
CREATE TABLE clash2 (id INT PRIMARY KEY, clash_id INT, clashId INT,
  CONSTRAINT f_c1 FOREIGN KEY (clash_id) REFERENCES clash (id),
  CONSTRAINT f_c2 FOREIGN KEY (clashId) REFERENCES clash (id));
CREATE TABLE link (a INT, b INT, PRIMARY KEY (a, b),
  at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  s INT AS (a + b) VIRTUAL, h INT INVISIBLE,
  FOREIGN KEY (a) REFERENCES cyc_a (id), FOREIGN KEY (b) REFERENCES cyc_b (id));
CREATE TABLE link_self (id1 INT, id2 INT, PRIMARY KEY (id1, id2),
  FOREIGN KEY (id1) REFERENCES same (same),
  FOREIGN KEY (id2) REFERENCES same (same));
CREATE TABLE link_fat (a INT, b INT, qty INT, PRIMARY KEY (a, b),
  FOREIGN KEY (a) REFERENCES cyc_a (id), FOREIGN KEY (b) REFERENCES cyc_b (id));
INSERT INTO same VALUES (2, 2);
INSERT INTO link_self VALUES (1, 2), (1, 1);
INSERT INTO cyc_a VALUES (1, NULL), (2, NULL);
INSERT INTO cyc_b VALUES (1, 1), (2, 1);
UPDATE cyc_a SET b_id = 2 WHERE id = 1;
INSERT INTO link (a, b) VALUES (1, 1), (1, 2), (2, 1);

-- Types -------------------------------------------------------------------
CREATE TABLE numbers (id INT AUTO_INCREMENT PRIMARY KEY,
  t TINYINT, tu TINYINT UNSIGNED, t1 TINYINT(1), t1u TINYINT(1) UNSIGNED,
  b BOOLEAN, s SMALLINT, su SMALLINT UNSIGNED, m MEDIUMINT,
  mu MEDIUMINT UNSIGNED, i INT, iu INT UNSIGNED, g BIGINT,
  gu BIGINT UNSIGNED, z INT(8) ZEROFILL, d DECIMAL(65,30), d0 DECIMAL(38,0),
  du DECIMAL(5,2) UNSIGNED, f FLOAT, f2 FLOAT(7,2), r DOUBLE, y YEAR,
  b1 BIT(1), b8 BIT(8), b63 BIT(63), b64 BIT(64));
INSERT INTO numbers VALUES
 (1, -128, 255, 2, 255, 1, -32768, 65535, -8388608, 16777215, -2147483648,
  4294967295, -9223372036854775808, 18446744073709551615, 42,
  99999999999999999999999999999999999.999999999999999999999999999999,
  -99999999999999999999999999999999999999, 999.99, 3.4e38, 1.25, 1.7e308,
  2155, b'1', b'11111111', 0x7FFFFFFFFFFFFFFF, 0xFFFFFFFFFFFFFFFF),
 (2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0.000000000000000000000000000001, 0, 0, 0.1, 0, 5e-324, 0, b'0', 0, 0, 0);
CREATE TABLE times (id INT PRIMARY KEY, d DATE NOT NULL, dt DATETIME,
  dt6 DATETIME(6), ts TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ts3 TIMESTAMP(3) NULL, t TIME, t6 TIME(6));
INSERT INTO times VALUES
 (1, '0000-00-00', '0000-00-00', '0000-00-00', '0000-00-00', NULL,
  '838:59:59', '-00:00:00.000001'),
 (2, '2024-00-15', '2024-02-00', '2024-02-29 23:59:59.999999',
  '2038-01-19 03:14:07', '1970-01-01 00:00:01.001', '-838:59:59', '24:00:00'),
 (3, '9999-12-31', '1000-01-01', '9999-12-31 23:59:59.999999',
  '2024-03-31 02:30:00', NULL, '00:00:00', '00:00:00.5');
CREATE TABLE texts (id INT PRIMARY KEY, c CHAR(5), v VARCHAR(255),
  tt TINYTEXT, t TEXT, mt MEDIUMTEXT, lt LONGTEXT, j JSON,
  l1 VARCHAR(10) CHARACTER SET latin1, u3 VARCHAR(10) CHARACTER SET utf8mb3,
  u16 VARCHAR(10) CHARACTER SET utf16, asc7 VARCHAR(10) CHARACTER SET ascii,
  bin VARCHAR(10) COLLATE utf8mb4_bin,
  exact VARCHAR(10) COLLATE utf8mb4_nopad_bin, c0 CHAR(0),
  u UUID, i4 INET4, i6 INET6);
INSERT INTO texts VALUES
 (1, 'a ', ' b ', '', 'x\ny\tz', '"\\/\b', REPEAT('€', 100),
  '{"a":1e400,"a":2}', 'é', '名', '😀', 'a', 'A', 'a ', '',
  '123e4567-e89b-12d3-a456-426614174000', '255.255.255.255', 'fe80::1'),
 (2, NULL, '😀 \0 end', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE bytes (id INT PRIMARY KEY, b BINARY(4), vb VARBINARY(300),
  tb TINYBLOB, bl BLOB, mb MEDIUMBLOB, lb LONGBLOB);
INSERT INTO bytes VALUES (1, 0x00FF, 0xFBFFFE, '', 'a', REPEAT(0x80, 999),
  REPEAT(0x00, 999)), (2, NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE members (id INT PRIMARY KEY,
  e ENUM('new','won','lost'), s SET('a','b','c'),
  e_text ENUM('','a,b','it''s','PG-13','back\\slash'),
  s_text SET('has space','b'), e_null ENUM('null','x'),
  e_case ENUM('a','A') COLLATE utf8mb4_bin, e_uni ENUM('größe','名前'),
  s63 SET('m1','m2','m3','m4','m5','m6','m7','m8','m9','m10','m11','m12',
  'm13','m14','m15','m16','m17','m18','m19','m20','m21','m22','m23','m24',
  'm25','m26','m27','m28','m29','m30','m31','m32','m33','m34','m35','m36',
  'm37','m38','m39','m40','m41','m42','m43','m44','m45','m46','m47','m48',
  'm49','m50','m51','m52','m53','m54','m55','m56','m57','m58','m59','m60',
  'm61','m62','m63'),
  s64 SET('m1','m2','m3','m4','m5','m6','m7','m8','m9','m10','m11','m12',
  'm13','m14','m15','m16','m17','m18','m19','m20','m21','m22','m23','m24',
  'm25','m26','m27','m28','m29','m30','m31','m32','m33','m34','m35','m36',
  'm37','m38','m39','m40','m41','m42','m43','m44','m45','m46','m47','m48',
  'm49','m50','m51','m52','m53','m54','m55','m56','m57','m58','m59','m60',
  'm61','m62','m63','m64'));
INSERT INTO members VALUES (1, 'won', 'a,c', '', 'has space', 'null', 'A',
  'größe', 'm1,m63', 'm1,m64'),
 (2, 'bogus', '', 'a,b', 'b', NULL, NULL, NULL, '', ''),
 (3, NULL, NULL, 'it''s', NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE shapes (id INT PRIMARY KEY, g GEOMETRY, p POINT, l LINESTRING,
  po POLYGON, mp MULTIPOINT, ml MULTILINESTRING, mpo MULTIPOLYGON,
  gc GEOMETRYCOLLECTION);
INSERT INTO shapes (id, g, p) VALUES (1, ST_GeomFromText('POINT(1 2)'),
  ST_GeomFromText('POINT(3 4)')), (2, NULL, NULL);
CREATE TABLE made (id INT PRIMARY KEY, a INT, v INT AS (a + 1) VIRTUAL,
  st INT AS (a * 2) STORED, h INT INVISIBLE DEFAULT 5);
INSERT INTO made (id, a) VALUES (1, 10), (2, NULL);

-- Views -------------------------------------------------------------------
CREATE TABLE ft_keys (id INT PRIMARY KEY, a VARCHAR(50), b TEXT, c VARCHAR(9) INVISIBLE,
  FULLTEXT KEY two (a, b), FULLTEXT KEY one (b), FULLTEXT KEY secret (a, c), FULLTEXT KEY no_more (a) IGNORED);
CREATE TABLE ft_aria (id INT PRIMARY KEY, a VARCHAR(50), FULLTEXT KEY (a)) ENGINE = Aria;
CREATE VIEW v_ft AS SELECT id, a, b FROM ft_keys;
CREATE VIEW v_plain AS SELECT * FROM place;
CREATE VIEW v_alias AS SELECT p.code AS `from where`, p.id AS number,
  CONCAT(p.code, ' group by limit union') AS x FROM place p
  WHERE p.code <> ' limit 3 ' AND LEFT(p.code, 1) <> 'z' ORDER BY p.code;
CREATE VIEW v_on_view AS SELECT number FROM v_alias;
CREATE VIEW v_unique AS SELECT code FROM place;
CREATE VIEW v_no_key AS SELECT kind FROM place;
CREATE VIEW v_join AS SELECT p.id, t.id AS t FROM place p
  JOIN trip t ON t.from_id = p.id;
CREATE VIEW v_comma AS SELECT p.id FROM place p, trip t;
CREATE VIEW v_group AS SELECT id, COUNT(*) AS n FROM place GROUP BY id;
CREATE VIEW v_distinct AS SELECT DISTINCT id FROM place;
CREATE VIEW v_limit AS SELECT id FROM place ORDER BY id LIMIT 1;
CREATE VIEW v_union AS SELECT id FROM place UNION ALL SELECT id FROM place;
CREATE VIEW v_derived AS SELECT x.id FROM (SELECT id FROM place
  UNION ALL SELECT id FROM place) x;
CREATE VIEW v_with AS WITH c AS (SELECT id FROM place) SELECT id FROM c;
CREATE VIEW v_history AS SELECT * FROM sv FOR SYSTEM_TIME ALL;
CREATE VIEW v_versioned AS SELECT * FROM sv;
CREATE VIEW v_const AS SELECT 1 AS id;
CREATE VIEW v_on_none AS SELECT * FROM key_none;
CREATE VIEW v_trip AS SELECT id, from_id AS start_id, toID FROM trip;
CREATE VIEW v_child AS SELECT id, a, b, a2 FROM child;
CREATE VIEW v_link AS SELECT a, b FROM link;
CREATE TABLE gone (id INT PRIMARY KEY);
CREATE VIEW v_broken AS SELECT id FROM gone;
DROP TABLE gone;
