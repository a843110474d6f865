-- SPDX-License-Identifier: MIT
-- data.sql - a CRM to measure with: @rows contacts (1,000,000 unless the
-- variable is set before), a twentieth of that companies, three tenths
-- opportunities. The same rows on each load.

SET NAMES utf8mb4;
SET time_zone = '+00:00';
SET sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION';
SET unique_checks = 0, foreign_key_checks = 0;
SET @rows = COALESCE(@rows, 1000000);
SET @companies = @rows DIV 20, @opportunities = @rows * 3 DIV 10;

CREATE TABLE Companies (
	ID        INT NOT NULL AUTO_INCREMENT,
	Name      VARCHAR(80) NOT NULL,
	City      VARCHAR(60) NOT NULL,
	Country   CHAR(2) CHARACTER SET ascii NOT NULL,
	Industry  VARCHAR(40) NULL,
	Revenue   DECIMAL(18,2) NULL,
	Employees INT UNSIGNED NOT NULL,
	CreatedAt DATETIME NOT NULL,
	PRIMARY KEY (ID)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE Contacts (
	ID        INT NOT NULL AUTO_INCREMENT,
	CompanyID INT NOT NULL,
	FirstName VARCHAR(40) NOT NULL,
	LastName  VARCHAR(40) NOT NULL,
	Email     VARCHAR(120) CHARACTER SET ascii NOT NULL,
	Phone     VARCHAR(30) NULL,
	City      VARCHAR(60) NOT NULL,
	Status    VARCHAR(16) NOT NULL,
	Score     DOUBLE NOT NULL,
	Balance   DECIMAL(12,2) NULL,
	Birthday  DATE NULL,
	Active    BIT(1) NOT NULL,
	Visits    BIGINT NOT NULL,
	CreatedAt DATETIME(6) NOT NULL,
	UpdatedAt DATETIME NULL,
	Note      VARCHAR(200) NULL,
	PRIMARY KEY (ID),
	KEY StatusCreated (Status, CreatedAt),
	CONSTRAINT ContactCompany FOREIGN KEY (CompanyID) REFERENCES Companies (ID)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE Opportunities (
	ID          INT NOT NULL AUTO_INCREMENT,
	ContactID   INT NOT NULL,
	Title       VARCHAR(80) NOT NULL,
	Stage       ENUM('Open','Offered','Won','Lost') NOT NULL,
	Amount      DECIMAL(14,2) NOT NULL,
	Probability TINYINT UNSIGNED NULL,
	CloseDate   DATE NULL,
	CreatedAt   DATETIME NOT NULL,
	PRIMARY KEY (ID),
	CONSTRAINT OpportunityContact FOREIGN KEY (ContactID) REFERENCES Contacts (ID)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

INSERT INTO Companies
	SELECT seq, CONCAT(ELT(1 + h MOD 8, 'Northern ', 'Blue ', 'Früh & ', 'L''Orée ', 'Omega ', '東京', 'Green ', 'Quiet '), ELT(1 + (h >> 4) MOD 6, 'Works', 'Trading', 'Systems', 'Foods', 'Logistik', 'Design'), ' ', seq),
	       ELT(1 + (h >> 6) MOD 8, 'Basel', 'Saint-Étienne', 'Köln', 'Oslo', 'Boston', 'Kyōto', 'Porto', 'Graz'), ELT(1 + (h >> 9) MOD 6, 'CH', 'FR', 'DE', 'NO', 'US', 'JP'),
	       IF((h >> 12) MOD 5 = 0, NULL, ELT(1 + (h >> 13) MOD 5, 'Retail', 'Energy', 'Health', 'Software', 'Transport')), IF((h >> 16) MOD 7 = 0, NULL, CAST(h AS DECIMAL(18,2)) / 7), (h >> 3) MOD 20000,
	       '2015-01-01' + INTERVAL h MOD 280000000 SECOND
	FROM (SELECT seq, CRC32(CONCAT('company', seq)) AS h FROM seq_1_to_100000000 WHERE seq <= @companies) AS s;

INSERT INTO Contacts
	SELECT seq, 1 + seq MOD @companies, ELT(1 + h MOD 10, 'Anna', 'José', 'Zoë', 'Wei', 'Fatima', 'Oleg', 'Mary-Jane', 'Ngozi', 'Søren', 'Lea'),
	       ELT(1 + (h >> 4) MOD 10, 'Müller', 'O''Neil', 'García', 'Smith', 'Иванов', 'Nguyễn', 'de la Cruz', 'Öztürk', 'Tanaka', 'Brown'), CONCAT('contact', seq, '@example.', ELT(1 + (h >> 8) MOD 3, 'com', 'org', 'net')),
	       IF((h >> 10) MOD 4 = 0, NULL, CONCAT('+41 ', 100000000 + (h >> 2) MOD 900000000)), ELT(1 + (h >> 12) MOD 8, 'Basel', 'Saint-Étienne', 'Köln', 'Oslo', 'Boston', 'Kyōto', 'Porto', 'Graz'),
	       ELT(1 + (h >> 15) MOD 4, 'lead', 'prospect', 'customer', 'lost'), (h MOD 1000003) / 1e3, IF((h >> 17) MOD 6 = 0, NULL, CAST(h AS DECIMAL(12,2)) / 1000 - 1000000),
	       IF((h >> 19) MOD 3 = 0, NULL, DATE '1950-01-01' + INTERVAL h MOD 20000 DAY), (h >> 21) MOD 2, CAST(h AS SIGNED) * 104729,
	       '2016-01-01' + INTERVAL h * 60000 MICROSECOND + INTERVAL seq MOD 1000 MICROSECOND, IF((h >> 23) MOD 2 = 0, NULL, '2024-01-01' + INTERVAL h MOD 50000000 SECOND),
	       CASE (h >> 25) MOD 5 WHEN 0 THEN NULL WHEN 1 THEN 'Said "call me on Monday", twice.' WHEN 2 THEN 'first line\nsecond line' WHEN 3 THEN '' ELSE 'Met at the fair; wants a quote for the yearly plan.' END
	FROM (SELECT seq, CRC32(CONCAT('contact', seq * 2654435761)) AS h FROM seq_1_to_100000000 WHERE seq <= @rows) AS s;

INSERT INTO Opportunities
	SELECT seq, 1 + (h * 7919 + seq) MOD @rows, CONCAT(ELT(1 + h MOD 5, 'Renewal', 'New licence', 'Erweiterung', 'Projet', 'Support'), ' ', seq), 1 + (h >> 4) MOD 4, CAST(h AS DECIMAL(14,2)) / 5000,
	       IF((h >> 6) MOD 5 = 0, NULL, (h >> 7) MOD 101), IF((h >> 9) MOD 4 = 0, NULL, DATE '2024-01-01' + INTERVAL h MOD 1200 DAY), '2022-01-01' + INTERVAL h MOD 120000000 SECOND
	FROM (SELECT seq, CRC32(CONCAT('opportunity', seq)) AS h FROM seq_1_to_100000000 WHERE seq <= @opportunities) AS s;

SET unique_checks = 1, foreign_key_checks = 1;
