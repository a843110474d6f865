-- A small table for random conditions: nulls everywhere, texts that differ
-- in case, accents, blanks and planes of Unicode, numbers around zero.
CREATE TABLE Things (
 ID int PRIMARY KEY,
 I int, B tinyint unsigned, L bigint, M decimal(12,3), F double, T bit(1),
 S varchar(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci,
 A varchar(40) CHARACTER SET latin1 COLLATE latin1_swedish_ci,
 X varchar(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin,
 D date, Z datetime(6), U time(3), G uuid,
 N int NOT NULL, W varchar(40) CHARACTER SET utf8mb4 NOT NULL,
 KEY (S), KEY (I), KEY (Z));
INSERT INTO Things VALUES
 (1, 0, 0, 0, 0, 0, 0, '', '', '', '2020-02-29', '2020-02-29 00:00:00', '00:00:00', '00000000-0000-0000-0000-000000000000', 0, ''),
 (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, -1, 'NULL'),
 (3, 1, 1, 1, 1, 1, 1, 'a', 'a', 'a', '2020-01-01', '2020-01-01 00:00:00', '01:00:00', '11111111-2222-3333-4444-555555555555', 1, 'a'),
 (4, -1, 255, -1, -0.5, -0.5, 1, 'A', 'A', 'A', '1999-12-31', '1999-12-31 23:59:59.999999', '-01:00:00', 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee', 2, 'A'),
 (5, 7, 10, 7000000000, 2.5, 2.5, 0, 'ab', 'Ab', 'aB', '2021-06-15', '2021-06-15 12:30:15.5', '12:30:15.500', NULL, 3, 'ab'),
 (6, -7, 100, -7000000000, -2.5, -2.5, NULL, 'a%_b', 'a%_b', 'a%_b', '2020-12-31', '2020-12-31 08:00:00', '100:00:00', NULL, -3, 'a%b'),
 (7, 2147483647, 3, 9007199254740993, 123456789.125, 1e300, 1, 'Müller', 'Müller', 'Müller', '0001-01-01', '1000-01-01 00:00:00', '838:59:59', NULL, 5, 'Müller'),
 (8, -2147483648, 4, -9007199254740993, -0.001, -1e-300, 0, 'müller ', 'muller', 'müller ', '9999-12-31', '9999-12-31 23:59:59', '-838:59:59', NULL, 8, 'MÜLLER'),
 (9, 12, 12, 12, 12, 12, NULL, '12', '12', '12', NULL, '2020-03-01 00:00:00', '00:00:12', NULL, 13, '12'),
 (10, NULL, 5, NULL, 0.125, NULL, 1, '😀a字', NULL, '😀a字', '2020-03-01', NULL, NULL, NULL, 21, '😀'),
 (11, 3, NULL, 3, NULL, 0.5, NULL, NULL, 'x', '', NULL, '2020-02-29 23:59:59', '00:00:00.001', NULL, 34, ' a '),
 (12, 5, 50, 5, 1.5, 1.5, 0, ' a b ', ' a b ', 'O''Neil', '2020-02-28', '2020-02-28 00:00:00.000001', NULL, '11111111-2222-3333-4444-555555555556', 55, 'O''Neil'),
 (13, 6, 6, 6, 3.5, -0.0, 1, 'aaa', 'aaa', 'aaa', '2019-02-28', '2019-02-28 06:07:08.25', '06:07:08.250', NULL, 89, 'aaa'),
 (14, 4, 4, 4, 4.25, 4.5, 0, '|\\', '|\\', '|\\', '2020-04-30', '2020-04-30 18:45:30', '18:45:30', NULL, -8, '|');
