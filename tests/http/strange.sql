-- strange.sql - values and keys that are easy to get wrong.
SET NAMES utf8mb4;
SET sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION';

-- Every odd character in a key.
CREATE TABLE Words (
	Word VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL,
	Next VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NULL,
	N    INT NOT NULL,
	PRIMARY KEY (Word),
	CONSTRAINT FK_Next FOREIGN KEY (Next) REFERENCES Words (Word)
);
INSERT INTO Words (Word, N) VALUES
	('', 1), (' ', 2), ('a/b', 3), ('O''Neil', 4), ('''''', 5), ('100%', 6), ('%41', 7),
	('a b', 8), ('x#y', 9), ('q?z', 10), ('A&B', 11), ('a+b', 12), ('$top', 13), ('trail ', 14),
	('trail', 15), (' lead', 16), ('Straße', 17), ('STRASSE', 18), ('naïve', 19), (CONCAT('nai', _utf8mb4 x'CC88', 've'), 20),
	('日本', 21), ('😀', 22), ('👩‍👩‍👧', 23), ('a=b', 24), ('a,b', 25), ('(x)', 26), (')', 27), (';', 28),
	('a\\b', 29), ('"q"', 30), ('@p', 31), ('tab	tab', 32), ('line
feed', 33), ('..', 34), ('.', 35), ('a//b', 36), ('null', 37), ('$count', 38), ('<&>', 39),
	('~', 40), ('|', 41), ('_', 42), ('%', 43), ('İ', 44), ('ǆ', 45), ('a:b', 46), ('[1]', 47),
	('{}', 48), ('^`', 49), ('é', 50), (CONCAT('e', _utf8mb4 x'CC81'), 51);
UPDATE Words w JOIN Words n ON n.N = w.N + 1 SET w.Next = n.Word;

-- The same with a collation that folds case, accents and trailing blanks.
CREATE TABLE Folded (
	ID   INT NOT NULL PRIMARY KEY,
	Name VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NULL,
	Old  VARCHAR(40) CHARACTER SET latin1 COLLATE latin1_swedish_ci NULL,
	KEY (Name), KEY (Old)
);
INSERT INTO Folded VALUES
	(1, 'abc', 'abc'), (2, 'ABC', 'ABC'), (3, 'abc ', 'abc '), (4, 'äbc', 'äbc'), (5, NULL, NULL),
	(6, '', ''), (7, 'Straße', 'Straße'), (8, 'strasse', 'strasse'), (9, 'a_c', 'a_c'),
	(10, 'a%c', 'a%c'), (11, 'a|c', 'a|c'), (12, 'a\\c', 'a\\c'), (13, '😀abc', '?abc'),
	(14, 'Abc', 'Abc'), (15, '  pad  ', '  pad  '), (16, '	tab	', '	tab	'), (17, 'éa', 'éa'),
	(18, NULL, 'x'), (19, 'abcabc', 'abcabc'), (20, 'ABCabc', 'ABCabc');

CREATE TABLE Pairs (
	A VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL,
	B DECIMAL(10,3) NOT NULL,
	C DATE NOT NULL,
	V VARCHAR(20) NULL,
	PRIMARY KEY (A, B, C)
);
INSERT INTO Pairs VALUES ('x', 1.5, '2024-02-29', 'one'), ('x', -1.5, '2024-02-29', 'two'),
	('it''s, ok', 0, '1999-12-31', 'three'), ('ä', 0.001, '9999-12-31', NULL);

-- Numbers at their ends, and every type that is paged by.
CREATE TABLE Numbers (
	ID   INT NOT NULL PRIMARY KEY,
	I8   TINYINT NULL, U8 TINYINT UNSIGNED NULL, I16 SMALLINT NULL, U16 SMALLINT UNSIGNED NULL,
	I32  INT NULL, U32 INT UNSIGNED NULL, I64 BIGINT NULL, U64 BIGINT UNSIGNED NULL,
	Cents DECIMAL(12,2) NULL, Wide DECIMAL(65,30) NULL, Whole DECIMAL(38,0) NULL,
	F    FLOAT NULL, D DOUBLE NULL, Bits BIT(20) NULL, Flag BIT(1) NULL, Y YEAR NULL
);
INSERT INTO Numbers VALUES
	(1, -128, 255, -32768, 65535, -2147483648, 4294967295, -9223372036854775808, 18446744073709551615,
	 -9999999999.99, 99999999999999999999999999999999999.999999999999999999999999999999,
	 99999999999999999999999999999999999999, 3.4028234e38, 1.7976931348623157e308, 1048575, 1, 2155),
	(2, 127, 0, 32767, 0, 2147483647, 0, 9223372036854775807, 0, 9999999999.99, 0.000000000000000000000000000001,
	 -99999999999999999999999999999999999999, -3.4028234e38, 5e-324, 0, 0, 1901),
	(3, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1, NULL, 2000),
	(4, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	(5, 1, 2, 3, 4, 5, 6, 9007199254740993, 9007199254740993, 0.10, 0.1, 9007199254740993, 0.1, 0.1, 5, 1, 1999),
	(6, 7, 2, -7, 4, -7, 6, 9007199254740992, 9007199254740992, 0.30, 0.3, 9007199254740992, 0.3, 0.30000000000000004, 6, 0, 1999),
	(7, -7, 2, 7, 4, 7, 6, -7, 7, -2.50, -2.5, -7, -2.5, -2.5, 7, 1, 2024),
	(8, 2, 3, 7, 4, 7, 6, 7, 7, 2.50, 2.5, 7, 2.5, 2.5, 7, 1, 2024),
	(9, 2, 3, 7, 4, 7, 6, 7, 7, 0.50, 0.5, 1, 0.5, 0.49999999999999994, 7, 1, 2024);

CREATE TABLE Times (
	ID INT NOT NULL PRIMARY KEY,
	D DATE NULL, T TIME(6) NULL, DT DATETIME NULL, DT3 DATETIME(3) NULL, DT6 DATETIME(6) NULL, TS TIMESTAMP(6) NULL
);
SET time_zone = '+00:00';
INSERT INTO Times VALUES
	(1, '1000-01-01', '00:00:00', '1000-01-01 00:00:00', '1000-01-01 00:00:00', '1000-01-01 00:00:00', '1970-01-01 00:00:01'),
	(2, '9999-12-31', '23:59:59.999999', '9999-12-31 23:59:59', '9999-12-31 23:59:59.999', '9999-12-31 23:59:59.999999', '2038-01-19 03:14:07.999999'),
	(3, '2024-02-29', '12:34:56.5', '2024-02-29 12:34:56', '2024-02-29 12:34:56.789', '2024-02-29 12:34:56.789012', '2024-02-29 12:34:56.789012'),
	(4, NULL, NULL, NULL, NULL, NULL, NULL),
	(5, '2023-03-26', '01:30:00', '2023-03-26 01:30:00', '2023-03-26 01:30:00.1', '2023-03-26 01:30:00.1', '2023-03-26 01:30:00.1'),
	(6, '2023-03-26', '02:30:00', '2023-03-26 02:30:00', '2023-03-26 02:30:00.1', '2023-03-26 02:30:00.1', '2023-03-26 02:30:00.1'),
	(7, '2023-12-31', '23:30:00', '2023-12-31 23:30:00', '2023-12-31 23:30:00.999', '2023-12-31 23:30:00.999999', '2023-12-31 23:30:00.999999');

CREATE TABLE Kinds (
	ID INT NOT NULL PRIMARY KEY,
	E ENUM('zeta','Alpha','with blank','a,b','') NULL,
	S SET('red','green','blue sky') NULL,
	G UUID NULL, Ip INET6 NULL, J JSON NULL, Bin VARBINARY(40) NULL, Fix BINARY(4) NULL,
	Txt LONGTEXT NULL, Big LONGBLOB NULL, P POINT NULL, B BOOLEAN NULL
);
INSERT INTO Kinds VALUES
	(1, 'zeta', 'red', '123e4567-e89b-12d3-a456-426614174000', '::1', '{"a": [1, "ü"]}', x'00ff10', x'01020304', 'long', x'000102', POINT(1.5, -2), TRUE),
	(2, 'Alpha', 'red,blue sky', '00000000-0000-0000-0000-000000000000', '::ffff:10.0.0.1', 'null', '', x'00000000', '', '', POINT(0, 0), FALSE),
	(3, 'with blank', '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	(4, '', 'green', NULL, '2001:db8::1', '"s"', 'abc', 'abcd', REPEAT('ä"\\\n😀', 20000), REPEAT('x', 300000), NULL, TRUE),
	(5, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	(6, 'a,b', 'red,green,blue sky', NULL, NULL, '[]', x'ff', NULL, 'x', NULL, NULL, FALSE);

-- Many rows with few values, to page by.
CREATE TABLE Ties (
	ID  INT NOT NULL PRIMARY KEY,
	CI  VARCHAR(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci NULL,
	Lat VARCHAR(10) CHARACTER SET latin1 NULL,
	Txt TEXT NULL,
	E   ENUM('c','a','b') NULL,
	S   SET('x','y') NULL,
	F   FLOAT NULL, D DOUBLE NULL, M DECIMAL(30,10) NULL, U BIGINT UNSIGNED NULL,
	Day DATE NULL, T TIME(3) NULL, DT DATETIME(6) NULL, TS TIMESTAMP(6) NULL,
	G UUID NULL, Ip INET6 NULL, Bin VARBINARY(8) NULL, Y YEAR NULL, B BIT(1) NULL, W BIT(12) NULL,
	Up INT NULL,
	CONSTRAINT FK_Up FOREIGN KEY (Up) REFERENCES Ties (ID),
	KEY (CI), KEY (D), KEY (DT), KEY (M)
);
INSERT INTO Ties
SELECT n, ELT(1 + n % 7, 'a', 'A', 'ä', 'b', 'B ', 'b', NULL), ELT(1 + n % 5, 'x', 'X', 'é', NULL, ''),
	CASE n % 4 WHEN 0 THEN NULL ELSE CONCAT(REPEAT('lorem ', 60), n % 3) END,
	NULLIF(n % 4, 0), n % 4, (n % 9 - 4) / 3, (n % 11 - 5) / 7, IF(n % 6 = 0, NULL, (n % 5) / 3), IF(n % 3 = 0, NULL, 18446744073709551615 - CAST(n % 4 AS UNSIGNED)),
	IF(n % 5 = 0, NULL, '2020-01-01' + INTERVAL n % 13 DAY), IF(n % 8 = 0, NULL, SEC_TO_TIME(n % 17 + 0.125)),
	IF(n % 10 = 0, NULL, '2020-01-01' + INTERVAL n % 19 * 1000003 MICROSECOND), '2020-01-01' + INTERVAL n % 3 * 333333 MICROSECOND,
	IF(n % 4 = 0, NULL, CONCAT('00000000-0000-0000-0000-', LPAD(n % 5, 12, '0'))), IF(n % 4 = 0, NULL, CONCAT('::ffff:10.0.0.', n % 12)),
	IF(n % 3 = 0, NULL, CHAR(n % 4, 255 - n % 2)), IF(n % 6 = 0, NULL, 2000 + n % 3), IF(n % 7 = 0, NULL, n % 2), IF(n % 6 = 0, NULL, n % 100),
	NULL
FROM (SELECT CAST(seq AS SIGNED) AS n FROM seq_1_to_500) x;
UPDATE Ties SET Up = IF(ID % 3 = 0, NULL, 1 + ID % 50);

-- Parents without children, children without parents, two ways to one table.
CREATE TABLE Teams (ID INT NOT NULL PRIMARY KEY, Name VARCHAR(20) NOT NULL, LeadID INT NULL);
CREATE TABLE People (
	ID INT NOT NULL PRIMARY KEY, Name VARCHAR(20) NULL, TeamID INT NULL, OldTeamID INT NULL, BossID INT NULL,
	CONSTRAINT FK_Team FOREIGN KEY (TeamID) REFERENCES Teams (ID),
	CONSTRAINT FK_OldTeam FOREIGN KEY (OldTeamID) REFERENCES Teams (ID),
	CONSTRAINT FK_Boss FOREIGN KEY (BossID) REFERENCES People (ID)
);
ALTER TABLE Teams ADD CONSTRAINT FK_Lead FOREIGN KEY (LeadID) REFERENCES People (ID);
CREATE TABLE Skills (Code VARCHAR(10) COLLATE utf8mb4_general_ci NOT NULL PRIMARY KEY, Name VARCHAR(20) NULL);
CREATE TABLE PeopleSkills (
	PersonID INT NOT NULL, SkillCode VARCHAR(10) COLLATE utf8mb4_general_ci NOT NULL, PRIMARY KEY (PersonID, SkillCode),
	FOREIGN KEY (PersonID) REFERENCES People (ID), FOREIGN KEY (SkillCode) REFERENCES Skills (Code)
);
INSERT INTO Teams VALUES (1, 'Red', NULL), (2, 'Green', NULL), (3, 'Empty', NULL);
INSERT INTO People VALUES (1, 'Ann', 1, 2, NULL), (2, 'Bob', 1, NULL, 1), (3, 'Cy', 1, 1, 2), (4, 'Di', 2, 1, 1), (5, NULL, NULL, NULL, NULL);
UPDATE Teams SET LeadID = 1 WHERE ID = 1;
INSERT INTO Skills VALUES ('c', 'C'), ('sql', 'SQL'), ('x/y', 'Odd'), ('none', NULL);
INSERT INTO PeopleSkills VALUES (1, 'c'), (1, 'sql'), (2, 'sql'), (3, 'x/y'), (3, 'c'), (3, 'sql');
