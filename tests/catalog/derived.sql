-- Tables whose rows are of several types, for derived.json.
CREATE TABLE owners (
  id INT PRIMARY KEY,
  kind ENUM('person','company','trust') NOT NULL,
  name VARCHAR(40) NOT NULL,
  vat VARCHAR(20),
  birth DATE,
  parent_id INT,
  CONSTRAINT fk_owner_parent FOREIGN KEY (parent_id) REFERENCES owners (id)
);
INSERT INTO owners VALUES (1,'person','Ann',NULL,'1980-02-03',NULL), (2,'company','Acme','DE1',NULL,NULL),
  (3,'company','Bolt','DE2',NULL,2), (4,'trust','Old',NULL,NULL,NULL), (5,'person','Bob','leftover','1990-01-01',NULL);
CREATE TABLE kennels (id INT PRIMARY KEY, name VARCHAR(40) NOT NULL);
INSERT INTO kennels VALUES (1,'North'), (2,'South');
CREATE TABLE animals (
  id INT PRIMARY KEY,
  kind VARCHAR(20),
  name VARCHAR(40) NOT NULL,
  owner_id INT,
  weight DECIMAL(6,2),
  barks TINYINT(1),
  kennel_id INT,
  born DATE,
  lives INT,
  size ENUM('small','large'),
  shape POINT,
  CONSTRAINT fk_animal_owner FOREIGN KEY (owner_id) REFERENCES owners (id),
  CONSTRAINT fk_animal_kennel FOREIGN KEY (kennel_id) REFERENCES kennels (id)
);
INSERT INTO animals VALUES
  (1,'dog','Rex',1,30.5,1,1,NULL,NULL,'large',NULL),
  (2,'cat','Tom',1,4.2,NULL,NULL,NULL,9,'small',NULL),
  (3,'puppy','Bit',2,3,1,2,'2024-05-06',NULL,'small',NULL),
  (4,'fish','Nemo',NULL,0.1,1,1,'2020-01-01',3,'small',ST_GeomFromText('POINT(1 2)')),
  (5,NULL,'Ghost',3,NULL,NULL,NULL,NULL,NULL,NULL,NULL),
  (6,'hound','Fox',3,22,0,1,NULL,NULL,'large',NULL),
  (7,'DOG','Loud',2,28,1,2,NULL,NULL,'large',NULL),
  (8,'bird','Tweety',5,0.2,NULL,NULL,NULL,NULL,'small',ST_GeomFromText('POINT(3 4)'));
CREATE TABLE visits (id INT PRIMARY KEY, animal_id INT NOT NULL, cost DECIMAL(8,2) NOT NULL,
  CONSTRAINT fk_visit_animal FOREIGN KEY (animal_id) REFERENCES animals (id));
INSERT INTO visits VALUES (1,1,10), (2,1,20), (3,2,30), (4,6,40);
CREATE TABLE papers (id INT PRIMARY KEY, signed TINYINT(1) NOT NULL, state TINYINT NOT NULL, level SMALLINT NOT NULL, note VARCHAR(20), total INT);
INSERT INTO papers VALUES (1,1,1,10,'a',100), (2,0,2,20,'b',200), (3,1,3,30,'c',300);
CREATE VIEW forms AS SELECT id, state, note FROM papers;
CREATE VIEW steps AS SELECT id, level, total FROM papers;
CREATE TABLE settings (id INT PRIMARY KEY, theme VARCHAR(20) NOT NULL, owner_id INT,
  CONSTRAINT fk_settings_owner FOREIGN KEY (owner_id) REFERENCES owners (id));
INSERT INTO settings VALUES (7, 'dark', 2), (9, 'never seen', 1);
CREATE TABLE spots (x INT, y VARCHAR(10), label VARCHAR(20), PRIMARY KEY (x, y));
INSERT INTO spots VALUES (1, 'a', 'one'), (1, 'b', 'two'), (2, 'a', 'three');
CREATE TABLE blank (id INT PRIMARY KEY);
