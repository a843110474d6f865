-- SPDX-License-Identifier: MIT
-- crm.sql - the demo CRM: a trading company, its customers and their orders.
--
-- Load into an empty database with `mariadb DB < crm.sql`. Every value is
-- computed from row numbers, so each load gives the same rows; see README.md.
-- Part 1 makes the tables, part 2 the word lists, part 3 the rows.

SET NAMES utf8mb4;
SET time_zone = '+00:00';
SET sql_mode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,NO_AUTO_VALUE_ON_ZERO';
SET default_storage_engine = InnoDB;
SET foreign_key_checks = 0;
SET unique_checks = 0;
SET div_precision_increment = 4;
SET group_concat_max_len = 1048576;
SET max_heap_table_size = 134217728;
SET tmp_table_size = 134217728;
-- Defaults such as CURRENT_TIMESTAMP and the periods of the versioned table
-- must not depend on the day of the load.
SET timestamp = UNIX_TIMESTAMP('2026-06-30 18:00:00');

-- ---------------------------------------------------------------------------
-- Part 1: tables
-- ---------------------------------------------------------------------------

CREATE TABLE Currencies (
	ID            CHAR(3) NOT NULL COMMENT 'ISO 4217 code',
	Name          VARCHAR(60) NOT NULL COMMENT 'English name of the currency',
	Symbol        VARCHAR(6) NULL COMMENT 'Sign printed before or after amounts',
	Decimals      TINYINT UNSIGNED NOT NULL DEFAULT 2 COMMENT 'Digits after the decimal point',
	UnitsPerEuro  DECIMAL(18,8) NOT NULL COMMENT 'Rate used for price lists: how many units buy one euro',
	PRIMARY KEY (ID)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Currencies in which we quote and invoice';

CREATE TABLE ExchangeRates (
	CurrencyID    CHAR(3) NOT NULL COMMENT 'Currency the rate is for',
	RateDate      DATE NOT NULL COMMENT 'First day of the month the rate is valid for',
	UnitsPerEuro  DECIMAL(18,8) NOT NULL COMMENT 'How many units bought one euro',
	PRIMARY KEY (CurrencyID, RateDate),
	CONSTRAINT FK_ExchangeRates_Currency FOREIGN KEY (CurrencyID) REFERENCES Currencies (ID)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Monthly exchange rates against the euro';

CREATE TABLE Territories (
	ID                 INT NOT NULL AUTO_INCREMENT COMMENT 'Key of the territory',
	Name               VARCHAR(60) NOT NULL COMMENT 'Name of the sales territory',
	ParentTerritoryID  INT NULL COMMENT 'Region this territory belongs to',
	AnnualTarget       DECIMAL(14,2) NULL COMMENT 'Sales target of the year in euros',
	PRIMARY KEY (ID),
	UNIQUE KEY UK_Territories_Name (Name),
	CONSTRAINT FK_Territories_Parent FOREIGN KEY (ParentTerritoryID) REFERENCES Territories (ID)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Sales regions and the territories in them';

CREATE TABLE Countries (
	ID           CHAR(2) NOT NULL COMMENT 'ISO 3166-1 alpha-2 code',
	Name         VARCHAR(60) NOT NULL COMMENT 'English name',
	NativeName   VARCHAR(60) NOT NULL COMMENT 'Name in the country''s own language and script',
	Continent    ENUM('Africa','Asia','Europe','NorthAmerica','Oceania','SouthAmerica') NOT NULL COMMENT 'Continent of the capital',
	CurrencyID   CHAR(3) NOT NULL COMMENT 'Currency customers there are invoiced in',
	TerritoryID  INT NOT NULL COMMENT 'Sales territory that serves the country',
	DialingCode  SMALLINT UNSIGNED NOT NULL COMMENT 'International dialing code without the plus sign',
	VatRate      DECIMAL(4,2) NOT NULL COMMENT 'Standard rate of value added tax in per cent',
	InEU         BIT(1) NOT NULL DEFAULT b'0' COMMENT 'Member of the European Union',
	Population   BIGINT UNSIGNED NULL COMMENT 'Inhabitants, rounded',
	AreaKm2      DOUBLE NULL COMMENT 'Area in square kilometres',
	PRIMARY KEY (ID),
	UNIQUE KEY UK_Countries_Name (Name),
	CONSTRAINT FK_Countries_Currency FOREIGN KEY (CurrencyID) REFERENCES Currencies (ID),
	CONSTRAINT FK_Countries_Territory FOREIGN KEY (TerritoryID) REFERENCES Territories (ID)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Countries we sell to';

CREATE TABLE Employees (
	ID              INT NOT NULL AUTO_INCREMENT COMMENT 'Key of the employee',
	GivenName       VARCHAR(60) NOT NULL COMMENT 'Given name',
	FamilyName      VARCHAR(60) NOT NULL COMMENT 'Family name',
	Email           VARCHAR(120) NOT NULL COMMENT 'Business email address',
	JobTitle        VARCHAR(80) NOT NULL COMMENT 'Job title',
	Department      ENUM('Management','Sales','Support','Finance','Marketing','Logistics') NOT NULL COMMENT 'Department',
	ManagerID       INT NULL COMMENT 'Direct manager; empty for the head of the company',
	TerritoryID     INT NULL COMMENT 'Territory a sales person works in',
	BirthYear       YEAR NULL COMMENT 'Year of birth',
	HiredOn         DATE NOT NULL COMMENT 'First day of work',
	LeftOn          DATE NULL COMMENT 'Last day of work',
	WorkStart       TIME NULL COMMENT 'Usual start of the working day, local time',
	WorkEnd         TIME NULL COMMENT 'Usual end of the working day, local time',
	CommissionRate  FLOAT NULL COMMENT 'Share of the turnover paid as commission',
	Salary          DECIMAL(12,2) NULL COMMENT 'Monthly salary in euros',
	IsActive        BIT(1) NOT NULL DEFAULT b'1' COMMENT 'Works for us today',
	PRIMARY KEY (ID),
	UNIQUE KEY UK_Employees_Email (Email),
	KEY IX_Employees_FamilyName (FamilyName),
	CONSTRAINT FK_Employees_Manager FOREIGN KEY (ManagerID) REFERENCES Employees (ID),
	CONSTRAINT FK_Employees_Territory FOREIGN KEY (TerritoryID) REFERENCES Territories (ID)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Our own staff';

CREATE TABLE Companies (
	ID               INT NOT NULL AUTO_INCREMENT COMMENT 'Key of the company',
	AccountNumber    VARCHAR(12) NOT NULL COMMENT 'Customer number printed on documents',
	ExternalID       UUID NOT NULL COMMENT 'Key shared with the ERP system',
	Name             VARCHAR(160) NOT NULL COMMENT 'Name as registered, in its own script',
	LegalForm        VARCHAR(40) NULL COMMENT 'Legal form if it is known',
	Industry         ENUM('Automotive','Chemicals','Construction','Education','Energy','Finance','Food','Healthcare','Logistics','Machinery','Media','PublicSector','Retail','Software','Tourism') NULL COMMENT 'Branch of industry',
	Size             ENUM('Micro','Small','Medium','Large','Enterprise') NOT NULL COMMENT 'Size class by number of employees',
	ParentCompanyID  INT NULL COMMENT 'Company that owns this one',
	CountryID        CHAR(2) NOT NULL COMMENT 'Country of the head office',
	TerritoryID      INT NOT NULL COMMENT 'Sales territory',
	OwnerID          INT NULL COMMENT 'Employee who looks after the account',
	CurrencyID       CHAR(3) NOT NULL COMMENT 'Currency of quotes and invoices',
	Street           VARCHAR(120) NULL COMMENT 'Street and house number',
	PostalCode       VARCHAR(12) NULL COMMENT 'Postal code',
	City             VARCHAR(80) NULL COMMENT 'City',
	Location         POINT NULL COMMENT 'Position of the head office, longitude and latitude (WGS 84)',
	Website          VARCHAR(200) NULL COMMENT 'Address of the website',
	Phone            VARCHAR(30) NULL COMMENT 'Switchboard number',
	VatNumber        VARCHAR(20) NULL COMMENT 'VAT identification number',
	EmployeeCount    INT UNSIGNED NULL COMMENT 'Number of employees',
	AnnualRevenue    DECIMAL(18,2) NULL COMMENT 'Yearly revenue in the company''s currency',
	CreditLimit      DECIMAL(14,2) NULL COMMENT 'Highest open amount we accept',
	FoundedYear      YEAR NULL COMMENT 'Year of foundation',
	LedgerKey        BIGINT UNSIGNED NULL COMMENT 'Key of the account in the general ledger',
	IsKeyAccount     BIT(1) NOT NULL DEFAULT b'0' COMMENT 'Looked after by the key account team',
	Attributes       JSON NULL COMMENT 'Free attributes from imports and forms',
	Notes            TEXT NULL COMMENT 'Notes of the sales team',
	CreatedAt        DATETIME NOT NULL COMMENT 'Time the record was made (UTC)',
	ModifiedAt       TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3) COMMENT 'Time of the last change (UTC)',
	PRIMARY KEY (ID),
	UNIQUE KEY UK_Companies_AccountNumber (AccountNumber),
	UNIQUE KEY UK_Companies_ExternalID (ExternalID),
	KEY IX_Companies_Name (Name),
	KEY IX_Companies_City (City),
	KEY IX_Companies_ModifiedAt (ModifiedAt),
	FULLTEXT KEY FT_Companies (Name, Notes),
	CONSTRAINT FK_Companies_Parent FOREIGN KEY (ParentCompanyID) REFERENCES Companies (ID),
	CONSTRAINT FK_Companies_Country FOREIGN KEY (CountryID) REFERENCES Countries (ID),
	CONSTRAINT FK_Companies_Territory FOREIGN KEY (TerritoryID) REFERENCES Territories (ID),
	CONSTRAINT FK_Companies_Owner FOREIGN KEY (OwnerID) REFERENCES Employees (ID),
	CONSTRAINT FK_Companies_Currency FOREIGN KEY (CurrencyID) REFERENCES Currencies (ID)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Customers, prospects and partners';

CREATE TABLE Divisions (
	ID             INT NOT NULL AUTO_INCREMENT COMMENT 'Key of the division',
	CompanyID      INT NOT NULL COMMENT 'Company the division is part of',
	Name           VARCHAR(80) NOT NULL COMMENT 'Name of the division',
	CostCenter     VARCHAR(12) NULL COMMENT 'The customer''s cost center',
	HeadContactID  INT NULL COMMENT 'Contact who leads the division',
	Headcount      SMALLINT UNSIGNED NULL COMMENT 'People working in the division',
	Budget         DECIMAL(14,2) NULL COMMENT 'Yearly budget in the company''s currency',
	OpensAt        TIME NULL COMMENT 'Reception opens, local time',
	ClosesAt       TIME NULL COMMENT 'Reception closes, local time',
	PRIMARY KEY (ID),
	UNIQUE KEY UK_Divisions_CompanyName (CompanyID, Name),
	CONSTRAINT FK_Divisions_Company FOREIGN KEY (CompanyID) REFERENCES Companies (ID),
	CONSTRAINT FK_Divisions_HeadContact FOREIGN KEY (HeadContactID) REFERENCES Contacts (ID)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Divisions of companies';

CREATE TABLE Contacts (
	ID                INT NOT NULL AUTO_INCREMENT COMMENT 'Key of the contact',
	ExternalID        UUID NOT NULL COMMENT 'Key shared with the mail system',
	CompanyID         INT NOT NULL COMMENT 'Company the person works for',
	DivisionID        INT NULL COMMENT 'Division the person works in',
	Salutation        ENUM('Ms','Mr','Mx','Dr','Prof') NULL COMMENT 'Form of address',
	GivenName         VARCHAR(60) NOT NULL COMMENT 'Given name',
	FamilyName        VARCHAR(60) NOT NULL COMMENT 'Family name',
	FullName          VARCHAR(130) NOT NULL COMMENT 'Name in the order usual in the person''s language',
	JobTitle          VARCHAR(80) NULL COMMENT 'Job title',
	Email             VARCHAR(160) NULL COMMENT 'Email address',
	Phone             VARCHAR(30) NULL COMMENT 'Direct number',
	Mobile            VARCHAR(30) NULL COMMENT 'Mobile number',
	PreferredChannels SET('Email','Phone','Post','Chat') NOT NULL DEFAULT '' COMMENT 'Channels the person wants to be reached by',
	Language          CHAR(2) NULL COMMENT 'ISO 639-1 code of the preferred language',
	BirthDate         DATE NULL COMMENT 'Date of birth',
	OwnerID           INT NULL COMMENT 'Employee who looks after the contact',
	NewsletterOptIn   BIT(1) NULL COMMENT 'Newsletter wanted; empty if never asked',
	LastLoginAddress  INET6 NULL COMMENT 'Internet address of the last log-in to the customer portal',
	LastLoginAt       DATETIME(6) NULL COMMENT 'Time of the last log-in to the customer portal (UTC)',
	Score             FLOAT NULL COMMENT 'Engagement score, 0 to 100',
	Notes             TEXT NULL COMMENT 'Notes of the sales team',
	CreatedAt         DATETIME NOT NULL COMMENT 'Time the record was made (UTC)',
	ModifiedAt        TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3) COMMENT 'Time of the last change (UTC)',
	ImportBatch       INT INVISIBLE NULL COMMENT 'Number of the import that made the record',
	PRIMARY KEY (ID),
	UNIQUE KEY UK_Contacts_Email (Email),
	UNIQUE KEY UK_Contacts_ExternalID (ExternalID),
	KEY IX_Contacts_FamilyName (FamilyName, GivenName),
	KEY IX_Contacts_ModifiedAt (ModifiedAt),
	FULLTEXT KEY FT_Contacts (FullName, Notes),
	CONSTRAINT FK_Contacts_Company FOREIGN KEY (CompanyID) REFERENCES Companies (ID),
	CONSTRAINT FK_Contacts_Division FOREIGN KEY (DivisionID) REFERENCES Divisions (ID),
	CONSTRAINT FK_Contacts_Owner FOREIGN KEY (OwnerID) REFERENCES Employees (ID)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'People at companies';

CREATE TABLE Tags (
	ID     INT NOT NULL AUTO_INCREMENT COMMENT 'Key of the tag',
	Name   VARCHAR(40) NOT NULL COMMENT 'Text of the tag',
	Color  CHAR(7) NULL COMMENT 'Color as #rrggbb',
	PRIMARY KEY (ID),
	UNIQUE KEY UK_Tags_Name (Name)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Labels for companies';

CREATE TABLE CompanyTags (
	CompanyID  INT NOT NULL COMMENT 'Company with the tag',
	TagID      INT NOT NULL COMMENT 'Tag of the company',
	PRIMARY KEY (CompanyID, TagID),
	CONSTRAINT FK_CompanyTags_Company FOREIGN KEY (CompanyID) REFERENCES Companies (ID),
	CONSTRAINT FK_CompanyTags_Tag FOREIGN KEY (TagID) REFERENCES Tags (ID)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Which company has which tags';

CREATE TABLE Campaigns (
	ID        INT NOT NULL AUTO_INCREMENT COMMENT 'Key of the campaign',
	Name      VARCHAR(100) NOT NULL COMMENT 'Name of the campaign',
	Channel   ENUM('Email','TradeFair','Webinar','SearchAds','Referral','Print') NOT NULL COMMENT 'Main channel',
	StartsOn  DATE NOT NULL COMMENT 'First day',
	EndsOn    DATE NULL COMMENT 'Last day; empty while it runs',
	Budget    DECIMAL(12,2) NULL COMMENT 'Budget in euros',
	OwnerID   INT NULL COMMENT 'Employee in charge',
	PRIMARY KEY (ID),
	CONSTRAINT FK_Campaigns_Owner FOREIGN KEY (OwnerID) REFERENCES Employees (ID)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Marketing campaigns that bring leads';

CREATE TABLE LeadStatuses (
	ID           INT NOT NULL AUTO_INCREMENT COMMENT 'Key of the status',
	Name         VARCHAR(40) NOT NULL COMMENT 'Name of the status',
	SortOrder    SMALLINT NOT NULL COMMENT 'Position in the sales funnel',
	Probability  DECIMAL(5,2) NOT NULL COMMENT 'Usual chance of winning in per cent',
	IsClosed     BIT(1) NOT NULL COMMENT 'No more work is planned',
	IsWon        BIT(1) NULL COMMENT 'Won or lost; empty while open',
	Description  VARCHAR(200) NULL COMMENT 'What the status means',
	PRIMARY KEY (ID),
	UNIQUE KEY UK_LeadStatuses_Name (Name)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Steps of the sales funnel';

CREATE TABLE Leads (
	ID                  INT NOT NULL AUTO_INCREMENT COMMENT 'Key of the lead',
	Topic               VARCHAR(160) NOT NULL COMMENT 'What the lead is about',
	PersonName          VARCHAR(130) NOT NULL COMMENT 'Name of the person who asked',
	CompanyName         VARCHAR(160) NULL COMMENT 'Company as written by the person',
	Email               VARCHAR(160) NULL COMMENT 'Email address',
	Phone               VARCHAR(30) NULL COMMENT 'Phone number',
	CountryID           CHAR(2) NULL COMMENT 'Country of the person',
	StatusID            INT NOT NULL COMMENT 'Step of the sales funnel',
	Rating              ENUM('Hot','Warm','Cold') NULL COMMENT 'Judgement of the sales person',
	CampaignID          INT NULL COMMENT 'Campaign the lead came from',
	OwnerID             INT NULL COMMENT 'Employee who works on the lead; empty if nobody does yet',
	ProductCategoryID   INT NULL COMMENT 'What the person is interested in',
	EstimatedValue      DECIMAL(14,2) NULL COMMENT 'Expected value in euros',
	Probability         DECIMAL(5,2) NOT NULL DEFAULT 0 COMMENT 'Chance of winning in per cent',
	WeightedValue       DECIMAL(14,2) AS (ROUND(EstimatedValue * Probability / 100, 2)) VIRTUAL COMMENT 'Expected value times chance of winning',
	FollowUpDate        DATE NULL COMMENT 'Day of the next contact',
	ConvertedCompanyID  INT NULL COMMENT 'Company the lead has become',
	LostReason          ENUM('Price','Competitor','NoBudget','NoAnswer','Timing','Other') NULL COMMENT 'Why the lead was lost',
	Message             TEXT NULL COMMENT 'Message of the person, as it was received',
	CreatedAt           DATETIME(3) NOT NULL COMMENT 'Time the lead came in (UTC)',
	ClosedAt            DATETIME NULL COMMENT 'Time the lead was won or lost (UTC)',
	PRIMARY KEY (ID),
	KEY IX_Leads_FollowUp (FollowUpDate),
	KEY IX_Leads_Created (CreatedAt),
	CONSTRAINT FK_Leads_Country FOREIGN KEY (CountryID) REFERENCES Countries (ID),
	CONSTRAINT FK_Leads_Status FOREIGN KEY (StatusID) REFERENCES LeadStatuses (ID),
	CONSTRAINT FK_Leads_Campaign FOREIGN KEY (CampaignID) REFERENCES Campaigns (ID),
	CONSTRAINT FK_Leads_Owner FOREIGN KEY (OwnerID) REFERENCES Employees (ID),
	CONSTRAINT FK_Leads_ProductCategory FOREIGN KEY (ProductCategoryID) REFERENCES ProductCategories (ID),
	CONSTRAINT FK_Leads_ConvertedCompany FOREIGN KEY (ConvertedCompanyID) REFERENCES Companies (ID)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'People who showed interest';

CREATE TABLE ProductCategories (
	ID                INT NOT NULL AUTO_INCREMENT COMMENT 'Key of the category',
	Name              VARCHAR(60) NOT NULL COMMENT 'Name of the category',
	ParentCategoryID  INT NULL COMMENT 'Category above this one',
	Description       VARCHAR(300) NULL COMMENT 'What belongs here',
	PRIMARY KEY (ID),
	UNIQUE KEY UK_ProductCategories_Name (Name),
	CONSTRAINT FK_ProductCategories_Parent FOREIGN KEY (ParentCategoryID) REFERENCES ProductCategories (ID)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Tree of product categories';

CREATE TABLE Products (
	ID              INT NOT NULL AUTO_INCREMENT COMMENT 'Key of the product',
	Number          VARCHAR(16) NOT NULL COMMENT 'Article number',
	Name            VARCHAR(120) NOT NULL COMMENT 'Name on quotes and invoices',
	CategoryID      INT NOT NULL COMMENT 'Category of the product',
	Unit            ENUM('Piece','Box','Hour','Month','License') NOT NULL COMMENT 'Unit of sale',
	ListPrice       DECIMAL(12,2) NOT NULL COMMENT 'Current list price in euros without tax',
	CostPrice       DECIMAL(12,4) NULL COMMENT 'Purchase price in euros',
	Barcode         BIGINT UNSIGNED NULL COMMENT 'International article number (EAN-13)',
	WeightKg        DOUBLE NULL COMMENT 'Weight in kilograms; empty for services',
	Rating          FLOAT NULL COMMENT 'Mean rating by customers, 1 to 5',
	Stock           INT NULL COMMENT 'Units in stock; negative while back-ordered, empty for services',
	IntroducedYear  YEAR NOT NULL COMMENT 'Year of market launch',
	DiscontinuedOn  DATE NULL COMMENT 'Last day of sale',
	IsActive        BIT(1) NOT NULL DEFAULT b'1' COMMENT 'Can be ordered today',
	Attributes      JSON NULL COMMENT 'Technical data',
	Thumbnail       VARBINARY(2048) NULL COMMENT 'Small picture (GIF)',
	Description     TEXT NULL COMMENT 'Text for catalogues',
	PRIMARY KEY (ID),
	UNIQUE KEY UK_Products_Number (Number),
	UNIQUE KEY UK_Products_Barcode (Barcode),
	KEY IX_Products_Name (Name),
	CONSTRAINT FK_Products_Category FOREIGN KEY (CategoryID) REFERENCES ProductCategories (ID)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Goods and services we sell';

CREATE TABLE PriceHistory (
	ID          INT NOT NULL AUTO_INCREMENT COMMENT 'Key of the price',
	ProductID   INT NOT NULL COMMENT 'Product the price is for',
	CurrencyID  CHAR(3) NOT NULL COMMENT 'Currency of the price',
	Price       DECIMAL(14,2) NOT NULL COMMENT 'List price without tax',
	Reason      ENUM('Launch','Indexation','Promotion','Correction') NOT NULL COMMENT 'Why the price was set',
	PRIMARY KEY (ID),
	UNIQUE KEY UK_PriceHistory_ProductCurrency (ProductID, CurrencyID),
	CONSTRAINT FK_PriceHistory_Product FOREIGN KEY (ProductID) REFERENCES Products (ID),
	CONSTRAINT FK_PriceHistory_Currency FOREIGN KEY (CurrencyID) REFERENCES Currencies (ID)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'List prices by currency; earlier prices can be read as of any day' WITH SYSTEM VERSIONING;

CREATE TABLE Quotes (
	ID             INT NOT NULL AUTO_INCREMENT COMMENT 'Key of the quote',
	Number         VARCHAR(16) NOT NULL COMMENT 'Number printed on the quote',
	ExternalID     UUID NOT NULL COMMENT 'Key in the link sent to the customer',
	CompanyID      INT NOT NULL COMMENT 'Company the quote is made for',
	ContactID      INT NULL COMMENT 'Person the quote was sent to',
	OwnerID        INT NULL COMMENT 'Employee who made the quote',
	Status         ENUM('Draft','Sent','Accepted','Rejected','Expired') NOT NULL DEFAULT 'Draft' COMMENT 'State of the quote',
	IssuedOn       DATE NOT NULL COMMENT 'Date of the quote',
	ValidUntil     DATE NULL COMMENT 'Last day on which it can be accepted',
	CurrencyID     CHAR(3) NOT NULL COMMENT 'Currency of all amounts',
	Subtotal       DECIMAL(18,2) NOT NULL DEFAULT 0 COMMENT 'Sum of the lines',
	TaxRate        DECIMAL(4,2) NOT NULL COMMENT 'Value added tax in per cent',
	TaxAmount      DECIMAL(18,2) NOT NULL DEFAULT 0 COMMENT 'Value added tax',
	Total          DECIMAL(18,2) NOT NULL DEFAULT 0 COMMENT 'Amount to pay',
	Terms          TEXT NULL COMMENT 'Terms agreed for this quote',
	SignatureHash  VARBINARY(32) NULL COMMENT 'SHA-256 of the signed document',
	CreatedAt      DATETIME NOT NULL COMMENT 'Time the record was made (UTC)',
	ModifiedAt     TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3) COMMENT 'Time of the last change (UTC)',
	PRIMARY KEY (ID),
	UNIQUE KEY UK_Quotes_Number (Number),
	UNIQUE KEY UK_Quotes_ExternalID (ExternalID),
	KEY IX_Quotes_IssuedOn (IssuedOn),
	CONSTRAINT FK_Quotes_Company FOREIGN KEY (CompanyID) REFERENCES Companies (ID),
	CONSTRAINT FK_Quotes_Contact FOREIGN KEY (ContactID) REFERENCES Contacts (ID),
	CONSTRAINT FK_Quotes_Owner FOREIGN KEY (OwnerID) REFERENCES Employees (ID),
	CONSTRAINT FK_Quotes_Currency FOREIGN KEY (CurrencyID) REFERENCES Currencies (ID)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Offers to customers';

CREATE TABLE QuoteLines (
	QuoteID          INT NOT NULL COMMENT 'Quote the line is part of',
	LineNo           SMALLINT NOT NULL COMMENT 'Position on the quote, from 1',
	ProductID        INT NOT NULL COMMENT 'Product offered',
	Text             VARCHAR(200) NULL COMMENT 'Text printed below the product name',
	Quantity         DECIMAL(12,3) NOT NULL COMMENT 'Units offered',
	UnitPrice        DECIMAL(16,2) NOT NULL COMMENT 'Price of one unit',
	DiscountPercent  DECIMAL(5,2) NOT NULL DEFAULT 0 COMMENT 'Discount on the line in per cent',
	LineTotal        DECIMAL(18,2) AS (ROUND(Quantity * UnitPrice * (100 - DiscountPercent) / 100, 2)) STORED COMMENT 'Quantity times price less discount',
	PRIMARY KEY (QuoteID, LineNo),
	CONSTRAINT FK_QuoteLines_Quote FOREIGN KEY (QuoteID) REFERENCES Quotes (ID),
	CONSTRAINT FK_QuoteLines_Product FOREIGN KEY (ProductID) REFERENCES Products (ID),
	CONSTRAINT CK_QuoteLines_Quantity CHECK (Quantity > 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Lines of quotes';

CREATE TABLE SalesOrders (
	ID                 INT NOT NULL AUTO_INCREMENT COMMENT 'Key of the order',
	Number             VARCHAR(16) NOT NULL COMMENT 'Number printed on the order',
	QuoteID            INT NULL COMMENT 'Quote the customer accepted; empty for direct orders',
	BillToCompanyID    INT NOT NULL COMMENT 'Company that pays',
	ShipToCompanyID    INT NOT NULL COMMENT 'Company that receives the goods',
	ContactID          INT NULL COMMENT 'Person who ordered',
	OwnerID            INT NULL COMMENT 'Employee who looks after the order',
	Status             ENUM('New','Confirmed','Shipped','Invoiced','Paid','Cancelled') NOT NULL DEFAULT 'New' COMMENT 'State of the order',
	Priority           ENUM('Low','Normal','High','Urgent') NOT NULL DEFAULT 'Normal' COMMENT 'Priority in the warehouse',
	CustomerReference  VARCHAR(40) NULL COMMENT 'The customer''s own order number',
	OrderedOn          DATE NOT NULL COMMENT 'Date of the order',
	RequiredBy         DATE NULL COMMENT 'Day on which the goods must arrive',
	DeliverAfter       TIME NULL COMMENT 'Earliest time of delivery, local time',
	ShippedAt          DATETIME NULL COMMENT 'Time the goods left the warehouse (UTC)',
	PaidAt             TIMESTAMP NULL COMMENT 'Time the payment arrived (UTC)',
	CurrencyID         CHAR(3) NOT NULL COMMENT 'Currency of all amounts',
	Subtotal           DECIMAL(18,2) NOT NULL DEFAULT 0 COMMENT 'Sum of the lines',
	Freight            DECIMAL(12,2) NOT NULL DEFAULT 0 COMMENT 'Cost of transport',
	TaxRate            DECIMAL(4,2) NOT NULL COMMENT 'Value added tax in per cent',
	TaxAmount          DECIMAL(18,2) NOT NULL DEFAULT 0 COMMENT 'Value added tax on lines and freight',
	Total              DECIMAL(18,2) NOT NULL DEFAULT 0 COMMENT 'Amount to pay',
	Remarks            TEXT NULL COMMENT 'Remarks for warehouse and driver',
	CreatedAt          DATETIME(6) NOT NULL COMMENT 'Time the record was made (UTC)',
	ModifiedAt         TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3) COMMENT 'Time of the last change (UTC)',
	PRIMARY KEY (ID),
	UNIQUE KEY UK_SalesOrders_Number (Number),
	UNIQUE KEY UK_SalesOrders_Quote (QuoteID),
	KEY IX_SalesOrders_OrderedOn (OrderedOn),
	KEY IX_SalesOrders_Status (Status, OrderedOn),
	CONSTRAINT FK_SalesOrders_Quote FOREIGN KEY (QuoteID) REFERENCES Quotes (ID),
	CONSTRAINT FK_SalesOrders_BillToCompany FOREIGN KEY (BillToCompanyID) REFERENCES Companies (ID),
	CONSTRAINT FK_SalesOrders_ShipToCompany FOREIGN KEY (ShipToCompanyID) REFERENCES Companies (ID),
	CONSTRAINT FK_SalesOrders_Contact FOREIGN KEY (ContactID) REFERENCES Contacts (ID),
	CONSTRAINT FK_SalesOrders_Owner FOREIGN KEY (OwnerID) REFERENCES Employees (ID),
	CONSTRAINT FK_SalesOrders_Currency FOREIGN KEY (CurrencyID) REFERENCES Currencies (ID)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Orders of customers';

CREATE TABLE SalesOrderLines (
	OrderID          INT NOT NULL COMMENT 'Order the line is part of',
	LineNo           SMALLINT NOT NULL COMMENT 'Position on the order, from 1',
	ProductID        INT NOT NULL COMMENT 'Product ordered',
	Quantity         DECIMAL(12,3) NOT NULL COMMENT 'Units ordered',
	UnitPrice        DECIMAL(16,2) NOT NULL COMMENT 'Price of one unit',
	DiscountPercent  DECIMAL(5,2) NOT NULL DEFAULT 0 COMMENT 'Discount on the line in per cent',
	LineTotal        DECIMAL(18,2) AS (ROUND(Quantity * UnitPrice * (100 - DiscountPercent) / 100, 2)) STORED COMMENT 'Quantity times price less discount',
	DeliveredOn      DATE NULL COMMENT 'Day of delivery',
	SerialNumber     VARCHAR(24) NULL COMMENT 'Serial number or lot',
	PRIMARY KEY (OrderID, LineNo),
	CONSTRAINT FK_SalesOrderLines_Order FOREIGN KEY (OrderID) REFERENCES SalesOrders (ID),
	CONSTRAINT FK_SalesOrderLines_Product FOREIGN KEY (ProductID) REFERENCES Products (ID),
	CONSTRAINT CK_SalesOrderLines_Quantity CHECK (Quantity > 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Lines of sales orders';

CREATE TABLE Activities (
	ID            INT NOT NULL AUTO_INCREMENT COMMENT 'Key of the activity',
	Kind          ENUM('Call','Email','Meeting','Task','Note') NOT NULL COMMENT 'Kind of activity',
	Subject       VARCHAR(160) NOT NULL COMMENT 'Subject line',
	Body          TEXT NULL COMMENT 'Minutes or text',
	CompanyID     INT NULL COMMENT 'Company it is about',
	LeadID        INT NULL COMMENT 'Lead it is about',
	SalesOrderID  INT NULL COMMENT 'Order it is about',
	OwnerID       INT NOT NULL COMMENT 'Employee who does it',
	Priority      ENUM('Low','Normal','High','Urgent') NULL COMMENT 'Priority',
	StartsAt      DATETIME(3) NOT NULL COMMENT 'Planned start (UTC)',
	Duration      TIME NULL COMMENT 'Time it takes or took',
	IsDone        BIT(1) NOT NULL DEFAULT b'0' COMMENT 'Has been done',
	DoneAt        TIMESTAMP(6) NULL COMMENT 'Time it was done (UTC)',
	PRIMARY KEY (ID),
	KEY IX_Activities_StartsAt (StartsAt),
	CONSTRAINT FK_Activities_Company FOREIGN KEY (CompanyID) REFERENCES Companies (ID),
	CONSTRAINT FK_Activities_Lead FOREIGN KEY (LeadID) REFERENCES Leads (ID),
	CONSTRAINT FK_Activities_SalesOrder FOREIGN KEY (SalesOrderID) REFERENCES SalesOrders (ID),
	CONSTRAINT FK_Activities_Owner FOREIGN KEY (OwnerID) REFERENCES Employees (ID)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Calls, meetings, tasks and notes';

CREATE TABLE ActivityContacts (
	ActivityID  INT NOT NULL COMMENT 'Activity the person takes part in',
	ContactID   INT NOT NULL COMMENT 'Person who takes part',
	PRIMARY KEY (ActivityID, ContactID),
	CONSTRAINT FK_ActivityContacts_Activity FOREIGN KEY (ActivityID) REFERENCES Activities (ID),
	CONSTRAINT FK_ActivityContacts_Contact FOREIGN KEY (ContactID) REFERENCES Contacts (ID)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci COMMENT = 'Who takes part in which activity';

-- INVOKER: readers need no more than SELECT on this database, and the views
-- do not depend on the account that loaded the demo.
CREATE SQL SECURITY INVOKER VIEW OpenLeads AS
	SELECT ID, Topic, PersonName, CompanyName, Email, CountryID, StatusID,
	       Rating, OwnerID, EstimatedValue, WeightedValue, FollowUpDate, CreatedAt
	FROM Leads
	WHERE ClosedAt IS NULL;

CREATE SQL SECURITY INVOKER VIEW SalesByMonth AS
	SELECT CAST(DATE_FORMAT(o.OrderedOn, '%Y-%m-01') AS DATE) AS Month,
	       c.Name AS Country, o.CurrencyID AS Currency, COUNT(*) AS Orders,
	       SUM(o.Subtotal) AS NetSales, AVG(o.Subtotal) AS AverageOrder,
	       MAX(o.OrderedOn) AS LastOrder
	FROM SalesOrders o
	JOIN Companies b ON b.ID = o.BillToCompanyID
	JOIN Countries c ON c.ID = b.CountryID
	WHERE o.Status <> 'Cancelled'
	GROUP BY CAST(DATE_FORMAT(o.OrderedOn, '%Y-%m-01') AS DATE), c.Name, o.CurrencyID;

-- ---------------------------------------------------------------------------
-- Part 2: word lists and random numbers (temporary tables)
-- ---------------------------------------------------------------------------
-- A list is one string; `Native=ascii` gives the spelling for email addresses
-- where it is not just the lower case of the word. In forms, {f} and {g} stand
-- for family names, {c} for the city and {n} for a number.

CREATE TEMPORARY TABLE Cultures (
	Culture CHAR(2) PRIMARY KEY, Lang CHAR(2), Men INT, FamilyFirst INT, Sep VARCHAR(1),
	Given VARCHAR(400), Family VARCHAR(500), Forms VARCHAR(500), Streets VARCHAR(300), Phrases VARCHAR(700)
) ENGINE = MEMORY DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Men: the number of the first male given name (1: all, 13: none).
INSERT INTO Cultures VALUES
('en','en',7,0,' ','Emma,Olivia,Grace,Charlotte,Amelia,Zoe,James,Oliver,Harry,George,Noah,Theodore','Smith,Jones,Taylor,Brown,Wilson,Evans,Thompson,Walker,Wright,Hughes,Smith-Jones,Clarke','{f} & {g} Ltd|{f} Logistics Ltd|{c} Trading Company|The {f} Group plc|{f}''s Bakery & Café','{n} High Street|{n} Station Road|Unit {n}/B, Victoria Park|{n} Queen''s Walk','Prefers a call before 9 am.|Said: "send me the 5% offer, not the 10% one".'),
('ie','en',7,0,' ','Aoife,Niamh,Siobhán=siobhan,Róisín=roisin,Caoimhe,Orla,Seán=sean,Conor,Pádraig=padraig,Oisín=oisin,Declan,Ciarán=ciaran','O''Neil,O''Brien,Murphy,Kelly,Byrne,Ó Súilleabháin=osuilleabhain,Walsh,Fitzgerald,McCarthy,O''Connor,Doyle,Nolan','{f} & Sons Ltd|{f}''s of {c}|{g} Dairies DAC|{f} Renewables Ltd|{c} Foods plc','{n} O''Connell Street|{n} Patrick''s Quay|{n} Shop Street|Block {n}, Eastpoint','Go raibh maith agat! Met at the fair in Galway.|Wants everything "as Gaeilge" too.'),
('us','en',7,0,' ','Ava,Madison,Abigail,Harper,Brooklyn,Evelyn,Liam,Mason,Ethan,Jackson,Logan,Wyatt','Johnson,Williams,Miller,Davis,Anderson,Martin,Jackson,White,Harris,Robinson,D''Angelo,St. John=stjohn','{f} {g} LLC|{f} & {g} Inc.|{c} Industrial Supply Corp.|{f} Health Systems|{g}-{f} Partners LP','{n} Main St|{n} W 42nd St, Suite #{n}|{n} Industrial Blvd|{n} Elm Ave','Budget is approved, PO by end of quarter 🎉|Do NOT call the front desk; use cell/text only.'),
('de','de',7,0,' ','Anna,Jürgen-Marie=juergenmarie,Käthe=kaethe,Sabine,Ute,Heike,Jörg=joerg,Björn=bjoern,Matthias,Günther=guenther,Stefan,Lukas','Müller=mueller,Schmidt,Schäfer=schaefer,Weiß=weiss,Köhler=koehler,Krüger=krueger,Großmann=grossmann,Wagner,Becker,von der Heydt=vonderheydt,Zimmermann,Jäger=jaeger','{f} & Söhne GmbH|{f} Maschinenbau AG|Stadtwerke {c} GmbH|{f} + {g} GbR|Gebrüder {f} GmbH & Co. KG','Hauptstraße {n}|Bahnhofstr. {n}a|Am Mühlbach {n}|Straße des 17. Juni {n}','Rückruf nach 14 Uhr, bitte keine E-Mails über 10 MB.|Möchte 3 % Skonto; Größe XL für Musterkoffer.'),
('fr','fr',7,0,' ','Chloé=chloe,Léa=lea,Éloïse=eloise,Françoise=francoise,Zoé=zoe,Agnès=agnes,François=francois,Jérôme=jerome,Loïc=loic,Benoît=benoit,Théo=theo,Hugo','Lefèvre=lefevre,Dupont,Martin,Bélanger=belanger,Côté=cote,D''Aubigné=d''aubigne,Noël=noel,Garçon=garcon,Moreau,Lœwe=loewe,Gauthier,Roux','{f} et Fils SARL|Boulangerie {f}|Société {f} & {g} SAS|L''Atelier de {c}|Établissements {f} SA','{n}, rue de la République|{n} bis, avenue Émile-Zola|{n}, place de l''Hôtel-de-Ville|{n}, quai Saint-Michel','À rappeler après la rentrée, s''il vous plaît.|Déjà client chez un concurrent : l''offre doit être « clé en main ».'),
('es','es',7,0,' ','Lucía=lucia,María José=mariajose,Begoña=begona,Sofía=sofia,Inés=ines,Pilar,Ángel=angel,José=jose,Íñigo=inigo,Raúl=raul,Martín=martin,Andrés=andres','García=garcia,Núñez=nunez,Muñoz=munoz,Ibáñez=ibanez,Rodríguez=rodriguez,Gómez y Paz=gomezypaz,Castaño=castano,Peña=pena,López=lopez,Hernández=hernandez,Ortega,Vázquez=vazquez','{f} Hermanos S.L.|Construcciones {f} S.A.|Bodegas {f} y {g}|Hijos de {f}, S.L.|Hotel {c} Mar','Calle Mayor, {n}|Avda. de la Constitución {n}, 2º B|Plaza España, {n}|Paseo de Gracia {n}','¿Podemos bajar un 7 %? ¡Urgente!|Pide catálogo en papel; el año que viene amplían la fábrica.'),
('it','it',7,0,' ','Giulia,Chiara,Niccolina,Francesca,Alessia,Beatrice,Niccolò=niccolo,Matteo,Luca,Andrea,Giosuè=giosue,Lorenzo','Rossi,D''Amico,Bianchi,Dell''Acqua,Esposito,Ferrari,Nicolò=nicolo,Romano,De Santis=desantis,Conti,Russo,Greco','Fratelli {f} S.r.l.|{f} & {g} S.p.A.|Officine {f}|Caffè {c}|Cantina dell''{f}','Via Garibaldi, {n}|Corso Vittorio Emanuele II, {n}/A|Piazza dell''Unità {n}|Via XX Settembre, {n}','Perché no? Ne riparliamo dopo Ferragosto.|L''amministratore è d''accordo, manca la firma.'),
('pt','pt',7,0,' ','Beatriz,Conceição=conceicao,Inês=ines,Júlia=julia,Mariana,Fátima=fatima,João=joao,Simão=simao,Tiago,Luís=luis,Gonçalo=goncalo,Antônio=antonio','Silva,Gonçalves=goncalves,Magalhães=magalhaes,Araújo=araujo,Simões=simoes,Costa,Assunção=assuncao,Pereira,Leitão=leitao,Souza,Conceição=conceicao,Brandão=brandao','{f} & Irmãos Lda.|Comércio {f} Ltda.|Construções {f} S.A.|Padaria {c}|{f} {g} Participações','Rua das Flores, {n}|Avenida Paulista, {n} - 10º andar|Praça da Sé, {n}|Travessa São João {n}','Atenção: só responde no WhatsApp.|A reunião ficou para amanhã; não esquecer as amostras.'),
('nl','nl',7,0,' ','Sanne,Femke,Anouk,Maaike,Lotte,Noëlle=noelle,Daan,Jeroen,Gijs,Ruben,Joris,Thijs','de Vries=devries,van den Berg=vandenberg,Jansen,''t Hart=thart,Bakker,van ''t Hof=vanthof,Visser,Meijer,de Groot=degroot,Mulder,Peeters,Maës=maes','{f} B.V.|Gebroeders {f}|{f} & Zn.|Drukkerij {c} B.V.|Koninklijke {f} N.V.','Keizersgracht {n}|Kerkstraat {n}-II|Stationsplein {n}|''s-Gravenweg {n}','Belt liever zelf terug.|Coördinatie loopt via ''s-Hertogenbosch.'),
('sv','sv',7,0,' ','Åsa=asa,Märta=maerta,Linnéa=linnea,Sølvi=solvi,Astrid,Maj-Britt=majbritt,Björn=bjorn,Åke=ake,Göran=goran,Søren=soren,Lars,Erik','Lindström=lindstrom,Ångström=angstrom,Sjöberg=sjoberg,Sørensen=sorensen,Nygård=nygard,Bergqvist,Kjær=kjaer,Öberg=oberg,Hansen,Åkesson=akesson,Dahl,Jørgensen=jorgensen','{f} & Söner AB|{f} Rederi A/S|{c} Energi AB|Brødrene {f} AS|{f}s Fisk & Skaldjur','Storgatan {n}|Åsögatan {n} B|Sjøgata {n}|Kungsträdgårdsgatan {n}','Åker på semester i juli, återkom i augusti.|Ønsker tilbud på både drift og vedlikehold.'),
('fi','fi',7,0,' ','Aino,Päivi=paivi,Helmi,Kyllikki,Äijä-Liisa=aijaliisa,Sanna,Väinö=vaino,Jyrki,Mikko,Pekka,Yrjö=yrjo,Onni','Mäkinen=makinen,Korhonen,Hämäläinen=hamalainen,Virtanen,Nieminen,Lähteenmäki=lahteenmaki,Järvinen=jarvinen,Öhman=ohman,Tähtinen=tahtinen,Laine,Koskinen,Pöllönen=pollonen','{f} Oy|{f} & Pojat Oy|{c}n Sähkö Oyj|Konepaja {f} Ky|{f} Yhtiöt Oyj','Mannerheimintie {n}|Hämeenkatu {n} A 4|Pitkäkatu {n}|Rantatie {n}','Ei soitella ennen klo 10, kiitos.|Työmaa alkaa keväällä, hyvä ajoitus.'),
('pl','pl',7,0,' ','Agnieszka,Małgorzata=malgorzata,Łucja=lucja,Bożena=bozena,Zofia,Grażyna=grazyna,Łukasz=lukasz,Paweł=pawel,Grzegorz,Stanisław=stanislaw,Michał=michal,Jerzy','Nowak,Wójcik=wojcik,Wróbel=wrobel,Dąbek=dabek,Gołąb=golab,Zięba=zieba,Kaźmierczak=kazmierczak,Żak=zak,Śliwa=sliwa,Mazur,Kołodziej=kolodziej,Król=krol','{f} i Wspólnicy Sp. z o.o.|Zakłady {f} S.A.|PHU „{f}”|Hurtownia {c} Sp. j.|{f} & {g} Budownictwo','ul. Marszałkowska {n}|ul. Świętokrzyska {n}/12|al. Jerozolimskie {n}|pl. Wolności {n}','Proszę dzwonić po 15:00, żółta teczka.|Zażądał rabatu 12% na całość zamówienia.'),
('cs','cs',1,0,' ','Jiří=jiri,Tomáš=tomas,Ondřej=ondrej,Lukáš=lukas,František=frantisek,Václav=vaclav,Zdeněk=zdenek,Marek,Štěpán=stepan,Jan,Matěj=matej,Vojtěch=vojtech','Novák=novak,Dvořák=dvorak,Černý=cerny,Procházka=prochazka,Kučera=kucera,Růžička=ruzicka,Šťastný=stastny,Beneš=benes,Říha=riha,Žižka=zizka,Kříž=kriz,Hájek=hajek','{f} a syn, s.r.o.|Pivovar {c}, a.s.|{f} & {g} v.o.s.|Strojírny {f} a.s.|Sklárny {c} s.r.o.','Náměstí Míru {n}|Dlouhá {n}/7|Příčná {n}|U Řeky {n}','Žádá fakturu v češtině; příště přivézt vzorky.|Zvažuje konkurenční nabídku, rozhodne po Vánocích.'),
('hu','hu',7,1,' ','Zsófia=zsofia,Eszter,Ágnes=agnes,Katalin,Őzike=ozike,Réka=reka,László=laszlo,Ferenc,György=gyorgy,István=istvan,Ödön=odon,Bálint=balint','Nagy,Kovács=kovacs,Tóth=toth,Szabó=szabo,Horváth=horvath,Kőműves=komuves,Szűcs=szucs,Fekete,Gálffy=galffy,Őry=ory,Molnár=molnar,Bíró=biro','{f} és Társa Kft.|{f} Pékség Bt.|{c}i Gépgyár Zrt.|{f} & {g} Kft.|Első {c}i Biztosító Nyrt.','Fő utca {n}.|Kossuth Lajos tér {n}.|Széchenyi út {n}/A.|Rákóczi u. {n}.','Hívjuk vissza jövő héten; új igazgatójuk van.|Árvíztűrő tükörfúrógép – ezt kérte mintának.'),
('tr','tr',7,0,' ','Ayşe=ayse,Zeynep,Gülşah=gulsah,Özlem=ozlem,İpek=ipek,Elif,Mehmet,İsmail=ismail,Oğuz=oguz,Çağlar=caglar,Işık=isik,Emre','Yılmaz=yilmaz,Şahin=sahin,Çelik=celik,Öztürk=ozturk,Yıldız=yildiz,Aydın=aydin,Güneş=gunes,Kılıç=kilic,Doğan=dogan,İnan=inan,Koç=koc,Aksoy','{f} Tekstil A.Ş.|{f} ve Oğulları Ltd. Şti.|{c} Çimento A.Ş.|{f} İnşaat|{g} & {f} Lojistik','İstiklal Cad. No: {n}|Atatürk Bulvarı {n}/3|Bağdat Cad. No:{n}|Çınar Sok. {n}','Görüşme öğleden sonra; ısrarcı olmayalım.|Iğdır ve İzmir şubeleri için ayrı teklif istiyor.'),
('el','el',7,0,' ','Ελένη=eleni,Μαρία=maria,Αικατερίνη=aikaterini,Σοφία=sofia,Δήμητρα=dimitra,Ιωάννα=ioanna,Γιώργος=giorgos,Νίκος=nikos,Κωνσταντίνος=konstantinos,Δημήτρης=dimitris,Σπύρος=spyros,Αλέξανδρος=alexandros','Παπαδάκης=papadakis,Γεωργίου=georgiou,Οικονόμου=oikonomou,Νικολάου=nikolaou,Παπανδρέου=papandreou,Αντωνίου=antoniou,Βασιλείου=vasileiou,Δημητρίου=dimitriou,Ιωάννου=ioannou,Χρήστου=christou,Αλεξίου=alexiou,Σταύρου=stavrou','{f} & Υιοί Ο.Ε.|Αφοί {f} Α.Ε.|Ναυτιλιακή {c} Α.Ε.|{f} – {g} Ε.Π.Ε.|Ελαιουργία {f}','Οδός Ερμού {n}|Λεωφόρος Αλεξάνδρας {n}|Πλατεία Συντάγματος {n}|Τσιμισκή {n}','Να καλέσουμε μετά τις 5 μ.μ.|Θέλει έκπτωση 8% και δωρεάν μεταφορικά.'),
('ru','ru',1,0,' ','Алексей=aleksei,Дмитрий=dmitrii,Сергей=sergei,Николай=nikolai,Фёдор=fedor,Юрий=yurii,Андрей=andrei,Михаил=mikhail,Игорь=igor,Пётр=petr,Владимир=vladimir,Артём=artem','Иванов=ivanov,Смирнов=smirnov,Кузнецов=kuznetsov,Попов=popov,Соловьёв=soloviev,Щербаков=shcherbakov,Морозов=morozov,Ильин=ilin,Зайцев=zaitsev,Жуков=zhukov,Королёв=korolev,Юдин=yudin','ТОО «{f} и партнёры»|АО «{c}строй»|ТОО «Северный ветер»|{f} и сыновья|Торговый дом «{f}»','ул. Абая, д. {n}|пр. Достык, {n}/2|ул. Садовая, {n}|пл. Республики, {n}','Перезвонить в четверг, объект на ремонте.|Просит счёт-фактуру с подписью и печатью.'),
('rw','ru',13,0,' ','Анна=anna,Екатерина=ekaterina,Ольга=olga,Наталья=natalya,Татьяна=tatyana,Юлия=yulia,Ксения=ksenia,Светлана=svetlana,Мария=maria,Людмила=lyudmila,Алёна=alena,Вера=vera','Иванова=ivanova,Смирнова=smirnova,Кузнецова=kuznetsova,Попова=popova,Соловьёва=solovieva,Щербакова=shcherbakova,Морозова=morozova,Ильина=ilina,Зайцева=zaitseva,Жукова=zhukova,Королёва=koroleva,Юдина=yudina','ТОО «{f}»|Ателье {f}|АО «{c}энерго»|ИП {f}|Группа компаний «Восток»','ул. Абая, д. {n}|пр. Достык, {n}/2|ул. Садовая, {n}|ул. Цветочная, {n}','Удобно утром, до обеда.|Нужен договор на двух языках.'),
('uk','uk',7,0,' ','Оксана=oksana,Олена=olena,Ярина=yaryna,Соломія=solomiia,Наталія=nataliia,Ганна=hanna,Тарас=taras,Богдан=bohdan,Андрій=andrii,Юрій=yurii,Олексій=oleksii,Микола=mykola','Шевченко=shevchenko,Коваленко=kovalenko,Бондаренко=bondarenko,Ткаченко=tkachenko,Кравчук=kravchuk,Мельник=melnyk,Лисенко=lysenko,Гриценко=hrytsenko,Юрченко=yurchenko,Поліщук=polishchuk,Їжак=yizhak,Ґудзь=gudz','ТОВ «{f} і Ко»|ПрАТ «{c}хліб»|ФОП {f}|ТОВ «Карпатський край»|{f} & {g} Консалтинг','вул. Хрещатик, {n}|вул. Івана Франка, {n}-А|просп. Перемоги, {n}|пл. Ринок, {n}','Передзвонити після обіду, будь ласка.|Потрібна пропозиція на об''єкт у Львові.'),
('he','he',7,0,' ','נועה=noa,תמר=tamar,שרה=sarah,יעל=yael,מיכל=michal,רות=ruth,דוד=david,יוסף=yosef,משה=moshe,אריאל=ariel,איתן=eitan,עומר=omer','כהן=cohen,לוי=levi,מזרחי=mizrahi,פרץ=peretz,ביטון=biton,אברהם=avraham,פרידמן=friedman,שפירא=shapira,אוחיון=ohayon,גולן=golan,ברק=barak,בן-דוד=bendavid','{f} ובניו בע"מ|{f} את {g} בע"מ|מאפיית {c}|קבוצת {f}|{f} טכנולוגיות','רחוב הרצל {n}|שדרות רוטשילד {n}|דרך יפו {n}|רחוב דיזנגוף {n}','לחזור אליו ביום ראשון בבוקר.|ביקש הנחה של 5% על הזמנה שנתית.'),
('ar','ar',7,0,' ','فاطمة=fatima,مريم=maryam,عائشة=aisha,ليلى=layla,نور=noor,سلمى=salma,محمد=mohammed,أحمد=ahmed,عبد الله=abdullah,خالد=khalid,يوسف=yousef,عمر=omar','الحسن=alhassan,المنصوري=almansoori,حداد=haddad,الخوري=alkhoury,العتيبي=alotaibi,بن علي=benali,النجار=alnajjar,الشامي=alshami,منصور=mansour,الزهراني=alzahrani,سليمان=suleiman,عبد الرحمن=abdulrahman','شركة {f} للتجارة|مؤسسة {f} وأولاده|مجموعة {f} القابضة|مخابز {c}|شركة النور للمقاولات','شارع الملك فهد {n}|شارع التحرير {n}|طريق الشيخ زايد {n}|شارع الجامعة {n}','يرجى الاتصال بعد صلاة الظهر.|طلب خصمًا بنسبة ١٠٪ على الكمية الكبيرة.'),
('hi','hi',7,0,' ','प्रिया=priya,अनीता=anita,दीपिका=deepika,सुनीता=sunita,काव्या=kavya,मीरा=meera,राहुल=rahul,अमित=amit,विक्रम=vikram,संजय=sanjay,अर्जुन=arjun,रोहित=rohit','शर्मा=sharma,पटेल=patel,गुप्ता=gupta,सिंह=singh,वर्मा=verma,मिश्रा=mishra,अग्रवाल=agarwal,चौधरी=choudhary,जोशी=joshi,त्रिपाठी=tripathi,मेहता=mehta,रेड्डी=reddy','{f} एंड सन्स प्रा. लि.|{f} टेक्सटाइल्स|{c} स्टील लिमिटेड|श्री {f} ट्रेडर्स|{f} & {g} Pvt. Ltd.','महात्मा गांधी मार्ग {n}|नेहरू रोड {n}/4|Plot No. {n}, Sector 18|स्टेशन रोड {n}','दीवाली के बाद फिर से बात करें।|उन्हें हिंदी और अंग्रेज़ी दोनों में बिल चाहिए।'),
('th','th',7,0,' ','สมหญิง=somying,มาลี=malee,ปิยะ=piya,กัญญา=kanya,อรุณี=arunee,นภา=napa,สมชาย=somchai,ประยุทธ=prayut,วิชัย=wichai,ธนา=thana,อนันต์=anan,กิตติ=kitti','ใจดี=jaidee,ศรีสุข=srisuk,วงศ์ทอง=wongthong,แสงจันทร์=saengchan,ทองคำ=thongkham,บุญมา=boonma,รักไทย=rakthai,สุขสวัสดิ์=suksawat,พรหมมา=promma,จันทร์เพ็ญ=chanpen,มณีรัตน์=maneerat,ชัยชนะ=chaichana','บริษัท {f} จำกัด|ห้างหุ้นส่วน {f} และ {g}|บริษัท {c} พาณิชย์ จำกัด (มหาชน)|ร้าน {f} เฟอร์นิเจอร์|โรงแรม {f} รีสอร์ต','ถนนสุขุมวิท {n}|ถนนสีลม {n}/8|ซอยทองหล่อ {n}|ถนนนิมมานเหมินท์ {n}','โทรกลับช่วงบ่ายนะคะ|ขอใบเสนอราคาภาษาไทยภายในวันศุกร์'),
('zh','zh',7,1,'','秀英=xiuying,丽华=lihua,静怡=jingyi,雪梅=xuemei,欣然=xinran,婷婷=tingting,伟=wei,建国=jianguo,志强=zhiqiang,浩然=haoran,子轩=zixuan,明=ming','王=wang,李=li,张=zhang,刘=liu,陈=chen,杨=yang,黄=huang,赵=zhao,周=zhou,欧阳=ouyang,孙=sun,林=lin','{c}{f}氏集团有限公司|{c}华兴科技有限公司|{f}记食品（{c}）有限公司|{c}远洋物流股份有限公司|{f}{g}律师事务所','中山路{n}号|人民大道{n}号|南京西路{n}号5楼|建设路{n}号','请在下午三点以后联系，谢谢。|客户希望九折，并要求增值税发票。'),
('ja','ja',7,1,' ','花子=hanako,美咲=misaki,陽菜=hina,さくら=sakura,由美=yumi,恵子=keiko,太郎=taro,健太=kenta,翔=sho,大輔=daisuke,蓮=ren,一郎=ichiro','佐藤=sato,鈴木=suzuki,高橋=takahashi,田中=tanaka,渡辺=watanabe,伊藤=ito,山本=yamamoto,中村=nakamura,小林=kobayashi,齋藤=saito,加藤=kato,髙木=takagi','株式会社{f}製作所|{f}商事株式会社|{c}電機株式会社|有限会社{f}酒造|{f}・{g}設計事務所','本町{n}丁目2-3|中央区銀座{n}-5-1|大手町ビル{n}階|桜通り{n}番地','折り返しのお電話は午前中にお願いします。|見積書は「様」付きで。コーヒー好き☕'),
('ko','ko',7,1,'','서연=seoyeon,민지=minji,지우=jiwoo,하은=haeun,수빈=subin,은영=eunyoung,민준=minjun,도윤=doyoon,지훈=jihoon,현우=hyunwoo,성민=sungmin,준호=junho','김=kim,이=lee,박=park,최=choi,정=jung,강=kang,조=cho,윤=yoon,장=jang,임=lim,남궁=namgung,한=han','주식회사 {f}앤{g}|{c}전자 주식회사|{f}스푸드 (주)|{c}물류|한빛소프트 주식회사','테헤란로 {n}|세종대로 {n}길 5|강남대로 {n}|중앙로 {n}번길','오후 2시 이후에 다시 연락 주세요.|견적서를 이번 주까지 보내 달라고 함 🙏'),
('vi','vi',7,1,' ','Nguyệt=nguyet,Thảo=thao,Hương=huong,Linh,Ngọc=ngoc,Phượng=phuong,Đức=duc,Hùng=hung,Tuấn=tuan,Dũng=dung,Quốc=quoc,Minh','Nguyễn=nguyen,Trần=tran,Lê=le,Phạm=pham,Huỳnh=huynh,Đặng=dang,Võ=vo,Bùi=bui,Đỗ=do,Hồ=ho,Ngô=ngo,Dương=duong','Công ty TNHH {f} {g}|Công ty Cổ phần {c}|Xưởng gỗ {f}|Cà phê {f}|Tập đoàn {f} Việt','{n} Lê Lợi|{n}/5 Nguyễn Huệ|{n} Trần Hưng Đạo|{n} Đường 3 Tháng 2','Gọi lại sau Tết, đừng gửi thư điện tử.|Muốn giảm giá 10% nếu trả trước.');

CREATE TEMPORARY TABLE Words (
	Culture CHAR(2), Kind CHAR(1), N INT, Native VARCHAR(120), Ascii VARCHAR(40),
	PRIMARY KEY (Culture, Kind, N)
) ENGINE = MEMORY DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO Words
	SELECT Culture, Kind, seq, SUBSTRING_INDEX(Item, '=', 1), LOWER(SUBSTRING_INDEX(Item, '=', -1))
	FROM (
		SELECT Culture, 'G' AS Kind, seq, SUBSTRING_INDEX(SUBSTRING_INDEX(Given, ',', seq), ',', -1) AS Item FROM Cultures, seq_1_to_12
		UNION ALL
		SELECT Culture, 'F', seq, SUBSTRING_INDEX(SUBSTRING_INDEX(Family, ',', seq), ',', -1) FROM Cultures, seq_1_to_12
	) AS w;
INSERT INTO Words SELECT Culture, 'C', seq, SUBSTRING_INDEX(SUBSTRING_INDEX(Forms, '|', seq), '|', -1), '' FROM Cultures, seq_1_to_5;
INSERT INTO Words SELECT Culture, 'S', seq, SUBSTRING_INDEX(SUBSTRING_INDEX(Streets, '|', seq), '|', -1), '' FROM Cultures, seq_1_to_4;
INSERT INTO Words SELECT Culture, 'P', seq, SUBSTRING_INDEX(SUBSTRING_INDEX(Phrases, '|', seq), '|', -1), '' FROM Cultures, seq_1_to_2;

-- Eight numbers from 0 up to 1 in each of 65,536 rows. Each table walks the
-- rows with a step and start of its own, so that its columns look unrelated.
CREATE TEMPORARY TABLE Dice (
	N INT UNSIGNED PRIMARY KEY, A DOUBLE, B DOUBLE, C DOUBLE, D DOUBLE, E DOUBLE, F DOUBLE, G DOUBLE, H DOUBLE, Hex CHAR(32) CHARACTER SET ascii
) ENGINE = MEMORY;
SET optimizer_switch = 'derived_merge=off';
INSERT INTO Dice
	SELECT seq, CONV(SUBSTR(h, 1, 8), 16, 10) / 4294967296e0, CONV(SUBSTR(h, 9, 8), 16, 10) / 4294967296e0,
	       CONV(SUBSTR(h, 17, 8), 16, 10) / 4294967296e0, CONV(SUBSTR(h, 25, 8), 16, 10) / 4294967296e0,
	       CONV(SUBSTR(h, 33, 8), 16, 10) / 4294967296e0, CONV(SUBSTR(h, 41, 8), 16, 10) / 4294967296e0,
	       CONV(SUBSTR(h, 49, 8), 16, 10) / 4294967296e0, CONV(SUBSTR(h, 57, 8), 16, 10) / 4294967296e0,
	       MD5(seq + 77000000)
	FROM (SELECT seq, SHA2(CONCAT('dice', seq), 256) AS h FROM seq_0_to_65535) AS s;
SET optimizer_switch = 'derived_merge=on';

CREATE TEMPORARY TABLE Phrases (
	Kind CHAR(1), N INT, Text VARCHAR(300), PRIMARY KEY (Kind, N)
) ENGINE = MEMORY DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- N: notes, S: subjects, B: bodies, R: remarks on orders, T: lead topics,
-- M: lead messages, J: job titles
INSERT INTO Phrases VALUES
('N',1,'Long-standing customer; pays on time.'),('N',2,'Asked for a discount of 5% on the next order.'),('N',3,'Decision maker is the head of purchasing.'),
('N',4,'Don''t send the "standard" deck again!'),('N',5,'Contract runs until the end of the year, renewal/extension to be discussed.'),('N',6,'Met at the fair in Hannover 🤝'),
('N',7,'Needs invoices as PDF & XML.'),('N',8,'Complained about late delivery in March.'),('N',9,'R&D budget was cut by 20%.'),
('N',10,'Second site planned, see C:\\Projects\\Site2\\plan.xlsx'),('N',11,'Uses a competitor''s product <b>today</b>; contract ends soon.'),('N',12,'Very happy with support 👍'),
('N',13,'Open points:\n- data sheet\n- prices for 2026\n- delivery to the islands'),('N',14,'Wants to pay by card or in 3 instalments.'),('N',15,'Phone first, mail later; answers quickly.'),
('N',16,'Interested in training & workshops.'),('N',17,'Procurement portal: https://supplier.example/login?lang=en&step=1#start'),('N',18,'Former colleague of our CEO.'),
('N',19,'Credit limit reached twice; check before shipping.'),('N',20,'Tab\tseparated import, please tidy up.'),('N',21,'Speaks English, French and a little 日本語.'),
('N',22,'Birthday on file, send a card 🎂'),('N',23,'Has 100% of decision power; no committee.'),('N',24,'Ask for "Kiki" at reception; side entrance (gate 7/8).'),
('S',1,'First call'),('S',2,'Follow-up on quote'),('S',3,'Demo of the new version'),('S',4,'Contract negotiation'),('S',5,'Price increase 2026'),('S',6,'Complaint: late delivery'),
('S',7,'Site visit'),('S',8,'Quarterly review Q1/Q2'),('S',9,'Invoice question'),('S',10,'Send samples & data sheets'),('S',11,'Lunch with purchasing'),('S',12,'Renewal: "Premium" support'),
('S',13,'Anruf: Rückfrage zum Angebot'),('S',14,'Réunion de lancement'),('S',15,'打ち合わせ'),('S',16,'Встреча на объекте'),('S',17,'Check open items (5% left)'),('S',18,'Thank-you note 💐'),
('S',19,'Training day 1'),('S',20,'Handover to support'),('S',21,'Newsletter feedback'),('S',22,'Credit check'),('S',23,'Trade fair appointment'),('S',24,'Reminder'),
('B',1,'Talked about the rollout. They need a plan by Friday.'),('B',2,'Left a message on the answering machine.'),('B',3,'Customer wants to compare three offers before the board meets.\nNext step: send references.'),
('B',4,'Agreed: 3% discount if ordered before month end.'),('B',5,'Participants: purchasing, IT, works council.\n\n1. Scope\n2. Dates\n3. Money'),('B',6,'No answer; try again next week.'),
('B',7,'Very positive. "Best demo this year!" 😀'),('B',8,'Wanted to know whether we deliver to Åland & the Azores.'),('B',9,'Sent the data sheet (PDF, 2.4 MB).'),('B',10,'Delivery was two days late. Offered free freight on the next order.'),
('B',11,'Budget moved to next year; keep warm.'),('B',12,'Legal asks for changes in §7 and §12 of the terms.'),('B',13,'Прошу выслать договор до пятницы.'),('B',14,'来週もう一度お電話します。'),
('B',15,'Client demande une remise de 10 % – à voir avec la direction.'),('B',16,'يحتاج العميل إلى عرض جديد قبل نهاية الشهر.'),
('R',1,'Deliver to the back door, ring twice.'),('R',2,'Call the driver''s contact 30 min before arrival.'),('R',3,'Fragile! ⚠'),('R',4,'Partial delivery is fine.'),('R',5,'No delivery on Fridays/holidays.'),
('R',6,'Neutral packaging, no price on the slip.'),('R',7,'Bitte Palettentausch & Lieferschein 2-fach.'),('R',8,'Livraison au 3e étage, ascenseur en panne.'),('R',9,'午前中に配達してください'),('R',10,'Customs papers: 2 originals + 1 copy.\nHS code on every page.'),
('T',1,'Quote for new office'),('T',2,'Replacement of old devices'),('T',3,'Support contract'),('T',4,'Pilot with 10 users'),('T',5,'Question about delivery times'),('T',6,'Looking for a partner in the region'),
('T',7,'Migration from a competitor'),('T',8,'Warehouse extension'),('T',9,'Training for new staff'),('T',10,'Bulk order, 1,000+ pieces'),('T',11,'Anfrage über die Website'),('T',12,'Demande de devis'),
('T',13,'Solicitud de información'),('T',14,'お問い合わせ'),('T',15,'询价'),('T',16,'Запрос цены'),
('M',1,'Hi, please send me your price list. Thanks!'),('M',2,'We are looking for a supplier for our second plant.\n\nCould you call me next week?'),('M',3,'Is there a discount for schools / NGOs?'),('M',4,'Saw your talk at the fair – impressive 🚀'),
('M',5,'Guten Tag,\nwir benötigen ein Angebot über 25 Stück.\nMit freundlichen Grüßen'),('M',6,'Bonjour, je souhaite être rappelé.'),('M',7,'Do you ship to Réunion?'),('M',8,'请发一份产品目录，谢谢！'),
('M',9,'Добрый день! Интересует обслуживание 5 объектов.'),('M',10,'We pay 30% in advance; rest on delivery. OK?'),('M',11,'Need it by Monday!!! 😱'),('M',12,'Please quote item "A-17" and accessories (see attachment).'),
('J',1,'Head of Purchasing'),('J',2,'Buyer'),('J',3,'Managing Director'),('J',4,'CFO'),('J',5,'IT Manager'),('J',6,'Plant Manager'),('J',7,'Office Manager'),('J',8,'Head of R&D'),
('J',9,'Quality Engineer'),('J',10,'Logistics Planner'),('J',11,'Owner'),('J',12,'Assistant to the Board'),('J',13,'Einkaufsleiter/in'),('J',14,'Directeur général'),('J',15,'Data Analyst'),('J',16,'Facility Manager');


-- ---------------------------------------------------------------------------
-- Part 3: rows
-- ---------------------------------------------------------------------------

-- The optimizer takes a table that was filled a moment ago for empty and
-- would scan it for each row of a join; hence ANALYZE after each step.

START TRANSACTION;

INSERT INTO Currencies VALUES
('EUR','Euro','€',2,1),('USD','US dollar','$',2,1.0850),('GBP','Pound sterling','£',2,0.8560),('CHF','Swiss franc',NULL,2,0.9620),
('SEK','Swedish krona','kr',2,11.3400),('NOK','Norwegian krone','kr',2,11.5200),('DKK','Danish krone','kr',2,7.4600),('PLN','Polish złoty','zł',2,4.3150),
('CZK','Czech koruna','Kč',2,25.1200),('HUF','Hungarian forint','Ft',2,392.5000),('TRY','Turkish lira','₺',2,35.2000),('UAH','Ukrainian hryvnia','₴',2,42.7500),
('KZT','Kazakhstani tenge','₸',2,486.0000),('ILS','Israeli new shekel','₪',2,3.9800),('AED','UAE dirham','د.إ',2,3.9850),('SAR','Saudi riyal','﷼',2,4.0690),
('EGP','Egyptian pound','E£',2,51.7500),('MAD','Moroccan dirham',NULL,2,10.7800),('INR','Indian rupee','₹',2,90.5500),('THB','Thai baht','฿',2,39.2200),
('CNY','Renminbi yuan','¥',2,7.8400),('TWD','New Taiwan dollar','NT$',2,34.9000),('JPY','Japanese yen','¥',0,164.0000),('KRW','South Korean won','₩',0,1471.0000),
('VND','Vietnamese đồng','₫',0,27150.0000),('AUD','Australian dollar','A$',2,1.6450),('CAD','Canadian dollar','C$',2,1.4800),('BRL','Brazilian real','R$',2,5.6100),
('MXN','Mexican peso','MX$',2,18.4000),('ZAR','South African rand','R',2,20.1000);

INSERT INTO Territories VALUES
(1,'EMEA',NULL,95000000),(2,'Americas',NULL,60000000),(3,'Asia-Pacific',NULL,72000000),(4,'Global Accounts',NULL,NULL),
(5,'DACH',1,24000000),(6,'France & Benelux',1,16500000),(7,'UK & Ireland',1,15000000),(8,'Iberia',1,9000000),(9,'Italy, Greece & Cyprus',1,8800000),
(10,'Nordics',1,9500000),(11,'Central & Eastern Europe',1,7600000),(12,'Middle East & Africa',1,NULL),(13,'North America',2,42000000),(14,'Latin America',2,18000000),
(15,'Greater China',3,25000000),(16,'Japan & Korea',3,23000000),(17,'India',3,NULL),(18,'Southeast Asia & Oceania',3,14000000);

CREATE TEMPORARY TABLE Lands (CountryID CHAR(2) PRIMARY KEY, Weight INT, Cultures VARCHAR(40), Cities VARCHAR(600)) ENGINE = MEMORY DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO Countries VALUES
('DE','Germany','Deutschland','Europe','EUR',5,49,19,b'1',84400000,357592),('AT','Austria','Österreich','Europe','EUR',5,43,20,b'1',9100000,83879),
('CH','Switzerland','Schweiz / Suisse / Svizzera','Europe','CHF',5,41,8.1,b'0',8900000,41285),('FR','France','France','Europe','EUR',6,33,20,b'1',68100000,632702),
('BE','Belgium','België / Belgique','Europe','EUR',6,32,21,b'1',11700000,30689),('NL','Netherlands','Nederland','Europe','EUR',6,31,21,b'1',17800000,41850),
('LU','Luxembourg','Lëtzebuerg','Europe','EUR',6,352,17,b'1',660000,2586.4),('GB','United Kingdom','United Kingdom','Europe','GBP',7,44,20,b'0',67600000,243610),
('IE','Ireland','Éire','Europe','EUR',7,353,23,b'1',5300000,70273),('ES','Spain','España','Europe','EUR',8,34,21,b'1',48300000,505990),
('PT','Portugal','Portugal','Europe','EUR',8,351,23,b'1',10500000,92230),('IT','Italy','Italia','Europe','EUR',9,39,22,b'1',58900000,302068),
('GR','Greece','Ελλάδα','Europe','EUR',9,30,24,b'1',10400000,131957),('CY','Cyprus','Κύπρος','Europe','EUR',9,357,19,b'1',920000,9251),
('SE','Sweden','Sverige','Europe','SEK',10,46,25,b'1',10500000,450295),('DK','Denmark','Danmark','Europe','DKK',10,45,25,b'1',5900000,42943),
('NO','Norway','Norge','Europe','NOK',10,47,25,b'0',5500000,385207),('FI','Finland','Suomi','Europe','EUR',10,358,25.5,b'1',5600000,338455),
('PL','Poland','Polska','Europe','PLN',11,48,23,b'1',36800000,312696),('CZ','Czechia','Česko','Europe','CZK',11,420,21,b'1',10900000,78871),
('HU','Hungary','Magyarország','Europe','HUF',11,36,27,b'1',9600000,93025),('UA','Ukraine','Україна','Europe','UAH',11,380,20,b'0',NULL,603628),
('TR','Türkiye','Türkiye','Asia','TRY',12,90,20,b'0',85300000,783562),('KZ','Kazakhstan','Қазақстан','Asia','KZT',11,7,12,b'0',20000000,2724900),
('IL','Israel','ישראל','Asia','ILS',12,972,17,b'0',9800000,22072),('AE','United Arab Emirates','الإمارات العربية المتحدة','Asia','AED',12,971,5,b'0',10000000,83600),
('SA','Saudi Arabia','المملكة العربية السعودية','Asia','SAR',12,966,15,b'0',32200000,2149690),('EG','Egypt','مصر','Africa','EGP',12,20,14,b'0',105000000,1001450),
('MA','Morocco','المغرب','Africa','MAD',12,212,20,b'0',37000000,446550),('ZA','South Africa','South Africa / Suid-Afrika','Africa','ZAR',12,27,15,b'0',62000000,1221037),
('US','United States','United States','NorthAmerica','USD',13,1,0,b'0',335000000,9833520),('CA','Canada','Canada','NorthAmerica','CAD',13,1,5,b'0',40000000,9984670),
('MX','Mexico','México','NorthAmerica','MXN',14,52,16,b'0',129000000,1964375),('BR','Brazil','Brasil','SouthAmerica','BRL',14,55,17,b'0',203000000,8515767),
('CN','China','中国','Asia','CNY',15,86,13,b'0',1410000000,9596961),('TW','Taiwan','臺灣','Asia','TWD',15,886,5,b'0',23400000,36197),
('JP','Japan','日本','Asia','JPY',16,81,10,b'0',124000000,377975),('KR','South Korea','대한민국','Asia','KRW',16,82,10,b'0',51700000,100210),
('IN','India','भारत','Asia','INR',17,91,18,b'0',1430000000,3287263),('TH','Thailand','ประเทศไทย','Asia','THB',18,66,7,b'0',71800000,513120),
('VN','Vietnam','Việt Nam','Asia','VND',18,84,10,b'0',99000000,NULL),('AU','Australia','Australia','Oceania','AUD',18,61,10,b'0',26500000,7688287);

-- Cities: name/latitude/longitude
INSERT INTO Lands VALUES
('DE',14,'de','Berlin/52.52/13.405|München/48.137/11.575|Köln/50.938/6.96|Frankfurt (Oder)/52.347/14.551'),('AT',3,'de','Wien/48.208/16.373|Graz/47.071/15.439|Linz/48.306/14.286|Sankt Pölten/48.205/15.627'),
('CH',4,'de,fr,it','Zürich/47.377/8.541|Genève/46.204/6.143|Lugano/46.004/8.951|Bern/46.948/7.447'),('FR',8,'fr','Paris/48.857/2.352|Lyon/45.764/4.836|Saint-Étienne/45.439/4.387|L''Haÿ-les-Roses/48.779/2.337'),
('BE',3,'nl,fr','Bruxelles/50.85/4.352|Gent/51.054/3.725|Liège/50.633/5.567|Antwerpen/51.219/4.402'),('NL',4,'nl','Amsterdam/52.368/4.904|''s-Hertogenbosch/51.698/5.304|Utrecht/52.091/5.122|Rotterdam/51.924/4.478'),
('LU',1,'fr,de','Lëtzebuerg/49.612/6.132|Esch-sur-Alzette/49.496/5.981|Differdange/49.524/5.891|Wiltz/49.966/5.934'),('GB',9,'en','London/51.507/-0.128|Manchester/53.481/-2.242|Stratford-upon-Avon/52.192/-1.708|King''s Lynn/52.754/0.398'),
('IE',3,'ie','Dublin/53.35/-6.26|Cork/51.898/-8.476|Galway/53.271/-9.057|Dún Laoghaire/53.294/-6.134'),('ES',6,'es','Madrid/40.417/-3.704|Barcelona/41.385/2.173|A Coruña/43.362/-8.411|Logroño/42.466/-2.445'),
('PT',2,'pt','Lisboa/38.722/-9.139|Porto/41.158/-8.629|Évora/38.571/-7.914|Braga/41.545/-8.427'),('IT',6,'it','Roma/41.903/12.496|Milano/45.464/9.19|Reggio nell''Emilia/44.699/10.63|L''Aquila/42.35/13.4'),
('GR',2,'el','Αθήνα/37.984/23.728|Θεσσαλονίκη/40.64/22.944|Πάτρα/38.246/21.735|Ηράκλειο/35.339/25.144'),('CY',1,'el','Λευκωσία/35.186/33.382|Λεμεσός/34.707/33.023|Λάρνακα/34.917/33.63|Πάφος/34.775/32.424'),
('SE',4,'sv','Stockholm/59.329/18.069|Göteborg/57.709/11.975|Malmö/55.605/13.004|Umeå/63.826/20.263'),('DK',3,'sv','København/55.676/12.568|Århus/56.163/10.204|Odense/55.404/10.402|Ærøskøbing/54.888/10.412'),
('NO',2,'sv','Oslo/59.914/10.752|Tromsø/69.649/18.956|Bergen/60.393/5.324|Ålesund/62.472/6.155'),('FI',3,'fi','Helsinki/60.17/24.938|Jyväskylä/62.243/25.747|Tampere/61.498/23.761|Hämeenlinna/60.997/24.465'),
('PL',5,'pl','Warszawa/52.23/21.012|Łódź/51.759/19.456|Kraków/50.065/19.945|Gdańsk/54.352/18.647'),('CZ',3,'cs','Praha/50.075/14.438|Plzeň/49.738/13.374|Brno/49.195/16.607|Ústí nad Labem/50.661/14.053'),
('HU',2,'hu','Budapest/47.498/19.04|Győr/47.687/17.635|Pécs/46.073/18.232|Székesfehérvár/47.186/18.422'),('UA',3,'uk','Київ/50.45/30.523|Львів/49.84/24.03|Одеса/46.482/30.723|Кам''янець-Подільський/48.684/26.585'),
('TR',4,'tr','İstanbul/41.008/28.978|İzmir/38.424/27.143|Diyarbakır/37.914/40.231|Eskişehir/39.767/30.525'),('KZ',2,'ru,rw','Алматы/43.238/76.946|Астана/51.169/71.449|Қарағанды/49.806/73.085|Шымкент/42.342/69.59'),
('IL',2,'he','תל אביב-יפו/32.085/34.782|ירושלים/31.768/35.214|חיפה/32.794/34.99|באר שבע/31.252/34.791'),('AE',2,'ar','دبي/25.205/55.271|أبوظبي/24.454/54.377|الشارقة/25.346/55.421|العين/24.207/55.745'),
('SA',2,'ar','الرياض/24.713/46.675|جدة/21.486/39.193|الدمام/26.421/50.089|الطائف/21.271/40.416'),('EG',2,'ar','القاهرة/30.044/31.236|الإسكندرية/31.2/29.919|أسوان/24.089/32.9|الجيزة/30.013/31.209'),
('MA',1,'ar,fr','الدار البيضاء/33.573/-7.589|الرباط/34.021/-6.842|مراكش/31.629/-7.981|فاس/34.018/-5.008'),('ZA',2,'en,nl','Johannesburg/-26.204/28.047|Cape Town/-33.925/18.424|eThekwini/-29.859/31.022|Gqeberha/-33.961/25.602'),
('US',14,'us,us,us,es','New York/40.713/-74.006|Coeur d''Alene/47.678/-116.78|San José/37.338/-121.886|St. Louis/38.627/-90.199'),('CA',4,'en,fr,us','Toronto/43.651/-79.347|Montréal/45.502/-73.567|Québec/46.813/-71.208|St. John''s/47.561/-52.713'),
('MX',3,'es','Ciudad de México/19.433/-99.133|Mérida/20.967/-89.592|Querétaro/20.588/-100.39|Monterrey/25.687/-100.316'),('BR',5,'pt','São Paulo/-23.551/-46.633|Brasília/-15.794/-47.883|Florianópolis/-27.595/-48.548|Belém/-1.456/-48.49'),
('CN',7,'zh','上海/31.23/121.474|北京/39.904/116.407|深圳/22.543/114.058|成都/30.573/104.066'),('TW',2,'zh','臺北/25.033/121.565|高雄/22.627/120.301|臺中/24.148/120.674|新竹/24.814/120.968'),
('JP',7,'ja','東京/35.69/139.692|大阪/34.694/135.502|札幌/43.062/141.354|京都/35.012/135.768'),('KR',4,'ko','서울/37.567/126.978|부산/35.18/129.076|대전/36.35/127.385|인천/37.456/126.705'),
('IN',6,'hi','दिल्ली/28.614/77.209|मुंबई/19.076/72.878|जयपुर/26.912/75.787|लखनऊ/26.847/80.946'),('TH',2,'th','กรุงเทพมหานคร/13.756/100.502|เชียงใหม่/18.788/98.985|ภูเก็ต/7.88/98.392|ขอนแก่น/16.433/102.824'),
('VN',2,'vi','Hà Nội/21.028/105.834|Thành phố Hồ Chí Minh/10.823/106.63|Đà Nẵng/16.054/108.202|Huế/16.463/107.591'),('AU',3,'en','Sydney/-33.869/151.209|Melbourne/-37.814/144.963|Wagga Wagga/-35.108/147.36|O''Connor/-35.255/149.115');

-- Days count from 2018-01-02; day 3097 is 2026-06-26, the last day of work.

INSERT INTO ExchangeRates
	SELECT c.ID, DATE '2018-01-01' + INTERVAL s.seq MONTH,
	       IF(c.ID = 'EUR', 1, ROUND(c.UnitsPerEuro * CAST(0.82 + 0.0018 * s.seq + 0.03 * d.A AS DECIMAL(8,6)), 6))
	FROM Currencies c STRAIGHT_JOIN seq_0_to_101 s
	STRAIGHT_JOIN Dice d ON d.N = (CRC32(c.ID) + s.seq * 40503) & 65535;

ANALYZE TABLE Currencies, Territories, Countries;

CREATE TEMPORARY TABLE LandPick (N INT PRIMARY KEY, CountryID CHAR(2)) ENGINE = MEMORY DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	SELECT ROW_NUMBER() OVER (ORDER BY CountryID, seq) - 1 AS N, CountryID FROM Lands JOIN seq_1_to_14 ON seq <= Weight;
SET @lands = (SELECT COUNT(*) FROM LandPick);

-- Employees: 1 leads the company, 2 to 8 lead departments, 9 to 26 lead
-- territories, 41 to 180 sell (ten in each of the territories 5 to 18).
CREATE TEMPORARY TABLE EmployeeSeed ENGINE = MEMORY
	SELECT s.seq AS ID, CASE WHEN s.seq > 40 THEN 5 + (s.seq - 41) DIV 10 WHEN s.seq BETWEEN 9 AND 22 THEN s.seq - 4 ELSE NULL END AS TerritoryID,
	       (s.seq * 24593 + 11) & 65535 AS N
	FROM seq_1_to_180 s;
CREATE TEMPORARY TABLE TerritoryCultures (TerritoryID INT, N INT, Cnt INT, Culture CHAR(2), PRIMARY KEY (TerritoryID, N)) ENGINE = MEMORY DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
	SELECT c.TerritoryID, ROW_NUMBER() OVER (PARTITION BY c.TerritoryID ORDER BY c.ID) - 1 AS N,
	       COUNT(*) OVER (PARTITION BY c.TerritoryID) AS Cnt, LEFT(l.Cultures, 2) AS Culture
	FROM Countries c JOIN Lands l ON l.CountryID = c.ID;

INSERT INTO Employees
	SELECT ID, Given, Family, CONCAT(Mail, IF(Nth > 1, Nth, ''), '@nordlicht.example'), JobTitle, Department, ManagerID, TerritoryID, BirthYear, HiredOn, LeftOn,
	       WorkStart, WorkEnd, CommissionRate, Salary, LeftOn IS NULL
	FROM (
		SELECT e.ID, g.Native AS Given, f.Native AS Family, CONCAT(REPLACE(g.Ascii, ' ', ''), '.', REPLACE(f.Ascii, ' ', '')) AS Mail,
		       ROW_NUMBER() OVER (PARTITION BY g.Ascii, f.Ascii ORDER BY e.ID) AS Nth,
		       CASE WHEN e.ID = 1 THEN 'Chief Executive Officer' WHEN e.ID <= 8 THEN CONCAT('Director, ', ELT(e.ID - 1, 'Sales EMEA', 'Sales Americas', 'Sales APAC', 'Support', 'Finance', 'Marketing', 'Logistics & Customs'))
		            WHEN e.ID <= 22 THEN 'Territory Manager' WHEN e.ID <= 40 THEN ELT(1 + e.ID MOD 4, 'Support Engineer', 'Accountant', 'Campaign Manager', 'Dispatcher')
		            ELSE ELT(1 + FLOOR(d.C * 4), 'Sales Representative', 'Senior Sales Representative', 'Account Manager', 'Inside Sales') END AS JobTitle,
		       CASE WHEN e.ID = 1 THEN 'Management' WHEN e.ID <= 4 THEN 'Sales' WHEN e.ID <= 8 THEN ELT(e.ID - 4, 'Support', 'Finance', 'Marketing', 'Logistics')
		            WHEN e.ID <= 22 THEN 'Sales' WHEN e.ID <= 40 THEN ELT(1 + e.ID MOD 4, 'Support', 'Finance', 'Marketing', 'Logistics') ELSE 'Sales' END AS Department,
		       CASE WHEN e.ID = 1 THEN NULL WHEN e.ID <= 8 THEN 1 WHEN e.ID <= 22 THEN IF(e.TerritoryID <= 12, 2, IF(e.TerritoryID <= 14, 3, 4))
		            WHEN e.ID <= 40 THEN 5 + e.ID MOD 4 ELSE e.TerritoryID + 4 END AS ManagerID,
		       e.TerritoryID, IF(d.D < 0.1, NULL, 1961 + FLOOR(d.E * 42)) AS BirthYear,
		       DATE '2009-04-01' + INTERVAL FLOOR(d.F * IF(e.ID <= 40, 3000, 6000)) DAY AS HiredOn,
		       IF(e.ID > 60 AND d.G < 0.08, DATE '2025-09-30' + INTERVAL FLOOR(d.H * 8) MONTH, NULL) AS LeftOn,
		       IF(d.H < 0.15, NULL, SEC_TO_TIME(25200 + 900 * FLOOR(d.A * 12))) AS WorkStart, IF(d.H < 0.15, NULL, SEC_TO_TIME(57600 + 900 * FLOOR(d.B * 12))) AS WorkEnd,
		       IF(e.TerritoryID IS NULL, NULL, FLOOR(1 + d.C * 12) / 200) AS CommissionRate, IF(e.ID = 1, NULL, 2800 + FLOOR(d.D * 120) * 37.5 + IF(e.ID <= 22, 4000, 0)) AS Salary
		FROM EmployeeSeed e
		STRAIGHT_JOIN Dice d ON d.N = e.N
		LEFT JOIN TerritoryCultures t ON t.TerritoryID = e.TerritoryID AND t.N = FLOOR(d.A * (SELECT MAX(x.Cnt) FROM TerritoryCultures x WHERE x.TerritoryID = e.TerritoryID))
		JOIN Words g ON g.Culture = COALESCE(t.Culture, IF(d.B < 0.4, 'de', IF(d.B < 0.7, 'en', IF(d.B < 0.8, 'hi', 'ja')))) AND g.Kind = 'G' AND g.N = 1 + FLOOR(d.G * 12)
		JOIN Words f ON f.Culture = g.Culture AND f.Kind = 'F' AND f.N = 1 + FLOOR(d.H * 12)
	) AS e;

ANALYZE TABLE ExchangeRates, Employees;
-- Companies. The first 2,400 came with the import of 2018, the others day by day.
CREATE TEMPORARY TABLE CompanySeed (
	ID INT PRIMARY KEY, N INT UNSIGNED, CountryID CHAR(2), Culture CHAR(2), City VARCHAR(80), Lat DOUBLE, Lon DOUBLE, Day INT, Domain VARCHAR(80), F1 VARCHAR(60), F2 VARCHAR(60)
) ENGINE = MEMORY DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
INSERT INTO CompanySeed
	SELECT s.seq, d.N, l.CountryID, f.Culture, SUBSTRING_INDEX(City, '/', 1), SUBSTRING_INDEX(SUBSTRING_INDEX(City, '/', 2), '/', -1), SUBSTRING_INDEX(City, '/', -1),
	       IF(s.seq <= 2400, 0, ((s.seq - 2400) * 3070) DIV 3600), CONCAT(REPLACE(REPLACE(f.Ascii, '''', ''), ' ', ''), '-', s.seq, '.example'), f.Native, g.Native
	FROM seq_1_to_6000 s
	STRAIGHT_JOIN Dice d ON d.N = (s.seq * 40503 + 101) & 65535
	STRAIGHT_JOIN LandPick p ON p.N = FLOOR(d.A * @lands)
	STRAIGHT_JOIN (SELECT CountryID, Cultures, seq AS K, SUBSTRING_INDEX(SUBSTRING_INDEX(Cities, '|', seq), '|', -1) AS City FROM Lands, seq_1_to_4) AS l
		ON l.CountryID = p.CountryID AND l.K = 1 + FLOOR(d.B * d.B * 4)
	STRAIGHT_JOIN Words f ON f.Culture = SUBSTR(l.Cultures, 1 + 3 * FLOOR(d.C * (CHAR_LENGTH(l.Cultures) + 1) DIV 3), 2) AND f.Kind = 'F' AND f.N = 1 + FLOOR(d.D * 12)
	STRAIGHT_JOIN Words g ON g.Culture = f.Culture AND g.Kind = 'F' AND g.N = 1 + FLOOR(d.E * 11) + (FLOOR(d.E * 11) >= FLOOR(d.D * 12));

-- The largest customers by hand.
UPDATE CompanySeed SET CountryID = ELT(ID, 'DE', 'GB', 'JP', 'ES', 'IE', 'FR', 'CN', 'GR', 'AE', 'CH', 'IN', 'CH'), Culture = ELT(ID, 'de', 'en', 'ja', 'es', 'ie', 'fr', 'zh', 'el', 'ar', 'de', 'hi', 'fr'),
	City = ELT(ID, 'Cuxhaven', 'Leeds', '東京', 'Bilbao', 'Cork', 'Annecy', '上海', 'Πειραιάς', 'دبي', 'Appenzell', 'मुंबई', 'Basel'),
	Lat = ELT(ID, 53.868, 53.801, 35.69, 43.263, 51.898, 45.899, 31.23, 37.943, 25.205, 47.331, 19.076, 47.56), Lon = ELT(ID, 8.699, -1.549, 139.692, -2.935, -8.476, 6.129, 121.474, 23.647, 55.271, 9.41, 72.878, 7.589),
	Domain = CONCAT(ELT(ID, 'nordsee-faehren', 'meridian-health', 'toa-heavy', 'pena-castano', 'oneil-daughters', 'eaux-vives', 'huadong-ocean', 'aegean-nautilia', 'alwaha', 'alpenglueck', 'bharat-rail', 'drei-laender'), '.example')
	WHERE ID <= 12;

INSERT INTO Companies
	SELECT c.ID, CONCAT('C-', LPAD(c.ID, 6, '0')), CONCAT(LEFT(d.Hex, 8), '-', SUBSTR(d.Hex, 9, 4), '-4', SUBSTR(d.Hex, 14, 3), '-8', SUBSTR(d.Hex, 18, 3), '-', RIGHT(d.Hex, 12)),
	       REPLACE(REPLACE(REPLACE(w.Native, '{f}', c.F1), '{g}', c.F2), '{c}', c.City),
	       IF(d.H < 0.4, ELT(1 + FLOOR(d.H * 10), 'Limited company', 'Stock company', 'Partnership', 'Sole trader'), NULL),
	       IF(d.E < 0.05, NULL, 1 + FLOOR(d.F * 15)),
	       CASE WHEN c.ID <= 40 THEN 'Enterprise' WHEN c.ID <= 300 THEN 'Large' WHEN c.ID <= 1500 THEN 'Medium' WHEN d.G < 0.6 THEN 'Small' ELSE 'Micro' END,
	       IF(c.ID > 100 AND d.B < 0.12, 1 + FLOOR(d.G * d.G * 99), NULL),
	       c.CountryID, l.TerritoryID, IF(d.H > 0.96, NULL, 41 + (l.TerritoryID - 5) * 10 + FLOOR(d.G * 10)), l.CurrencyID,
	       IF(d.C < 0.06, NULL, REPLACE(st.Native, '{n}', 1 + FLOOR(d.H * d.A * 240))),
	       CASE WHEN d.D < 0.06 THEN NULL WHEN c.CountryID IN ('GB', 'IE') THEN CONCAT(UPPER(LEFT(d.Hex, 1)), 'A', FLOOR(d.A * 20), ' ', FLOOR(d.B * 10), 'XY')
	            WHEN c.CountryID = 'NL' THEN CONCAT(1000 + FLOOR(d.A * 8999), ' AB') ELSE LPAD(FLOOR(d.E * 99999), 5, '0') END,
	       c.City, IF(d.F < 0.1, NULL, ST_GeomFromText(CONCAT('POINT(', ROUND(c.Lon + d.G * 0.2 - 0.1, 5), ' ', ROUND(c.Lat + d.H * 0.2 - 0.1, 5), ')'), 4326)),
	       IF(d.A < 0.2, NULL, CONCAT('https://www.', c.Domain, IF(d.B < 0.1, '/?ref=crm&lang=en#contact', '/'))),
	       IF(d.B < 0.1, NULL, CONCAT('+', l.DialingCode, ' ', 10 + FLOOR(d.C * 89), ' ', 1000000 + FLOOR(d.D * 8999999))),
	       IF(l.InEU AND d.C > 0.15, CONCAT(IF(c.CountryID = 'GR', 'EL', c.CountryID), LPAD(FLOOR(d.F * 999999999), 9, '0')), NULL),
	       IF(d.D < 0.12, NULL, IF(c.ID <= 40, 5000 + FLOOR(d.E * 90000), IF(c.ID <= 300, 250 + FLOOR(d.E * 4000), IF(c.ID <= 1500, 50 + FLOOR(d.E * 200), 1 + FLOOR(d.E * d.E * 49))))),
	       IF(d.A > 0.7, NULL, ROUND((IF(c.ID <= 40, 900000000, IF(c.ID <= 300, 60000000, IF(c.ID <= 1500, 9000000, 800000))) * CAST(0.4 + d.G AS DECIMAL(6,4))) * r.UnitsPerEuro, -3)),
	       IF(d.B > 0.85, NULL, 500 * CEIL(d.H * IF(c.ID <= 300, 400, 40))), IF(d.C > 0.75, NULL, 1902 + FLOOR(SQRT(d.D) * 120)),
	       IF(d.E > 0.9, NULL, CAST(CONV(RIGHT(d.Hex, 16), 16, 10) AS UNSIGNED)), c.ID <= 60,
	       CASE WHEN d.F < 0.5 THEN NULL ELSE JSON_OBJECT('source', ELT(1 + FLOOR(d.A * 4), 'import', 'web form', 'trade fair', 'referral "partner"'), 'rank', FLOOR(d.B * 100), 'city', c.City, 'newsletter', d.C < 0.5, 'labels', JSON_ARRAY(ELT(1 + FLOOR(d.D * 3), 'A', 'B', 'C'), NULL)) END,
	       CASE WHEN d.G < 0.45 THEN NULL WHEN d.G < 0.6 THEN '' WHEN d.G < 0.8 THEN n.Text ELSE CONCAT(ph.Native, '\n', n.Text) END,
	       DATE '2018-01-02' + INTERVAL c.Day DAY + INTERVAL 28800 + FLOOR(d.A * 36000) SECOND,
	       DATE '2018-01-02' + INTERVAL c.Day + FLOOR(d.B * (3097 - c.Day)) DAY + INTERVAL FLOOR(d.C * 86400000) * 1000 MICROSECOND
	FROM CompanySeed c
	STRAIGHT_JOIN Dice d ON d.N = (c.ID * 28657 + 4242) & 65535
	STRAIGHT_JOIN Countries l ON l.ID = c.CountryID
	STRAIGHT_JOIN Currencies r ON r.ID = l.CurrencyID
	STRAIGHT_JOIN Words w ON w.Culture = c.Culture AND w.Kind = 'C' AND w.N = 1 + FLOOR(d.A * 5)
	STRAIGHT_JOIN Words st ON st.Culture = c.Culture AND st.Kind = 'S' AND st.N = 1 + FLOOR(d.B * 4)
	STRAIGHT_JOIN Words ph ON ph.Culture = c.Culture AND ph.Kind = 'P' AND ph.N = 1 + FLOOR(d.C * 2)
	STRAIGHT_JOIN Phrases n ON n.Kind = 'N' AND n.N = 1 + FLOOR(d.D * 24);

UPDATE Companies SET Name = ELT(ID, 'Nordsee Fähren & Logistik AG', 'Meridian Health plc', '東亜重工業株式会社', 'Grupo Peña-Castaño S.A.', 'O''Neil & Daughters Holdings', 'Société Générale des Eaux Vives', '华东远洋集团有限公司', 'Αιγαίο Ναυτιλία Α.Ε.', 'مجموعة الواحة القابضة', '100% Bio – Käserei Alpenglück eG', 'भारत रेल उपकरण लिमिटेड', 'Kaffee/Thé/Caffè "Drei Länder" GmbH'),
	ModifiedAt = ModifiedAt WHERE ID <= 12;
ANALYZE TABLE Companies;

INSERT INTO Tags SELECT seq, ELT(seq, 'VIP', 'Partner', 'Reference customer', 'Slow payer', 'Do not mail', 'Trade fair 2024', 'Trade fair 2025', 'Framework contract', 'Public tender', 'Export', 'E-mobility', 'Organic', 'Start-up 🚀', 'Family business', 'Listed company', 'Non-profit', 'Newsletter', 'C&C', '24/7 support', 'Beta tester', '重要', 'Важно', 'Größer als 10 %', 'Risk', 'Competitor''s customer', 'Cross-sell', 'Training', 'On-site', 'Remote', 'Archive'),
	IF(seq MOD 7 = 0, NULL, CONCAT('#', LEFT(MD5(seq), 6))) FROM seq_1_to_30;
ANALYZE TABLE Tags;
INSERT INTO CompanyTags
	SELECT s.seq, 1 + (FLOOR(d.A * d.B * 30) + k.seq * 7) MOD 30 FROM seq_1_to_6000 s
	STRAIGHT_JOIN Dice d ON d.N = (s.seq * 11003 + 99) & 65535
	STRAIGHT_JOIN seq_1_to_6 k ON k.seq <= FLOOR(d.C * d.D * 9 + 1 - d.E)
	ORDER BY 1, 2;
ANALYZE TABLE CompanyTags;

-- Divisions: ten in each of the large companies, few or none in the others.
CREATE TEMPORARY TABLE DivisionPick (CompanyID INT PRIMARY KEY, FirstID INT, Cnt INT) ENGINE = MEMORY
	SELECT ID AS CompanyID, 1 + COALESCE(SUM(Cnt) OVER (ORDER BY ID ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS FirstID, Cnt
	FROM (SELECT seq AS ID, IF(seq <= 60, 10, IF(seq <= 600, 4, IF(seq <= 2400, 1 + seq MOD 2, seq MOD 5 = 0))) AS Cnt FROM seq_1_to_6000) AS s;
INSERT INTO Divisions
	SELECT p.FirstID + k.seq, p.CompanyID, ELT(1 + (p.CompanyID + k.seq) MOD 14, 'Purchasing', 'Sales', 'Production', 'R&D', 'Finance & Controlling', 'Human Resources', 'IT', 'Logistics', 'Quality', 'Marketing', 'Legal', 'Board', 'Service/Maintenance', 'Werk Süd'),
	       IF(d.A < 0.3, NULL, CONCAT(1000 + FLOOR(d.B * 9000), '/', FLOOR(d.C * 90) + 10)), NULL, IF(d.D < 0.2, NULL, 1 + FLOOR(d.E * d.E * 400)), IF(d.F < 0.4, NULL, 1000 * FLOOR(d.G * 900)),
	       IF(d.H < 0.3, NULL, SEC_TO_TIME(21600 + 1800 * FLOOR(d.A * 8))), IF(d.H < 0.3, NULL, SEC_TO_TIME(54000 + 1800 * FLOOR(d.B * 14)))
	FROM DivisionPick p
	STRAIGHT_JOIN seq_0_to_9 k ON k.seq < p.Cnt
	STRAIGHT_JOIN Dice d ON d.N = ((p.FirstID + k.seq) * 17711 + 5) & 65535;

-- Contacts: the company is drawn with a cube, so that few have very many.
INSERT INTO Contacts (ID, ExternalID, CompanyID, DivisionID, Salutation, GivenName, FamilyName, FullName, JobTitle, Email, Phone, Mobile, PreferredChannels, Language, BirthDate, OwnerID, NewsletterOptIn, LastLoginAddress, LastLoginAt, Score, Notes, CreatedAt, ModifiedAt, ImportBatch)
	SELECT x.ID, CONCAT(LEFT(x.Hex, 8), '-', SUBSTR(x.Hex, 9, 4), '-4', SUBSTR(x.Hex, 14, 3), '-9', SUBSTR(x.Hex, 18, 3), '-', RIGHT(x.Hex, 12)),
	       x.CompanyID, x.DivisionID, x.Salutation, x.Given, x.Family, IF(x.FamilyFirst, CONCAT(x.Family, x.Sep, x.Given), CONCAT(x.Given, x.Sep, x.Family)),
	       IF(x.A < 0.15, NULL, j.Text), IF(x.B < 0.06, NULL, CONCAT(x.Mail, IF(x.Nth > 1, x.Nth, ''), '@', x.Domain)),
	       IF(x.C < 0.3, NULL, CONCAT('+', x.DialingCode, ' ', 10 + FLOOR(x.D * 89), ' ', 100000 + FLOOR(x.E * 899999), '-', FLOOR(x.F * 99))),
	       IF(x.D < 0.5, NULL, CONCAT('+', x.DialingCode, ' 1', FLOOR(x.G * 99999999))), FLOOR(x.E * x.F * 16), IF(x.F < 0.1, NULL, x.Lang),
	       IF(x.G < 0.6, NULL, DATE '1956-02-29' + INTERVAL FLOOR(x.H * 17500) DAY), IF(x.H < 0.1, NULL, x.OwnerID), IF(x.A < 0.25, NULL, x.B < 0.6),
	       IF(x.C < 0.55, NULL, IF(x.C < 0.8, CONCAT('2001:db8:', SUBSTR(x.Hex, 5, 4), '::', SUBSTR(x.Hex, 9, 4)), CONCAT('::ffff:198.51.100.', FLOOR(x.D * 256)))),
	       IF(x.C < 0.55, NULL, DATE '2018-01-02' + INTERVAL x.Day + FLOOR(x.E * (3097 - x.Day)) DAY + INTERVAL FLOOR(x.G * 86400000000) MICROSECOND),
	       IF(x.E < 0.35, NULL, ROUND(x.F * 100, 1)),
	       CASE WHEN x.G < 0.6 THEN NULL WHEN x.G < 0.75 THEN p.Native WHEN x.G < 0.9 THEN n.Text ELSE CONCAT(p.Native, '\n', n.Text, '\n– ', x.Given) END,
	       DATE '2018-01-02' + INTERVAL x.Day DAY + INTERVAL 28800 + FLOOR(x.H * 36000) SECOND,
	       DATE '2018-01-02' + INTERVAL x.Day + FLOOR(x.D * (3097 - x.Day)) DAY + INTERVAL FLOOR(x.B * 86400000) * 1000 MICROSECOND, IF(x.Day = 0, 1 + x.ID MOD 12, NULL)
	FROM (
		SELECT s.seq AS ID, d.*, c.ID AS CompanyID, IF(dp.Cnt > 0 AND d.E < 0.75, dp.FirstID + FLOOR(d.F * dp.Cnt), NULL) AS DivisionID,
		       CASE WHEN d.F < 0.1 THEN NULL WHEN d.F < 0.2 THEN 'Dr' WHEN d.F < 0.22 THEN 'Prof' WHEN d.F < 0.23 THEN 'Mx' WHEN g.N < cu.Men THEN 'Ms' ELSE 'Mr' END AS Salutation,
		       g.Native AS Given, f.Native AS Family, cu.FamilyFirst, cu.Sep, cu.Lang, cu.Culture, CONCAT(REPLACE(g.Ascii, ' ', ''), '.', REPLACE(f.Ascii, ' ', '')) AS Mail,
		       ROW_NUMBER() OVER (PARTITION BY c.ID, g.Ascii, f.Ascii ORDER BY s.seq) AS Nth, c.Domain, l.DialingCode, co.OwnerID,
		       c.Day + IF(d.H < 0.5, 0, FLOOR(d.G * (3097 - c.Day))) AS Day
		FROM seq_1_to_24000 s
		STRAIGHT_JOIN Dice d ON d.N = (s.seq * 46367 + 777) & 65535
		STRAIGHT_JOIN CompanySeed c ON c.ID = 1 + FLOOR(d.A * d.A * d.A * 6000)
		STRAIGHT_JOIN Companies co ON co.ID = c.ID
		STRAIGHT_JOIN Countries l ON l.ID = co.CountryID
		STRAIGHT_JOIN DivisionPick dp ON dp.CompanyID = c.ID
		STRAIGHT_JOIN Cultures cu ON cu.Culture = IF(d.B < 0.88, c.Culture, ELT(1 + FLOOR(d.H * 27), 'en', 'ie', 'us', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'fi', 'pl', 'cs', 'hu', 'tr', 'el', 'ru', 'rw', 'uk', 'he', 'ar', 'hi', 'th', 'zh', 'ja', 'ko', 'vi'))
		STRAIGHT_JOIN Words g ON g.Culture = cu.Culture AND g.Kind = 'G' AND g.N = 1 + FLOOR(d.C * 12)
		STRAIGHT_JOIN Words f ON f.Culture = cu.Culture AND f.Kind = 'F' AND f.N = 1 + FLOOR(d.D * 12)
	) AS x
	STRAIGHT_JOIN Words p ON p.Culture = x.Culture AND p.Kind = 'P' AND p.N = 1 + FLOOR(x.C * 2)
	STRAIGHT_JOIN Phrases n ON n.Kind = 'N' AND n.N = 1 + FLOOR(x.D * 24)
	STRAIGHT_JOIN Phrases j ON j.Kind = 'J' AND j.N = 1 + FLOOR(x.E * 16)
	ORDER BY x.ID;

UPDATE Divisions d JOIN (SELECT DivisionID, MIN(ID) AS ContactID FROM Contacts WHERE DivisionID IS NOT NULL GROUP BY DivisionID) AS h ON h.DivisionID = d.ID
	SET d.HeadContactID = h.ContactID WHERE d.ID MOD 5 <> 0;
ANALYZE TABLE Contacts, Divisions;

CREATE TEMPORARY TABLE ContactPick (CompanyID INT, N INT, Cnt INT, ContactID INT, PRIMARY KEY (CompanyID, N)) ENGINE = MEMORY
	SELECT CompanyID, ROW_NUMBER() OVER (PARTITION BY CompanyID ORDER BY ID) - 1 AS N, COUNT(*) OVER (PARTITION BY CompanyID) AS Cnt, ID AS ContactID FROM Contacts;
CREATE TEMPORARY TABLE ContactCount (CompanyID INT PRIMARY KEY, Cnt INT) ENGINE = MEMORY
	SELECT CompanyID, COUNT(*) AS Cnt FROM Contacts GROUP BY CompanyID;

-- Products
INSERT INTO ProductCategories VALUES
(1,'Hardware',NULL,'Everything with a plug'),(2,'Software',NULL,'Licenses and subscriptions'),(3,'Services',NULL,'Work by the hour and by the month'),(4,'Supplies',NULL,NULL),
(5,'Printers',1,'Label & receipt printers'),(6,'Scanners',1,'Hand-held and fixed scanners'),(7,'Terminals',1,NULL),(8,'Networking',1,'Switches, access points, cables > 10 m'),(9,'Scales',1,'Scales with a 0.1% tolerance'),
(10,'Warehouse software',2,NULL),(11,'Point of sale',2,'Checkout software'),(12,'Analytics',2,'Reports/dashboards'),(13,'Add-ons',2,NULL),
(14,'Consulting',3,NULL),(15,'Training',3,'On site and remote'),(16,'Support',3,'Contracts by the month'),(17,'Repair',3,NULL),
(18,'Labels',4,'Paper, foil & special labels'),(19,'Ribbons',4,NULL),(20,'Batteries',4,'Dangerous goods: see transport rules'),(21,'Spare parts',4,NULL),(22,'Cases & mounts',4,NULL),(23,'Gift items',4,'"Thank you" boxes 🎁'),(24,'Discontinued',NULL,'Empty on purpose');
CREATE TEMPORARY TABLE ProductSeed (CategoryID INT PRIMARY KEY, Noun VARCHAR(60), Unit VARCHAR(10), Base DECIMAL(12,2), Weight DOUBLE) ENGINE = MEMORY DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
INSERT INTO ProductSeed VALUES (5,'label printer','Piece',420,2.4),(6,'barcode scanner','Piece',185,0.31),(7,'mobile terminal','Piece',890,0.52),(8,'access point','Piece',240,0.8),(9,'counter scale','Piece',360,5.75),
(10,'stock manager','License',1500,NULL),(11,'checkout','License',640,NULL),(12,'report studio','License',980,NULL),(13,'connector','License',150,NULL),(14,'consulting','Hour',145,NULL),(15,'training day','Hour',130,NULL),
(16,'support plan','Month',210,NULL),(17,'repair service','Hour',95,NULL),(18,'label roll','Box',28,1.2),(19,'thermal ribbon','Box',34,0.9),(20,'battery pack','Piece',59,0.24),(21,'print head','Piece',130,0.11),(22,'wall mount','Piece',22,0.65),(23,'gift box','Piece',18,1.05);
INSERT INTO Products
	SELECT x.ID, CONCAT(UPPER(LEFT(x.Noun, 2)), '-', LPAD(x.ID, 4, '0'), IF(x.ID MOD 40 = 0, '/B', '')), CONCAT(Adj, ' ', Noun, ' ', Model), CategoryID, Unit, ListPrice, IF(d.A < 0.1, NULL, ROUND(ListPrice * CAST(0.45 + 0.3 * d.B AS DECIMAL(6,4)), 4)),
	       IF(Weight IS NULL OR d.C < 0.05, NULL, Ean * 10 + (10 - (3 * (MID(Ean, 2, 1) + MID(Ean, 4, 1) + MID(Ean, 6, 1) + MID(Ean, 8, 1) + MID(Ean, 10, 1) + MID(Ean, 12, 1)) + MID(Ean, 1, 1) + MID(Ean, 3, 1) + MID(Ean, 5, 1) + MID(Ean, 7, 1) + MID(Ean, 9, 1) + MID(Ean, 11, 1)) MOD 10) MOD 10),
	       ROUND(Weight * (0.6 + FLOOR(d.D * 80) / 100e0), 3), IF(d.E < 0.3, NULL, FLOOR(20 + d.F * 31) / 10e0), IF(Weight IS NULL, NULL, FLOOR(d.G * d.G * 3000) - 40), 2011 + FLOOR(d.H * 15),
	       IF(d.A > 0.9, DATE '2023-01-31' + INTERVAL FLOOR(d.B * 1100) DAY, NULL), d.A <= 0.9,
	       IF(Weight IS NULL, NULL, JSON_OBJECT('colors', JSON_ARRAY('black', IF(d.C < 0.5, 'white', 'gray "anthracite"')), 'ipCode', CONCAT('IP', 54 + FLOOR(d.D * 12)), 'warrantyMonths', 12 * (1 + FLOOR(d.E * 4)), 'note', IF(d.F < 0.3, NULL, '≤ 40 °C'))),
	       IF(d.G < 0.25, NULL, UNHEX(CONCAT('47494638396101000100800000', LEFT(d.Hex, 6), 'FFFFFF2C00000000010001000002024401003B'))),
	       IF(d.H < 0.2, NULL, CONCAT('The ', Adj, ' ', Noun, ' for daily use.', IF(d.C < 0.4, '\n• easy to clean\n• works from −10 °C to 50 °C', ''), IF(d.D < 0.2, ' Maße: 12 × 8 × 3½".', '')))
	FROM (
		SELECT s.seq AS ID, p.*, ELT(1 + s.seq DIV 19 MOD 12, 'Basic', 'Compact', 'Pro', 'Eco', 'Ultra', 'Mini', 'Robust', 'Café', 'Premium+', 'Light', 'Smart', 'Naïve') AS Adj,
		       CONCAT(CHAR(65 + s.seq MOD 26 USING utf8mb4), '-', 100 + s.seq) AS Model, ROUND(p.Base * (0.5 + (s.seq * 37 MOD 101) / 50), 0) - IF(s.seq MOD 3 = 0, 0.01, IF(s.seq MOD 3 = 1, 0.10, 0)) AS ListPrice, 400638000000 + s.seq * 137 AS Ean
		FROM seq_1_to_600 s JOIN ProductSeed p ON p.CategoryID = 5 + s.seq MOD 19
	) AS x
	STRAIGHT_JOIN Dice d ON d.N = (x.ID * 31337 + 3) & 65535;
ANALYZE TABLE ProductCategories, Products;

-- Prices in four currencies: launched low, raised several times; the clock is
-- set for each statement, so the periods of the versions are always the same.
SET timestamp = UNIX_TIMESTAMP('2018-01-02 06:00:00');
INSERT INTO PriceHistory (ID, ProductID, CurrencyID, Price, Reason)
	SELECT (p.ID - 1) * 4 + k.seq, p.ID, c.ID, ROUND(p.ListPrice * c.UnitsPerEuro * 0.84, c.Decimals), 'Launch'
	FROM Products p STRAIGHT_JOIN seq_1_to_4 k STRAIGHT_JOIN Currencies c ON c.ID = ELT(k.seq, 'EUR', 'USD', 'GBP', 'JPY');
SET timestamp = UNIX_TIMESTAMP('2020-03-02 06:00:00');
UPDATE PriceHistory SET Price = ROUND(Price * 1.05, IF(CurrencyID = 'JPY', 0, 2)), Reason = 'Indexation' WHERE ProductID MOD 2 = 0;
SET timestamp = UNIX_TIMESTAMP('2022-01-03 06:00:00');
UPDATE PriceHistory SET Price = ROUND(Price * 1.07, IF(CurrencyID = 'JPY', 0, 2)), Reason = 'Indexation';
SET timestamp = UNIX_TIMESTAMP('2023-11-24 00:00:00');
UPDATE PriceHistory SET Price = ROUND(Price * 0.90, IF(CurrencyID = 'JPY', 0, 2)), Reason = 'Promotion' WHERE ProductID MOD 5 = 1;
SET timestamp = UNIX_TIMESTAMP('2026-01-05 06:00:00.25');
UPDATE PriceHistory h JOIN Products p ON p.ID = h.ProductID JOIN Currencies c ON c.ID = h.CurrencyID
	SET h.Price = ROUND(p.ListPrice * c.UnitsPerEuro, c.Decimals), h.Reason = IF(p.ID MOD 5 = 1, 'Correction', 'Indexation');
ANALYZE TABLE PriceHistory;
SET timestamp = UNIX_TIMESTAMP('2026-06-30 18:00:00');

INSERT INTO Campaigns
	SELECT s.seq, CONCAT(ELT(1 + s.seq MOD 8, 'Spring offer', 'Retail fair', 'Webinar: labels & law', 'Herbstaktion', '10% for new customers', 'Soldes d''été', '春節キャンペーン', 'Partner day'), ' ', 2018 + s.seq DIV 5), 1 + FLOOR(d.A * 6),
	       DATE '2018-02-01' + INTERVAL s.seq * 73 DAY, IF(s.seq >= 41, NULL, DATE '2018-02-01' + INTERVAL s.seq * 73 + 14 + FLOOR(d.B * 60) DAY), IF(d.C < 0.1, NULL, 2500 * CEIL(d.D * 16)), IF(d.E < 0.1, NULL, 7)
	FROM seq_0_to_41 s STRAIGHT_JOIN Dice d ON d.N = s.seq * 313 + 7 WHERE s.seq > 0;

INSERT INTO LeadStatuses VALUES
(1,'New',10,5,b'0',NULL,'Nobody has worked on it yet'),(2,'Contacted',20,15,b'0',NULL,'First contact made'),(3,'Qualified',30,30,b'0',NULL,'Need, budget and date are known'),(4,'Proposal sent',40,50,b'0',NULL,NULL),
(5,'Negotiation',50,75,b'0',NULL,'Prices & terms are discussed'),(6,'Won',60,100,b'1',b'1','Has become a customer'),(7,'Lost',70,0,b'1',b'0','Bought elsewhere or not at all'),(8,'Disqualified',80,0,b'1',b'0','Spam, student''s work, wrong number');
ANALYZE TABLE Campaigns, LeadStatuses;

INSERT INTO Leads (ID, Topic, PersonName, CompanyName, Email, Phone, CountryID, StatusID, Rating, CampaignID, OwnerID, ProductCategoryID, EstimatedValue, Probability, FollowUpDate, ConvertedCompanyID, LostReason, Message, CreatedAt, ClosedAt)
	SELECT x.ID, t.Text, IF(x.FamilyFirst, CONCAT(x.Family, x.Sep, x.Given), CONCAT(x.Given, x.Sep, x.Family)), IF(x.A < 0.15, NULL, x.Company), IF(x.B < 0.08, NULL, CONCAT(x.Mail, '.', x.ID, '@', ELT(1 + FLOOR(x.C * 4), 'mail.example', 'post.example', 'web.example', 'firma.example'))),
	       IF(x.C < 0.5, NULL, CONCAT('+', x.DialingCode, ' ', FLOOR(1e8 + x.D * 8e8))), IF(x.D < 0.05, NULL, x.CountryID), x.StatusID, IF(x.StatusID = 1 OR x.E < 0.1, NULL, 1 + FLOOR(x.F * 3)),
	       IF(x.G < 0.4, NULL, IF(x.Day < 104, NULL, LEAST(41, 1 + (x.Day - 104) DIV 73))), IF(x.StatusID = 1 AND x.H < 0.5, NULL, 41 + (x.TerritoryID - 5) * 10 + FLOOR(x.H * 10)), IF(x.A > 0.8, NULL, 5 + FLOOR(x.B * 19)),
	       IF(x.StatusID = 8 OR x.C < 0.1, NULL, 50 * CEIL(x.D * x.E * x.F * 2400)), st.Probability, IF(x.StatusID > 5 OR x.G < 0.15, NULL, DATE '2026-06-15' + INTERVAL FLOOR(x.G * 90) DAY),
	       IF(x.StatusID = 6, 1 + FLOOR(x.E * (2400 + (x.Day * 3600) DIV 3070)), NULL), IF(x.StatusID = 7, 1 + FLOOR(x.F * 6), NULL), IF(x.H < 0.3, NULL, m.Text),
	       DATE '2018-01-02' + INTERVAL x.Day DAY + INTERVAL FLOOR(x.A * 86400000) * 1000 MICROSECOND,
	       IF(x.StatusID < 6, NULL, DATE '2018-01-02' + INTERVAL x.Day + 1 + FLOOR(x.B * LEAST(90, 3096 - x.Day)) DAY + INTERVAL 28800 + FLOOR(x.C * 36000) SECOND)
	FROM (
		SELECT s.seq AS ID, d.*, g.Native AS Given, f.Native AS Family, CONCAT(REPLACE(g.Ascii, ' ', ''), '.', REPLACE(f.Ascii, ' ', '')) AS Mail, cu.FamilyFirst, cu.Sep, l.ID AS CountryID, l.DialingCode, l.TerritoryID,
		       REPLACE(REPLACE(REPLACE(w.Native, '{f}', f.Native), '{g}', e.Native), '{c}', SUBSTRING_INDEX(la.Cities, '/', 1)) AS Company, FLOOR(3095 * SQRT((s.seq - 0.5) / 12000)) AS Day,
		       CASE WHEN s.seq > 11400 THEN ELT(1 + FLOOR(d.H * 12), 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 7, 8) WHEN d.H < 0.04 THEN 2 + FLOOR(d.H * 100) WHEN d.H < 0.34 THEN 6 WHEN d.H < 0.85 THEN 7 ELSE 8 END AS StatusID
		FROM seq_1_to_12000 s
		STRAIGHT_JOIN Dice d ON d.N = (s.seq * 51407 + 2024) & 65535
		STRAIGHT_JOIN LandPick p ON p.N = FLOOR(d.A * @lands)
		STRAIGHT_JOIN Lands la ON la.CountryID = p.CountryID
		STRAIGHT_JOIN Countries l ON l.ID = p.CountryID
		STRAIGHT_JOIN Cultures cu ON cu.Culture = SUBSTR(la.Cultures, 1 + 3 * FLOOR(d.B * (CHAR_LENGTH(la.Cultures) + 1) DIV 3), 2)
		STRAIGHT_JOIN Words g ON g.Culture = cu.Culture AND g.Kind = 'G' AND g.N = 1 + FLOOR(d.C * 12)
		STRAIGHT_JOIN Words f ON f.Culture = cu.Culture AND f.Kind = 'F' AND f.N = 1 + FLOOR(d.D * 12)
		STRAIGHT_JOIN Words e ON e.Culture = cu.Culture AND e.Kind = 'F' AND e.N = 1 + FLOOR(d.E * 12)
		STRAIGHT_JOIN Words w ON w.Culture = cu.Culture AND w.Kind = 'C' AND w.N = 1 + FLOOR(d.F * 5)
	) AS x
	STRAIGHT_JOIN LeadStatuses st ON st.ID = x.StatusID
	STRAIGHT_JOIN Phrases t ON t.Kind = 'T' AND t.N = 1 + FLOOR(x.G * 16)
	STRAIGHT_JOIN Phrases m ON m.Kind = 'M' AND m.N = 1 + FLOOR(x.F * 12);
ANALYZE TABLE Leads;

-- Quotes: the number grows with the date, the company existed on that day.
INSERT INTO Quotes (ID, Number, ExternalID, CompanyID, ContactID, OwnerID, Status, IssuedOn, ValidUntil, CurrencyID, TaxRate, Terms, SignatureHash, CreatedAt, ModifiedAt)
	SELECT x.ID, CONCAT('Q-', YEAR(DATE '2018-01-02' + INTERVAL x.Day DAY), '-', LPAD(x.ID, 6, '0')), CONCAT(LEFT(x.Hex, 8), '-', SUBSTR(x.Hex, 9, 4), '-4', SUBSTR(x.Hex, 14, 3), '-a', SUBSTR(x.Hex, 18, 3), '-', RIGHT(x.Hex, 12)), x.CompanyID, p.ContactID,
	       IF(x.B < 0.03, NULL, c.OwnerID), x.Status, DATE '2018-01-02' + INTERVAL x.Day DAY, IF(x.C < 0.1, NULL, DATE '2018-01-02' + INTERVAL x.Day + 30 DAY), c.CurrencyID, l.VatRate,
	       IF(x.D < 0.7, NULL, ELT(1 + FLOOR(x.E * 5), '2% discount within 10 days, net 30', 'Zahlbar in 14 Tagen ohne Abzug', '30% in advance;\n70% on delivery', 'Incoterms® DAP', '月末締め翌月末払い')),
	       IF(x.Status = 'Accepted' AND x.F < 0.8, UNHEX(SHA2(CONCAT('signed', x.ID), 256)), NULL), DATE '2018-01-02' + INTERVAL x.Day DAY + INTERVAL 28800 + FLOOR(x.G * 36000) SECOND, DATE '2018-01-02' + INTERVAL x.Day DAY + INTERVAL (64800000 + FLOOR(x.H * 14400000)) * 1000 MICROSECOND
	FROM (
		SELECT q.*, d.*, 1 + FLOOR(d.A * d.A * (2400 + (q.Day * 3600) DIV 3070)) AS CompanyID,
		       CASE WHEN q.Day > 3065 THEN ELT(1 + FLOOR(d.B * 4), 'Draft', 'Sent', 'Sent', 'Rejected') WHEN d.B < 0.45 THEN 'Accepted' WHEN d.B < 0.7 THEN 'Rejected' ELSE 'Expired' END AS Status
		FROM (SELECT seq AS ID, FLOOR(3095 * SQRT((seq - 0.5) / 9000)) AS Day FROM seq_1_to_9000) AS q
		STRAIGHT_JOIN Dice d ON d.N = (q.ID * 9349 + 65) & 65535
	) AS x
	STRAIGHT_JOIN Companies c ON c.ID = x.CompanyID
	STRAIGHT_JOIN Countries l ON l.ID = c.CountryID
	LEFT JOIN ContactCount k ON k.CompanyID = c.ID
	LEFT JOIN ContactPick p ON p.CompanyID = c.ID AND p.N = FLOOR(x.H * k.Cnt)
	ORDER BY x.ID;
ANALYZE TABLE Quotes;

-- Lines: popular products first (product of two dice), price near the list price.
INSERT INTO QuoteLines (QuoteID, LineNo, ProductID, Text, Quantity, UnitPrice, DiscountPercent)
	SELECT q.ID, k.seq, p.ID, IF(d.C < 0.85, NULL, ELT(1 + FLOOR(d.D * 4), 'Incl. installation', 'Color: gray/black', 'Option – not in total of phase 1', 'Lieferzeit: 3–4 Wochen')),
	       IF(p.Unit = 'Hour', CEIL(d.E * 60) / 4, IF(p.Unit = 'Box', CEIL(d.E * d.F * 100), CEIL(d.E * d.F * d.G * 60))),
	       ROUND(p.ListPrice * c.UnitsPerEuro * CAST(0.95 + 0.08 * d.H AS DECIMAL(6,4)), c.Decimals), IF(d.G < 0.7, 0, ELT(1 + FLOOR(d.C * 5), 2, 3, 5, 7.5, 12.25))
	FROM Quotes q
	STRAIGHT_JOIN Dice n ON n.N = (q.ID * 3571 + 17) & 65535
	STRAIGHT_JOIN seq_1_to_24 k ON k.seq <= 1 + FLOOR(n.A * n.B * 8) + IF(n.C < 0.01, 14, 0)
	STRAIGHT_JOIN Dice d ON d.N = (q.ID * 12289 + k.seq * 26171 + 5) & 65535
	STRAIGHT_JOIN Products p ON p.ID = 1 + FLOOR(d.A * d.B * 600)
	STRAIGHT_JOIN Currencies c ON c.ID = q.CurrencyID
	ORDER BY 1, 2;
ANALYZE TABLE QuoteLines;
UPDATE Quotes q JOIN (SELECT QuoteID, SUM(LineTotal) AS S FROM QuoteLines GROUP BY QuoteID) AS t ON t.QuoteID = q.ID
	SET q.Subtotal = t.S, q.TaxAmount = ROUND(t.S * q.TaxRate / 100, 2), q.Total = t.S + ROUND(t.S * q.TaxRate / 100, 2), q.ModifiedAt = q.ModifiedAt;

-- Orders: from accepted quotes, and direct ones, numbered by date.
CREATE TEMPORARY TABLE OrderSeed (ID INT PRIMARY KEY, Day INT, QuoteID INT, CompanyID INT, N INT UNSIGNED, KEY (QuoteID)) ENGINE = MEMORY
	SELECT ROW_NUMBER() OVER (ORDER BY Day, Direct, Ref) AS ID, Day, QuoteID, CompanyID, N FROM (
		SELECT DATEDIFF(q.IssuedOn, '2018-01-02') + 1 + q.ID MOD 28 AS Day, 0 AS Direct, q.ID AS Ref, q.ID AS QuoteID, q.CompanyID, (q.ID * 6007 + 31) & 65535 AS N FROM Quotes q WHERE q.Status = 'Accepted'
		UNION ALL
		SELECT s.Day, 1, s.Ref, NULL, 1 + FLOOR(d.A * d.A * (2400 + (s.Day * 3600) DIV 3070)), (s.Ref * 7001 + 13) & 65535
		FROM (SELECT seq AS Ref, FLOOR(3095 * SQRT((seq - 0.5) / 11000)) AS Day FROM seq_1_to_11000) AS s
		STRAIGHT_JOIN Dice d ON d.N = (s.Ref * 22307 + 500) & 65535
	) AS o;

INSERT INTO SalesOrders (ID, Number, QuoteID, BillToCompanyID, ShipToCompanyID, ContactID, OwnerID, Status, Priority, CustomerReference, OrderedOn, RequiredBy, DeliverAfter, ShippedAt, PaidAt, CurrencyID, Freight, TaxRate, Remarks, CreatedAt, ModifiedAt)
	SELECT x.ID, CONCAT('SO-', YEAR(x.OrderedOn), '-', LPAD(x.ID, 6, '0')), x.QuoteID, x.CompanyID, IF(x.B < 0.85, x.CompanyID, 1 + FLOOR(x.C * (2400 + (x.Day * 3600) DIV 3070))), COALESCE(q.ContactID, p.ContactID), c.OwnerID, x.Status,
	       IF(x.C < 0.8, 'Normal', IF(x.C < 0.9, 'High', IF(x.C < 0.94, 'Urgent', 'Low'))), IF(x.D < 0.4, NULL, CONCAT(ELT(1 + FLOOR(x.E * 5), 'PO ', 'PO-', 'Best.-Nr. ', 'Cde n° ', '#'), FLOOR(x.F * 999999), IF(x.G < 0.1, '/2', ''))), x.OrderedOn,
	       IF(x.E < 0.4, NULL, x.OrderedOn + INTERVAL 7 + FLOOR(x.F * 40) DAY), IF(x.F < 0.7, NULL, SEC_TO_TIME(21600 + 900 * FLOOR(x.G * 36))),
	       IF(x.Status IN ('Shipped', 'Invoiced', 'Paid'), x.OrderedOn + INTERVAL 1 + FLOOR(x.G * 6) DAY + INTERVAL 36000 + FLOOR(x.H * 28000) SECOND, NULL),
	       IF(x.Status = 'Paid', x.OrderedOn + INTERVAL 10 + FLOOR(x.D * 40) DAY + INTERVAL FLOOR(x.E * 86400) SECOND, NULL),
	       c.CurrencyID, IF(x.H < 0.5, 0, ROUND(ELT(1 + FLOOR(x.A * 4), 4.9, 9.5, 18, 45) * r.UnitsPerEuro, r.Decimals)), l.VatRate, IF(x.H < 0.75, NULL, m.Text),
	       x.OrderedOn + INTERVAL 28800000000 + FLOOR(x.G * 36000000000) MICROSECOND, x.OrderedOn + INTERVAL 1 + x.ID MOD 3 DAY + INTERVAL FLOOR(x.H * 86400000) * 1000 MICROSECOND
	FROM (
		SELECT o.ID, o.Day, o.QuoteID, o.CompanyID, d.A, d.B, d.C, d.D, d.E, d.F, d.G, d.H, DATE '2018-01-02' + INTERVAL o.Day DAY AS OrderedOn,
		       CASE WHEN d.A < 0.03 THEN 'Cancelled' WHEN o.Day > 3085 THEN IF(d.A < 0.6, 'New', 'Confirmed') WHEN o.Day > 3070 THEN IF(d.A < 0.3, 'Confirmed', 'Shipped') WHEN o.Day > 3035 OR d.A < 0.06 THEN 'Invoiced' ELSE 'Paid' END AS Status
		FROM OrderSeed o STRAIGHT_JOIN Dice d ON d.N = o.N
	) AS x
	STRAIGHT_JOIN Companies c ON c.ID = x.CompanyID
	STRAIGHT_JOIN Countries l ON l.ID = c.CountryID
	STRAIGHT_JOIN Currencies r ON r.ID = c.CurrencyID
	STRAIGHT_JOIN Phrases m ON m.Kind = 'R' AND m.N = 1 + FLOOR(x.B * 10)
	LEFT JOIN Quotes q ON q.ID = x.QuoteID
	LEFT JOIN ContactCount k ON k.CompanyID = c.ID
	LEFT JOIN ContactPick p ON p.CompanyID = c.ID AND p.N = FLOOR(x.F * k.Cnt)
	ORDER BY x.ID;
ANALYZE TABLE SalesOrders;

INSERT INTO SalesOrderLines (OrderID, LineNo, ProductID, Quantity, UnitPrice, DiscountPercent, DeliveredOn, SerialNumber)
	SELECT o.ID, t.LineNo, t.ProductID, t.Quantity, t.UnitPrice, t.DiscountPercent, DATE(o.ShippedAt) + INTERVAL 1 + t.LineNo MOD 3 DAY, IF(p.WeightKg IS NULL OR p.ID MOD 3 = 0, NULL, CONCAT('S', o.ID, '-', t.LineNo, '/', YEAR(o.OrderedOn)))
	FROM SalesOrders o STRAIGHT_JOIN QuoteLines t ON t.QuoteID = o.QuoteID STRAIGHT_JOIN Products p ON p.ID = t.ProductID
	UNION ALL
	SELECT o.ID, k.seq, p.ID, IF(p.Unit = 'Hour', CEIL(d.E * 60) / 4, IF(p.Unit = 'Box', CEIL(d.E * d.F * 100), CEIL(d.E * d.F * d.G * 60))),
	       ROUND(p.ListPrice * c.UnitsPerEuro * CAST(0.95 + 0.08 * d.H AS DECIMAL(6,4)), c.Decimals), IF(d.G < 0.8, 0, ELT(1 + FLOOR(d.C * 5), 2, 3, 5, 7.5, 12.25)),
	       DATE(o.ShippedAt) + INTERVAL 1 + k.seq MOD 3 DAY, IF(p.WeightKg IS NULL OR p.ID MOD 3 = 0, NULL, CONCAT('S', o.ID, '-', k.seq, '/', YEAR(o.OrderedOn)))
	FROM SalesOrders o
	STRAIGHT_JOIN Dice n ON n.N = (o.ID * 4177 + 23) & 65535
	STRAIGHT_JOIN seq_1_to_40 k ON k.seq <= 1 + FLOOR(n.A * n.B * 14) + IF(n.C < 0.005, 25, 0)
	STRAIGHT_JOIN Dice d ON d.N = (o.ID * 24593 + k.seq * 5501 + 1) & 65535
	STRAIGHT_JOIN Products p ON p.ID = 1 + FLOOR(d.A * d.B * 600)
	STRAIGHT_JOIN Currencies c ON c.ID = o.CurrencyID
	WHERE o.QuoteID IS NULL
	ORDER BY 1, 2;
ANALYZE TABLE SalesOrderLines;
UPDATE SalesOrders o JOIN (SELECT OrderID, SUM(LineTotal) AS S FROM SalesOrderLines GROUP BY OrderID) AS t ON t.OrderID = o.ID
	SET o.Subtotal = t.S, o.TaxAmount = ROUND((t.S + o.Freight) * o.TaxRate / 100, 2), o.Total = t.S + o.Freight + ROUND((t.S + o.Freight) * o.TaxRate / 100, 2), o.ModifiedAt = o.ModifiedAt;

-- Activities: about companies or leads, into the summer of 2026.
CREATE TEMPORARY TABLE OrderPick (CompanyID INT PRIMARY KEY, OrderID INT, OrderedOn DATE) ENGINE = MEMORY
	SELECT BillToCompanyID AS CompanyID, MAX(ID) AS OrderID, MAX(OrderedOn) AS OrderedOn FROM SalesOrders GROUP BY BillToCompanyID;
INSERT INTO Activities
	SELECT x.ID, x.Kind, s.Text, IF(x.C < 0.35, NULL, b.Text), x.CompanyID, x.LeadID, IF(x.D < 0.5 AND p.OrderedOn <= x.At, p.OrderID, NULL), COALESCE(l.OwnerID, c.OwnerID, 41 + FLOOR(x.E * 140)),
	       IF(x.F < 0.5, NULL, 1 + FLOOR(x.G * 4)), x.At, CASE x.Kind WHEN 'Note' THEN NULL WHEN 'Task' THEN IF(x.G < 0.02, '30:00:00', NULL) ELSE SEC_TO_TIME(300 * CEIL(x.H * x.G * 36)) END,
	       x.Done, IF(x.Done, x.At + INTERVAL 3600 + FLOOR(x.H * 90000) SECOND + INTERVAL FLOOR(x.F * 1000000) MICROSECOND, NULL)
	FROM (
		SELECT a.*, d.*, ELT(1 + FLOOR(d.A * 10), 'Call', 'Call', 'Call', 'Email', 'Email', 'Email', 'Meeting', 'Meeting', 'Task', 'Note') AS Kind,
		       TIMESTAMP(DATE '2018-01-03' + INTERVAL a.Day DAY, SEC_TO_TIME(25200 + 300 * FLOOR(d.B * 132))) + INTERVAL FLOOR(d.G * d.H * 4) * 250000 MICROSECOND AS At,
		       IF(d.E < 0.25, NULL, 1 + FLOOR(d.F * d.F * (2400 + (LEAST(a.Day, 3090) * 3600) DIV 3090))) AS CompanyID,
		       IF(d.E < 0.25, GREATEST(1, FLOOR(12000 * (LEAST(a.Day, 3095) / 3095) * (LEAST(a.Day, 3095) / 3095) * (1 - d.D / 10))), NULL) AS LeadID, a.Day <= 3096 AND d.H > 0.03 AS Done
		FROM (SELECT seq AS ID, FLOOR(3150 * SQRT((seq - 0.5) / 40000)) AS Day FROM seq_1_to_40000) AS a
		STRAIGHT_JOIN Dice d ON d.N = (a.ID * 37199 + 808) & 65535
	) AS x
	STRAIGHT_JOIN Phrases s ON s.Kind = 'S' AND s.N = 1 + FLOOR(x.C * 24)
	STRAIGHT_JOIN Phrases b ON b.Kind = 'B' AND b.N = 1 + FLOOR(x.G * 16)
	LEFT JOIN Companies c ON c.ID = x.CompanyID
	LEFT JOIN Leads l ON l.ID = x.LeadID
	LEFT JOIN OrderPick p ON p.CompanyID = x.CompanyID
	ORDER BY x.ID;
ANALYZE TABLE Activities;
INSERT INTO ActivityContacts
	SELECT a.ID, p.ContactID
	FROM Activities a
	STRAIGHT_JOIN ContactCount k ON k.CompanyID = a.CompanyID
	STRAIGHT_JOIN seq_0_to_3 s ON s.seq < LEAST(k.Cnt, 1 + CRC32(CONCAT('x', a.ID)) MOD 4)
	STRAIGHT_JOIN ContactPick p ON p.CompanyID = a.CompanyID AND p.N = (a.ID * 7 + s.seq) MOD k.Cnt
	ORDER BY 1, 2;
ANALYZE TABLE ActivityContacts;

COMMIT;

SET foreign_key_checks = 1;
SET unique_checks = 1;
SET timestamp = DEFAULT;

-- Functions that an overlay can expose (conf/model.example.json).
CREATE FUNCTION CompanyTurnover(p_company INT, p_from DATE, p_to DATE) RETURNS DECIMAL(18,2)
	READS SQL DATA SQL SECURITY INVOKER
	COMMENT 'What a company ordered between two days, both included, without tax'
	RETURN (SELECT SUM(Subtotal) FROM SalesOrders WHERE BillToCompanyID = p_company AND Status <> 'Cancelled' AND OrderedOn BETWEEN p_from AND p_to);
CREATE FUNCTION OpenOrders() RETURNS INT
	READS SQL DATA SQL SECURITY INVOKER
	COMMENT 'How many orders wait to be shipped'
	RETURN (SELECT COUNT(*) FROM SalesOrders WHERE Status IN ('New','Confirmed'));
