# Strings: the index finds, the second comparison decides.
model ../crm.model
GET Companies?$select=ID&$filter=Name eq 'x'
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE (t0.`Name` = ? AND t0.`Name` = ? COLLATE utf8mb4_nopad_bin) ORDER BY t0.`ID`
		? str 'x'
		? str 'x'
GET Companies?$select=ID&$filter=Name eq '''; DROP TABLE companies; --'
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE (t0.`Name` = ? AND t0.`Name` = ? COLLATE utf8mb4_nopad_bin) ORDER BY t0.`ID`
		? str ''; DROP TABLE companies; --'
		? str ''; DROP TABLE companies; --'
GET Companies?$select=ID&$filter=Name ne 'x'
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE t0.`Name` <> ? COLLATE utf8mb4_nopad_bin ORDER BY t0.`ID`
		? str 'x'
GET Contacts?$select=ID&$filter=Email eq 'x'
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE (t0.`Email` = ? AND t0.`Email` = ? COLLATE utf8mb4_nopad_bin) ORDER BY t0.`ID`
		? str 'x'
		? str 'x'
GET Contacts?$select=ID&$filter=Email ne 'x'
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE NOT (t0.`Email` <=> ? COLLATE utf8mb4_nopad_bin) ORDER BY t0.`ID`
		? str 'x'
GET Contacts?$select=ID&$filter=not (Email eq 'x')
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE NOT (t0.`Email` <=> ? COLLATE utf8mb4_nopad_bin) ORDER BY t0.`ID`
		? str 'x'
GET Contacts?$select=ID&$filter=Email eq Name
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE t0.`Email` = CONVERT(t0.`Name` USING utf8mb4) COLLATE utf8mb4_nopad_bin ORDER BY t0.`ID`
GET Contacts?$select=ID&$filter=Email lt Name
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE t0.`Email` < CONVERT(t0.`Name` USING utf8mb4) COLLATE utf8mb4_nopad_bin ORDER BY t0.`ID`
GET Companies?$select=ID&$filter=Country eq 'CH'
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE t0.`Country` = ? ORDER BY t0.`ID`
		? str 'CH'
GET Companies?$select=ID&$filter=Country in ('CH','LI')
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE t0.`Country` IN (?,?) ORDER BY t0.`ID`
		? str 'CH'
		? str 'LI'
GET Companies?$select=ID&$filter=Name in ('a','b')
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE (t0.`Name` IN (?,?) AND t0.`Name` IN (? COLLATE utf8mb4_nopad_bin,?)) ORDER BY t0.`ID`
		? str 'a'
		? str 'b'
		? str 'a'
		? str 'b'
GET Contacts?$select=ID&$filter=not (Email in ('a','b'))
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE NOT (((t0.`Email` IN (?,?) AND t0.`Email` IN (? COLLATE utf8mb4_nopad_bin,?))) IS TRUE) ORDER BY t0.`ID`
		? str 'a'
		? str 'b'
		? str 'a'
		? str 'b'
GET Companies?$select=ID&$filter=Name ge 'a' and Name lt 'b'
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE t0.`Name` >= ? AND t0.`Name` < ? ORDER BY t0.`ID`
		? str 'a'
		? str 'b'
GET Contacts?$select=ID&$filter=not (Email gt 'a')
	page
	SELECT t0.`ID` FROM `contacts` t0 WHERE NOT ((t0.`Email` > ?) IS TRUE) ORDER BY t0.`ID`
		? str 'a'
GET Companies?$select=ID&$filter=tolower(Name) eq 'x'
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE LOWER(t0.`Name`) = ? COLLATE utf8mb4_nopad_bin ORDER BY t0.`ID`
		? str 'x'
GET Companies?$select=ID&$filter=tolower(Name) lt 'x'
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE LOWER(t0.`Name`) < ? COLLATE utf8mb4_nopad_bin ORDER BY t0.`ID`
		? str 'x'
GET Companies?$select=ID&$filter=tolower(Name) in ('x','y')
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE LOWER(t0.`Name`) IN (? COLLATE utf8mb4_nopad_bin,?) ORDER BY t0.`ID`
		? str 'x'
		? str 'y'
GET Companies?$select=ID&$filter='a' eq 'b'
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE ? = ? COLLATE utf8mb4_nopad_bin ORDER BY t0.`ID`
		? str 'a'
		? str 'b'
GET Companies?$select=ID&$filter=startswith(Name,'a%25') and endswith(Name,'b') and contains(Name,'c')
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE (t0.`Name` LIKE CONCAT(REPLACE(REPLACE(REPLACE(?,'|','||'),'%','|%'),'_','|_'),'%') ESCAPE '|' AND LEFT(t0.`Name`,CHAR_LENGTH(?))=CONVERT(? USING utf8mb4) COLLATE utf8mb4_nopad_bin) AND (RIGHT(t0.`Name`,CHAR_LENGTH(?))=CONVERT(? USING utf8mb4) COLLATE utf8mb4_nopad_bin) AND (LOCATE(CONVERT(? USING utf8mb4) COLLATE utf8mb4_nopad_bin,t0.`Name`)>0) ORDER BY t0.`ID`
		? str 'a%'
		? str 'a%'
		? str 'a%'
		? str 'b'
		? str 'b'
		? str 'c'
GET Companies?$select=ID&$filter=concat(Name,Country) eq 'x'
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE CONCAT(CONVERT(t0.`Name` USING utf8mb4),CONVERT(t0.`Country` USING utf8mb4)) = ? COLLATE utf8mb4_nopad_bin ORDER BY t0.`ID`
		? str 'x'
