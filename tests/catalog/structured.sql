-- Addresses in columns, settings and lists in JSON, with all that JSON can
-- hold where something else is expected.
CREATE TABLE shops (
  id INT NOT NULL PRIMARY KEY,
  name VARCHAR(40) NOT NULL,
  street VARCHAR(60),
  city VARCHAR(40) COLLATE utf8mb4_general_ci,
  lat DECIMAL(9,6),
  lon DECIMAL(9,6),
  bill_street VARCHAR(30),
  bill_city VARCHAR(80),
  bill_lat DECIMAL(9,6),
  bill_lon DECIMAL(9,6),
  opened_by VARCHAR(20) NOT NULL,
  opened_on DATE NOT NULL,
  prefs JSON,
  tags JSON,
  marks TEXT CHARACTER SET latin1,
  contacts JSON,
  parent INT,
  CONSTRAINT fk_shops_parent FOREIGN KEY (parent) REFERENCES shops (id)
) CHARACTER SET utf8mb4;
INSERT INTO shops VALUES
 (1,'Ada','Main St 1','Bern',46.948000,7.447400,'Main St 1','Bern',46.948000,7.447400,'ann','2020-02-29',
  '{"theme":"dark","ui":{"size":12,"zoom":1.25,"wide":true},"since":"2021-05-06","seen":"2021-05-06T07:08:09+02:00","id":"AAAAAAAA-0000-4000-8000-00000000000A","rate":1.5,"big":9007199254740993}',
  '["red","Green","red","\\u00e9\\"q\\""]','[3,1,2,1]',
  '[{"name":"Zoe","age":30,"at":{"room":"1a"}},{"name":"Yan","age":"old"},7,{"name":"Xi","at":{}}]',NULL),
 (2,'Byron','Side St 2',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'bob','2021-01-01',
  '{"theme":5,"ui":{"size":"12","zoom":"x","wide":1},"since":"2021-02-30","seen":"yesterday","id":"no","rate":1.1234567,"big":92233720368547758080}',
  '["green",5,null,{"a":1},[2]]','[1,"2",2.5,300,null]','[]',1),
 (3,'Clarke',NULL,NULL,NULL,NULL,NULL,'bern',NULL,NULL,'cid','2022-02-02','{}','[]','[]',NULL,1),
 (4,'Dodo',NULL,'BERN',NULL,NULL,'X',NULL,NULL,NULL,'dan','2023-03-03','[1,2]','{"a":1}','not json','{"a":1}',2),
 (5,'Eve','A','Zug',1.000000,2.000000,'B','Zug',1.000000,2.000000,'eve','2024-04-04',NULL,NULL,NULL,NULL,NULL),
 (6,'Fox',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'fay','2025-05-05','{"theme":"light","ui":null,"rate":2}','"red"','[1,2,3]','[{"name":null}]',5);
