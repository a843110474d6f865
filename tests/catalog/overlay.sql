-- A schema as it is found: few foreign keys, numbers that mean something,
-- GUIDs as text and as bytes, tables and views without a key.
CREATE TABLE orgs (
  org_id INT NOT NULL PRIMARY KEY,
  title VARCHAR(50) NOT NULL,
  kind TINYINT NOT NULL COMMENT '1 customer, 2 supplier, 9 both',
  rights INT NOT NULL DEFAULT 0,
  active TINYINT(1) NOT NULL,
  deleted BIT(1) NOT NULL DEFAULT 0,
  uid CHAR(36) CHARACTER SET ascii NOT NULL,
  secret VARCHAR(20),
  opens TIME,
  state ENUM('new lead','won deal','lost') NOT NULL,
  opts SET('by mail','by phone') NOT NULL,
  size ENUM('small','large'),
  UNIQUE KEY (uid)
) CHARACTER SET utf8mb4;
INSERT INTO orgs VALUES
 (1,'Ada & Sons',1,0,1,0,'11111111-aaaa-4bbb-8ccc-000000000001','x','08:30:00','new lead','','small'),
 (2,'Byron Ltd',2,1,0,0,'11111111-aaaa-4bbb-8ccc-000000000002','y','00:00:00','won deal','by mail','large'),
 (3,'Clarke',9,5,1,1,'11111111-aaaa-4bbb-8ccc-000000000003',NULL,'24:00:00','lost','by mail,by phone',NULL),
 (4,'Dodo',7,8,1,0,'11111111-aaaa-4bbb-8ccc-000000000004',NULL,'-01:00:00','lost','by phone',NULL),
 (5,'Eve',1,4,0,0,'11111111-aaaa-4bbb-8ccc-000000000005',NULL,NULL,'new lead','','large');
CREATE TABLE depts (
  org_id INT NOT NULL,
  no INT NOT NULL,
  name VARCHAR(30) NOT NULL,
  PRIMARY KEY (org_id, no),
  CONSTRAINT fk_depts_org FOREIGN KEY (org_id) REFERENCES orgs (org_id)
) CHARACTER SET utf8mb4;
INSERT INTO depts VALUES (1,1,'Sales'),(1,2,'Stores'),(2,1,'Books');
CREATE TABLE people (
  id BINARY(16) NOT NULL PRIMARY KEY,
  name VARCHAR(40) NOT NULL,
  boss BINARY(16),
  dept_org INT,
  dept_no INT,
  org_code VARCHAR(9) COLLATE utf8mb4_bin,
  KEY (boss), KEY (dept_org, dept_no)
) CHARACTER SET utf8mb4;
INSERT INTO people VALUES
 (UNHEX('000000000000000000000000000000A1'),'Ann',NULL,1,1,NULL),
 (UNHEX('000000000000000000000000000000B2'),'Bob',UNHEX('000000000000000000000000000000A1'),1,2,NULL),
 (UNHEX('000000000000000000000000000000C3'),'Cid',UNHEX('000000000000000000000000000000A1'),2,1,NULL),
 (UNHEX('000000000000000000000000000000D4'),'Dan',UNHEX('000000000000000000000000000000B2'),9,9,NULL),
 (UNHEX('FF0000000000000000000000000000E5'),'Eva',UNHEX('00000000000000000000000000009999'),NULL,1,NULL);
CREATE TABLE labels (id INT NOT NULL PRIMARY KEY, text VARCHAR(20) NOT NULL) CHARACTER SET utf8mb4;
INSERT INTO labels VALUES (1,'red'),(2,'green'),(3,'blue');
CREATE TABLE people_labels (
  person BINARY(16) NOT NULL,
  label INT NOT NULL,
  weight INT NOT NULL,
  UNIQUE KEY (person, label), KEY (label)
);
INSERT INTO people_labels VALUES
 (UNHEX('000000000000000000000000000000A1'),1,5),
 (UNHEX('000000000000000000000000000000A1'),2,6),
 (UNHEX('000000000000000000000000000000B2'),2,7);
CREATE TABLE logs (seq INT, what VARCHAR(40) NOT NULL) CHARACTER SET utf8mb4;
INSERT INTO logs VALUES (1,'start'),(2,'work'),(3,'stop');
CREATE TABLE vault (id INT NOT NULL PRIMARY KEY, pin INT, org_id INT,
  CONSTRAINT fk_vault_org FOREIGN KEY (org_id) REFERENCES orgs (org_id));
INSERT INTO vault VALUES (1, 1234, 1);
CREATE SQL SECURITY INVOKER VIEW v_kinds AS
  SELECT kind AS what, COUNT(*) AS n FROM orgs GROUP BY kind;
CREATE SQL SECURITY INVOKER VIEW v_orgs AS SELECT org_id, title FROM orgs;
