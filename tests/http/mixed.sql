-- One set in which everything meets, and its neighbours.
CREATE TABLE Keepers (ID INT PRIMARY KEY, Name VARCHAR(40) NOT NULL, Town VARCHAR(40) NULL, Road VARCHAR(40) NULL, BossID INT NULL,
	Photo BLOB NULL, Extra LONGTEXT NULL, Home POINT NULL,
	CONSTRAINT FK_Boss FOREIGN KEY (BossID) REFERENCES Keepers (ID));
CREATE TABLE Items (ID INT PRIMARY KEY, Kind VARCHAR(10) NULL, Name VARCHAR(40) NOT NULL,
	Street VARCHAR(40) NULL, City VARCHAR(40) NULL, Price DECIMAL(10,2) NULL, Minutes INT NULL,
	Doc BLOB NULL, DocType VARCHAR(40) NULL, Icon BLOB NULL, Manual TEXT NULL,
	Attrs LONGTEXT NULL, Wheels INT NULL, Fuel VARCHAR(10) NULL, Tank INT NULL, Options LONGTEXT NULL, Decks INT NULL,
	Spot POINT NULL, Route GEOMETRY NULL, Since DATETIME(3) NULL,
	KeeperID INT NULL, BaseID INT NULL, HarbourID INT NULL,
	CONSTRAINT FK_Keeper FOREIGN KEY (KeeperID) REFERENCES Keepers (ID),
	CONSTRAINT FK_Base FOREIGN KEY (BaseID) REFERENCES Items (ID),
	CONSTRAINT FK_Harbour FOREIGN KEY (HarbourID) REFERENCES Keepers (ID));
CREATE TABLE Tags (ID INT PRIMARY KEY, Word VARCHAR(20) NOT NULL);
CREATE TABLE ItemTags (ItemID INT NOT NULL, TagID INT NOT NULL, PRIMARY KEY (ItemID, TagID),
	CONSTRAINT FK_Item FOREIGN KEY (ItemID) REFERENCES Items (ID), CONSTRAINT FK_Tag FOREIGN KEY (TagID) REFERENCES Tags (ID));
CREATE TABLE Parts (ItemID INT NOT NULL, No INT NOT NULL, Label VARCHAR(20) NULL, Weight DECIMAL(8,3) NULL, Shape VARCHAR(10) NULL, Wide INT NULL, High INT NULL,
	Plan BLOB NULL, PRIMARY KEY (ItemID, No), CONSTRAINT FK_PartItem FOREIGN KEY (ItemID) REFERENCES Items (ID));
INSERT INTO Keepers VALUES
	(1, 'Ann', 'Bern', 'A 1', NULL, x'0102', '{"langs":["de","fr"],"phones":[{"no":"1","kind":"home"},{"no":"2"}]}', POINT(7.4, 46.9)),
	(2, 'Bob', 'Basel', 'B 2', 1, NULL, '{"langs":[]}', NULL),
	(3, 'Cid', NULL, NULL, 1, x'ff', NULL, POINT(0, 0));
INSERT INTO Items VALUES
	(1, 'car',   'Beetle', 'S 1', 'Bern',  100.50, 90,   x'00ff10', 'image/png', x'aa', 'Turn <key> & "go"', '{"tags":["red","old"],"dims":{"w":1.5,"h":2},"notes":[{"by":"ann","text":"ok"},{"by":"bob"}]}',
		4, 'petrol', 40, '{"gps":true,"list":["radio","roof"]}', NULL, POINT(7.44, 46.95), ST_GeomFromText('LINESTRING(0 0,1 1)'), '2024-01-02 03:04:05.678', 1, NULL, NULL),
	(2, 'truck', 'Hauler', 'S 2', NULL,    2000.00, NULL, NULL, NULL, NULL, NULL, NULL, 6, 'diesel', 200, NULL, NULL, NULL, NULL, NULL, 2, 1, NULL),
	(3, 'ship',  'Ocean',  NULL,  NULL,    NULL,   15,   x'', 'text/plain', x'bbcc', '', '{"tags":[],"dims":null,"notes":[]}', NULL, NULL, NULL, NULL, 3, POINT(-1.5, 50), NULL, '1999-12-31 23:59:59.999', NULL, NULL, 3),
	(4, 'chair', 'Throne', 'S 4', 'Ulm',   0.01,   0,    'plain', 'no type', NULL, 'x', 'broken', NULL, NULL, NULL, NULL, NULL, NULL, ST_GeomFromText('POLYGON((0 0,4 0,4 4,0 4,0 0))'), '2020-02-29 00:00:00', 1, 2, NULL),
	(5, NULL,    'Void',   'S 5', 'Bern',  -5.25,  1441, 'v', NULL, x'00', NULL, '{"tags":["red",null,7],"dims":{"w":3}}', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 3, 1, NULL),
	(6, 'car',   'Mini',   NULL,  'Basel', 42.00,  60,   NULL, 'image/gif', NULL, NULL, '{"tags":["new"],"notes":[{"by":"cid","text":null}]}', 3, NULL, NULL, '{"list":[]}', NULL, POINT(8.5, 47.4), NULL, '2024-06-01 12:00:00', 2, 1, NULL);
INSERT INTO Tags VALUES (1, 'fast'), (2, 'old');
INSERT INTO ItemTags VALUES (1, 1), (1, 2), (2, 2), (6, 1);
INSERT INTO Parts VALUES (1, 1, 'door', 10.5, 'flat', 80, 120, x'01'), (1, 2, 'seat', 7.25, NULL, NULL, NULL, NULL), (2, 1, 'bed', 300, 'flat', 240, NULL, x'02'), (6, 1, NULL, NULL, 'round', NULL, 5, NULL);
DELIMITER //
CREATE FUNCTION worth(p_price DECIMAL(10,2), p_factor DECIMAL(6,2)) RETURNS DECIMAL(14,2) NO SQL RETURN p_price * p_factor//
CREATE FUNCTION place(p_street VARCHAR(40), p_city VARCHAR(40)) RETURNS VARCHAR(90) NO SQL RETURN CONCAT_WS(', ', p_street, p_city)//
CREATE FUNCTION reach(p_tank INT, p_per INT) RETURNS INT NO SQL RETURN p_tank * p_per//
CREATE FUNCTION kept(p_keeper INT) RETURNS BIGINT READS SQL DATA RETURN (SELECT COUNT(*) FROM Items WHERE KeeperID = p_keeper)//
DELIMITER ;
