# ORDER BY, and the page behind a row.
model ../crm.model
GET Companies?$select=ID&$orderby=Name
	page
	SELECT t0.`ID`, t0.`Name` FROM `companies` t0 ORDER BY t0.`Name`, t0.`ID`
GET Companies?$select=ID&$orderby=Name desc,ID desc,Country
	page
	SELECT t0.`ID`, t0.`Name` FROM `companies` t0 ORDER BY t0.`Name` DESC, t0.`ID` DESC
GET Companies?$select=ID&$orderby=Name,Name desc
	page
	SELECT t0.`ID`, t0.`Name` FROM `companies` t0 ORDER BY t0.`Name`, t0.`ID`
GET Companies?$select=ID&$orderby=ID desc
	page
	SELECT t0.`ID` FROM `companies` t0 ORDER BY t0.`ID` DESC
NEXT Companies?$select=ID
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE t0.`ID` > ? ORDER BY t0.`ID` LIMIT ?
		? i64 1
		? i64 10
NEXT Companies?$select=ID&$orderby=ID desc
	page
	SELECT t0.`ID` FROM `companies` t0 WHERE t0.`ID` < ? ORDER BY t0.`ID` DESC LIMIT ?
		? i64 1
		? i64 10
NEXT Companies?$select=Name&$orderby=Name
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 WHERE t0.`Name` >= ? AND (t0.`Name` > ? OR (t0.`Name` = ? AND t0.`ID` > ?)) ORDER BY t0.`Name`, t0.`ID` LIMIT ?
		? str 'x'
		? str 'x'
		? str 'x'
		? i64 2
		? i64 10
NEXT Companies?$select=Name&$orderby=Name desc
	page
	SELECT t0.`Name`, t0.`ID` FROM `companies` t0 WHERE t0.`Name` <= ? AND (t0.`Name` < ? OR (t0.`Name` = ? AND t0.`ID` < ?)) ORDER BY t0.`Name` DESC, t0.`ID` DESC LIMIT ?
		? str 'x'
		? str 'x'
		? str 'x'
		? i64 2
		? i64 10
NEXT Companies?$select=Name&$orderby=Country
	page
	SELECT t0.`Name`, t0.`ID`, t0.`Country` FROM `companies` t0 WHERE t0.`Country` >= ? AND (t0.`Country` > ? OR (t0.`Country` = ? AND t0.`ID` > ?)) ORDER BY t0.`Country`, t0.`ID` LIMIT ?
		? str 'x'
		? str 'x'
		? str 'x'
		? i64 2
		? i64 10
NULLS Companies?$select=Name&$orderby=Country
	page
	SELECT t0.`Name`, t0.`ID`, t0.`Country` FROM `companies` t0 WHERE (NOT t0.`Country` <=> NULL OR (t0.`Country` <=> NULL AND t0.`ID` > ?)) ORDER BY t0.`Country`, t0.`ID` LIMIT ?
		? i64 2
		? i64 10
NEXT Companies?$select=Name&$orderby=Country desc
	page
	SELECT t0.`Name`, t0.`ID`, t0.`Country` FROM `companies` t0 WHERE (t0.`Country` <= ? OR t0.`Country` <=> NULL) AND (t0.`Country` < ? OR t0.`Country` <=> NULL OR (t0.`Country` = ? AND t0.`ID` < ?)) ORDER BY t0.`Country` DESC, t0.`ID` DESC LIMIT ?
		? str 'x'
		? str 'x'
		? str 'x'
		? i64 2
		? i64 10
NULLS Companies?$select=Name&$orderby=Country desc
	page
	SELECT t0.`Name`, t0.`ID`, t0.`Country` FROM `companies` t0 WHERE t0.`Country` <=> NULL AND t0.`ID` < ? ORDER BY t0.`Country` DESC, t0.`ID` DESC LIMIT ?
		? i64 2
		? i64 10
NEXT Companies?$select=Name&$orderby=Country,Revenue desc,Name
	page
	SELECT t0.`Name`, t0.`ID`, t0.`Country`, t0.`Revenue` FROM `companies` t0 WHERE t0.`Country` >= ? AND (t0.`Country` > ? OR (t0.`Country` = ? AND (t0.`Revenue` < ? OR t0.`Revenue` <=> NULL OR (t0.`Revenue` = ? AND (t0.`Name` > ? OR (t0.`Name` = ? AND t0.`ID` > ?)))))) ORDER BY t0.`Country`, t0.`Revenue` DESC, t0.`Name`, t0.`ID` LIMIT ?
		? str 'x'
		? str 'x'
		? str 'x'
		? dec 1.5
		? dec 1.5
		? str 'x'
		? str 'x'
		? i64 4
		? i64 10
NULLS Companies?$select=Name&$orderby=Country,Revenue desc,Name
	page
	SELECT t0.`Name`, t0.`ID`, t0.`Country`, t0.`Revenue` FROM `companies` t0 WHERE (NOT t0.`Country` <=> NULL OR (t0.`Country` <=> NULL AND t0.`Revenue` <=> NULL AND (t0.`Name` > ? OR (t0.`Name` = ? AND t0.`ID` > ?)))) ORDER BY t0.`Country`, t0.`Revenue` DESC, t0.`Name`, t0.`ID` LIMIT ?
		? str 'x'
		? str 'x'
		? i64 4
		? i64 10
NEXT OrderLines?$select=Qty
	page
	SELECT t0.`Qty`, t0.`OrderID`, t0.`No` FROM `order_lines` t0 WHERE t0.`OrderID` >= ? AND (t0.`OrderID` > ? OR (t0.`OrderID` = ? AND t0.`No` > ?)) ORDER BY t0.`OrderID`, t0.`No` LIMIT ?
		? i64 1
		? i64 1
		? i64 1
		? i64 2
		? i64 10
NEXT OrderLines?$select=Qty&$orderby=No desc
	page
	SELECT t0.`Qty`, t0.`OrderID`, t0.`No` FROM `order_lines` t0 WHERE t0.`No` <= ? AND (t0.`No` < ? OR (t0.`No` = ? AND t0.`OrderID` < ?)) ORDER BY t0.`No` DESC, t0.`OrderID` DESC LIMIT ?
		? i64 1
		? i64 1
		? i64 1
		? i64 2
		? i64 10
NEXT Companies?$select=Name&$filter=Country eq 'CH'&$orderby=CreatedAt desc
	page
	SELECT t0.`Name`, t0.`ID`, t0.`CreatedAt` FROM `companies` t0 WHERE t0.`Country` = ? AND t0.`CreatedAt` <= ? AND (t0.`CreatedAt` < ? OR (t0.`CreatedAt` = ? AND t0.`ID` < ?)) ORDER BY t0.`CreatedAt` DESC, t0.`ID` DESC LIMIT ?
		? str 'CH'
		? datetime 2026-01-02T00:00:00.000000Z
		? datetime 2026-01-02T00:00:00.000000Z
		? datetime 2026-01-02T00:00:00.000000Z
		? i64 2
		? i64 10
# what is not compared as it is read
NEXT Contacts?$select=ID&$orderby=Status,Flags
	page
	SELECT t0.`ID`, CAST(t0.`Status` AS UNSIGNED), CAST(t0.`Flags` AS UNSIGNED) FROM `contacts` t0 WHERE t0.`Status` IN (?,?,?,?) AND (t0.`Status` IN (?,?,?) OR (t0.`Status` IN (?) AND (t0.`Flags` > ? OR (t0.`Flags` = ? AND t0.`ID` > ?)))) ORDER BY t0.`Status`, t0.`Flags`, t0.`ID` LIMIT ?
		? str 'New'
		? str 'Open'
		? str 'won!'
		? str 'Lost'
		? str 'Open'
		? str 'won!'
		? str 'Lost'
		? str 'New'
		? i64 2
		? i64 2
		? i64 3
		? i64 10
NEXT Contacts?$select=ID&$orderby=Born desc
	page
	SELECT t0.`ID`, CAST(t0.`Born` AS CHAR) FROM `contacts` t0 WHERE (t0.`Born` <= ? OR t0.`Born` <=> NULL) AND (t0.`Born` < ? OR t0.`Born` <=> NULL OR (t0.`Born` = ? AND t0.`ID` < ?)) ORDER BY t0.`Born` DESC, t0.`ID` DESC LIMIT ?
		? str 'x'
		? str 'x'
		? str 'x'
		? i64 2
		? i64 10
NEXT Contacts?$select=ID&$orderby=Notes
	page
	SELECT t0.`ID`, LEFT(t0.`Notes`,255) FROM `contacts` t0 WHERE LEFT(t0.`Notes`,255) >= ? AND (LEFT(t0.`Notes`,255) > ? OR (LEFT(t0.`Notes`,255) = ? AND t0.`ID` > ?)) ORDER BY LEFT(t0.`Notes`,255), t0.`ID` LIMIT ?
		? str 'x'
		? str 'x'
		? str 'x'
		? i64 2
		? i64 10
NEXT Contacts?$select=ID&$orderby=Level,Token
	page
	SELECT t0.`ID`, t0.`Level`, t0.`Token` FROM `contacts` t0 WHERE t0.`Level` >= ? AND (t0.`Level` > ? OR (t0.`Level` = ? AND (t0.`Token` > ? OR (t0.`Token` = ? AND t0.`ID` > ?)))) ORDER BY t0.`Level`, t0.`Token`, t0.`ID` LIMIT ?
		? i64 1
		? i64 1
		? i64 1
		? str 'x'
		? str 'x'
		? i64 3
		? i64 10
NEXT Contacts?$select=ID&$orderby=Company/Name desc
	page
	SELECT t0.`ID`, j1.`Name` FROM `contacts` t0 LEFT JOIN `companies` j1 ON j1.`ID` = t0.`CompanyID` WHERE (j1.`Name` <= ? OR j1.`Name` <=> NULL) AND (j1.`Name` < ? OR j1.`Name` <=> NULL OR (j1.`Name` = ? AND t0.`ID` < ?)) ORDER BY j1.`Name` DESC, t0.`ID` DESC LIMIT ?
		? str 'x'
		? str 'x'
		? str 'x'
		? i64 2
		? i64 10
NEXT OrderLines?$select=No&$orderby=Price mul Qty desc
	page
	SELECT t0.`No`, t0.`OrderID`, CAST((t0.`Price` * t0.`Qty`) AS DECIMAL(65,30)) FROM `order_lines` t0 WHERE (CAST((t0.`Price` * t0.`Qty`) AS DECIMAL(65,30)) <= ? OR CAST((t0.`Price` * t0.`Qty`) AS DECIMAL(65,30)) <=> NULL) AND (CAST((t0.`Price` * t0.`Qty`) AS DECIMAL(65,30)) < ? OR CAST((t0.`Price` * t0.`Qty`) AS DECIMAL(65,30)) <=> NULL OR (CAST((t0.`Price` * t0.`Qty`) AS DECIMAL(65,30)) = ? AND (t0.`OrderID` < ? OR (t0.`OrderID` = ? AND t0.`No` < ?)))) ORDER BY CAST((t0.`Price` * t0.`Qty`) AS DECIMAL(65,30)) DESC, t0.`OrderID` DESC, t0.`No` DESC LIMIT ?
		? dec 1.5
		? dec 1.5
		? dec 1.5
		? i64 2
		? i64 2
		? i64 3
		? i64 10
NEXT Companies?$select=ID&$orderby=length(Name),Active
	page
	SELECT t0.`ID`, CHAR_LENGTH(t0.`Name`), t0.`Active` FROM `companies` t0 WHERE CHAR_LENGTH(t0.`Name`) >= ? AND (CHAR_LENGTH(t0.`Name`) > ? OR (CHAR_LENGTH(t0.`Name`) = ? AND (t0.`Active` > ? OR (t0.`Active` = ? AND t0.`ID` > ?)))) ORDER BY CHAR_LENGTH(t0.`Name`), t0.`Active`, t0.`ID` LIMIT ?
		? i64 1
		? i64 1
		? i64 1
		? bool true
		? bool true
		? i64 3
		? i64 10
NEXT Companies?$select=ID&$orderby=Name eq 'x' desc
	page
	SELECT t0.`ID`, (t0.`Name` = ? COLLATE utf8mb4_nopad_bin) FROM `companies` t0 WHERE ((t0.`Name` = ? COLLATE utf8mb4_nopad_bin) <= ? OR (t0.`Name` = ? COLLATE utf8mb4_nopad_bin) <=> NULL) AND ((t0.`Name` = ? COLLATE utf8mb4_nopad_bin) < ? OR (t0.`Name` = ? COLLATE utf8mb4_nopad_bin) <=> NULL OR ((t0.`Name` = ? COLLATE utf8mb4_nopad_bin) = ? AND t0.`ID` < ?)) ORDER BY (t0.`Name` = ? COLLATE utf8mb4_nopad_bin) DESC, t0.`ID` DESC LIMIT ?
		? str 'x'
		? str 'x'
		? bool true
		? str 'x'
		? str 'x'
		? bool true
		? str 'x'
		? str 'x'
		? bool true
		? i64 2
		? str 'x'
		? i64 10
NEXT Companies(7)/Contacts?$select=Name&$orderby=Visits
	page
	SELECT t0.`Name`, t0.`ID`, t0.`Visits` FROM `contacts` t0 JOIN `companies` s0 ON t0.`CompanyID` = s0.`ID` WHERE s0.`ID` = ? AND t0.`Visits` >= ? AND (t0.`Visits` > ? OR (t0.`Visits` = ? AND t0.`ID` > ?)) ORDER BY t0.`Visits`, t0.`ID` LIMIT ?
		? i64 7
		? i64 1
		? i64 1
		? i64 1
		? i64 2
		? i64 10
	parent
	SELECT 1 FROM `companies` t0 WHERE t0.`ID` = ? LIMIT 1
		? i64 7
