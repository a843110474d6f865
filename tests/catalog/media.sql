-- Files, pictures and texts as columns: for media.json.
CREATE TABLE files (
  id INT NOT NULL PRIMARY KEY,
  title VARCHAR(40) NOT NULL,
  mime VARCHAR(80),
  data LONGBLOB,
  file_name VARCHAR(80),
  changed DATETIME(3),
  parent INT,
  CONSTRAINT fk_files_parent FOREIGN KEY (parent) REFERENCES files (id)
) CHARACTER SET utf8mb4;
INSERT INTO files VALUES
 (1,'Pixel','image/png',UNHEX('89504E470D0A1A0A00FF0A0D'),'pixel.png','2026-01-02 03:04:05.678',NULL),
 (2,'Evil','text/html','<script>alert(1)</script>','evil".html\r\nX: y','2026-01-02 03:04:05',1),
 (3,'No type',NULL,'abc',NULL,NULL,1),
 (4,'Nonsense','text/html\r\nX-Evil: 1','abc','../../etc/passwd','2026-01-01 00:00:00',1),
 (5,'Empty','image/gif','','Käse & Brot.gif','2026-01-01 00:00:00',2),
 (6,'Null','image/gif',NULL,NULL,'2026-01-01 00:00:00',2),
 (7,'Drawing','image/svg+xml','<svg xmlns="http://www.w3.org/2000/svg"/>',NULL,NULL,NULL),
 (8,'JSON','application/json','{"a":',NULL,NULL,NULL),
 (9,'Latin','text/plain',UNHEX('E4F6FC'),NULL,NULL,NULL);
CREATE TABLE people (
  id INT NOT NULL PRIMARY KEY,
  first_name VARCHAR(40) NOT NULL,
  last_name VARCHAR(40) CHARACTER SET latin1 NOT NULL,
  photo MEDIUMBLOB,
  photo_type VARCHAR(40),
  photo_version INT NOT NULL DEFAULT 1,
  cv TEXT CHARACTER SET latin1,
  badge VARBINARY(20)
) CHARACTER SET utf8mb4;
INSERT INTO people VALUES
 (1,'Ada','Lovelace',UNHEX('FFD8FFE0'),'image/jpeg',3,'Zahnärztin',UNHEX('0102')),
 (2,'Grace','Hopper',NULL,NULL,1,NULL,NULL),
 (3,'Alan','Turing',UNHEX('00'),NULL,1,'',NULL);
