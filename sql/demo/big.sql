-- SPDX-License-Identifier: MIT
-- big.sql - one wide table to measure exports with.
--
-- Makes the table Export with @rows rows (1,000,000 unless the variable is
-- set before) in the current database. The same rows on each load; a smaller
-- table is a prefix of a larger one.
--   mariadb DB < big.sql
--   mariadb --init-command='SET @rows = 100000' DB < big.sql

SET NAMES utf8mb4;
SET time_zone = '+00:00';
SET sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION';
SET unique_checks = 0;
SET @rows = COALESCE(@rows, 1000000);

CREATE TABLE Export (
	ID         INT NOT NULL AUTO_INCREMENT COMMENT 'Key of the row',
	Code       VARCHAR(20) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL COMMENT 'Plain text without escapes',
	Title      VARCHAR(80) NOT NULL COMMENT 'Text in many scripts',
	Remark     VARCHAR(200) NULL COMMENT 'Text with quotes, backslashes, line breaks and tabs',
	Kind       ENUM('New','Qualified','Won','Lost') NOT NULL COMMENT 'Enumeration',
	Amount     DECIMAL(18,4) NOT NULL COMMENT 'Exact number',
	Discount   DECIMAL(5,2) NULL COMMENT 'Exact number or nothing',
	Day        DATE NOT NULL COMMENT 'Date',
	ChangedAt  DATETIME(3) NOT NULL COMMENT 'Date and time in milliseconds (UTC)',
	ClosedAt   DATETIME NULL COMMENT 'Date and time or nothing (UTC)',
	IsOpen     BIT(1) NOT NULL COMMENT 'Yes or no',
	Ratio      DOUBLE NOT NULL COMMENT 'Binary floating point number',
	Score      FLOAT NULL COMMENT 'Short floating point number or nothing',
	Counter    BIGINT NOT NULL COMMENT 'Signed 64-bit number',
	Volume     BIGINT UNSIGNED NULL COMMENT 'Unsigned 64-bit number or nothing',
	OwnerID    INT NULL COMMENT 'Number or nothing',
	PRIMARY KEY (ID)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Rows for export measurements';

INSERT INTO Export
	SELECT seq, CONCAT('EX-', LPAD(seq, 9, '0')),
	       CONCAT(ELT(1 + h MOD 10, 'Quarterly report', 'Größe XL', 'L''été à Saint-Étienne', 'Отчёт', 'نص عربي', 'रिपोर्ट', '東京の報告', '보고서', 'Rocket 🚀', 'O''Neil & Sons'), ' ', seq MOD 9973),
	       CASE (h >> 4) MOD 6 WHEN 0 THEN NULL WHEN 1 THEN 'Said "yes", then "no"' WHEN 2 THEN 'C:\\data\\file.txt\nsecond line' WHEN 3 THEN 'tab\there; 50% off / <b>bold</b> & more'
	            WHEN 4 THEN '' ELSE 'A longer remark without anything special in it, as most remarks in a database are.' END,
	       1 + (h >> 7) MOD 4, CAST(h AS DECIMAL(18,4)) / 10000 - 200000, IF((h >> 9) MOD 3 = 0, NULL, (h >> 11) MOD 10000 / 100),
	       DATE '2018-01-01' + INTERVAL seq MOD 3100 DAY, DATE '2018-01-01' + INTERVAL seq MOD 3100 DAY + INTERVAL (h MOD 86400000) * 1000 MICROSECOND,
	       IF((h >> 3) MOD 2 = 0, NULL, DATE '2018-02-01' + INTERVAL seq MOD 3100 DAY + INTERVAL h MOD 86400 SECOND),
	       (h >> 5) MOD 2, h / 4294967296e0, IF((h >> 13) MOD 4 = 0, NULL, (h >> 2) MOD 1000 / 10), (CAST(h AS SIGNED) - 2147483648) * 1000003,
	       IF((h >> 15) MOD 5 = 0, NULL, h * CAST(4294967297 AS UNSIGNED)), IF((h >> 17) MOD 8 = 0, NULL, 41 + h MOD 140)
	FROM (SELECT seq, CRC32(CONCAT('export', seq * 2654435761)) AS h FROM seq_1_to_100000000 WHERE seq <= @rows) AS s;

SET unique_checks = 1;
ANALYZE TABLE Export;
