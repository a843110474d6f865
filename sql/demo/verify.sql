-- SPDX-License-Identifier: MIT
-- verify.sql - one row for each promise that the loaded demo CRM breaks.
--
-- `mariadb DB < verify.sql` prints nothing if all is well. The last part holds
-- the count and the checksum of each table, as they were when it was written;
-- a change of crm.sql that changes rows has to change them too.

SET NAMES utf8mb4;
SET time_zone = '+00:00';

SELECT 'rows' AS Promise, 'all tables' AS Subject, CONCAT(n, ' rows, at least 200000 promised') AS Found
FROM (SELECT (SELECT COUNT(*) FROM Activities) + (SELECT COUNT(*) FROM ActivityContacts) + (SELECT COUNT(*) FROM Campaigns) + (SELECT COUNT(*) FROM Companies) + (SELECT COUNT(*) FROM CompanyTags) + (SELECT COUNT(*) FROM Contacts) + (SELECT COUNT(*) FROM Countries) + (SELECT COUNT(*) FROM Currencies) + (SELECT COUNT(*) FROM Divisions) + (SELECT COUNT(*) FROM Employees) + (SELECT COUNT(*) FROM ExchangeRates) + (SELECT COUNT(*) FROM Leads) + (SELECT COUNT(*) FROM LeadStatuses) + (SELECT COUNT(*) FROM PriceHistory) + (SELECT COUNT(*) FROM ProductCategories) + (SELECT COUNT(*) FROM Products) + (SELECT COUNT(*) FROM QuoteLines) + (SELECT COUNT(*) FROM Quotes) + (SELECT COUNT(*) FROM SalesOrderLines) + (SELECT COUNT(*) FROM SalesOrders) + (SELECT COUNT(*) FROM Tags) + (SELECT COUNT(*) FROM Territories) AS n) AS c WHERE n < 200000
UNION ALL
SELECT 'orphan', 'Activities.CompanyID', CONCAT(COUNT(*), ' rows without Companies') FROM Activities a LEFT JOIN Companies b ON b.ID = a.CompanyID WHERE a.CompanyID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Activities.LeadID', CONCAT(COUNT(*), ' rows without Leads') FROM Activities a LEFT JOIN Leads b ON b.ID = a.LeadID WHERE a.LeadID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Activities.OwnerID', CONCAT(COUNT(*), ' rows without Employees') FROM Activities a LEFT JOIN Employees b ON b.ID = a.OwnerID WHERE a.OwnerID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Activities.SalesOrderID', CONCAT(COUNT(*), ' rows without SalesOrders') FROM Activities a LEFT JOIN SalesOrders b ON b.ID = a.SalesOrderID WHERE a.SalesOrderID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'ActivityContacts.ActivityID', CONCAT(COUNT(*), ' rows without Activities') FROM ActivityContacts a LEFT JOIN Activities b ON b.ID = a.ActivityID WHERE a.ActivityID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'ActivityContacts.ContactID', CONCAT(COUNT(*), ' rows without Contacts') FROM ActivityContacts a LEFT JOIN Contacts b ON b.ID = a.ContactID WHERE a.ContactID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Campaigns.OwnerID', CONCAT(COUNT(*), ' rows without Employees') FROM Campaigns a LEFT JOIN Employees b ON b.ID = a.OwnerID WHERE a.OwnerID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Companies.CountryID', CONCAT(COUNT(*), ' rows without Countries') FROM Companies a LEFT JOIN Countries b ON b.ID = a.CountryID WHERE a.CountryID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Companies.CurrencyID', CONCAT(COUNT(*), ' rows without Currencies') FROM Companies a LEFT JOIN Currencies b ON b.ID = a.CurrencyID WHERE a.CurrencyID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Companies.OwnerID', CONCAT(COUNT(*), ' rows without Employees') FROM Companies a LEFT JOIN Employees b ON b.ID = a.OwnerID WHERE a.OwnerID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Companies.ParentCompanyID', CONCAT(COUNT(*), ' rows without Companies') FROM Companies a LEFT JOIN Companies b ON b.ID = a.ParentCompanyID WHERE a.ParentCompanyID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Companies.TerritoryID', CONCAT(COUNT(*), ' rows without Territories') FROM Companies a LEFT JOIN Territories b ON b.ID = a.TerritoryID WHERE a.TerritoryID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'CompanyTags.CompanyID', CONCAT(COUNT(*), ' rows without Companies') FROM CompanyTags a LEFT JOIN Companies b ON b.ID = a.CompanyID WHERE a.CompanyID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'CompanyTags.TagID', CONCAT(COUNT(*), ' rows without Tags') FROM CompanyTags a LEFT JOIN Tags b ON b.ID = a.TagID WHERE a.TagID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Contacts.CompanyID', CONCAT(COUNT(*), ' rows without Companies') FROM Contacts a LEFT JOIN Companies b ON b.ID = a.CompanyID WHERE a.CompanyID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Contacts.DivisionID', CONCAT(COUNT(*), ' rows without Divisions') FROM Contacts a LEFT JOIN Divisions b ON b.ID = a.DivisionID WHERE a.DivisionID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Contacts.OwnerID', CONCAT(COUNT(*), ' rows without Employees') FROM Contacts a LEFT JOIN Employees b ON b.ID = a.OwnerID WHERE a.OwnerID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Countries.CurrencyID', CONCAT(COUNT(*), ' rows without Currencies') FROM Countries a LEFT JOIN Currencies b ON b.ID = a.CurrencyID WHERE a.CurrencyID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Countries.TerritoryID', CONCAT(COUNT(*), ' rows without Territories') FROM Countries a LEFT JOIN Territories b ON b.ID = a.TerritoryID WHERE a.TerritoryID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Divisions.CompanyID', CONCAT(COUNT(*), ' rows without Companies') FROM Divisions a LEFT JOIN Companies b ON b.ID = a.CompanyID WHERE a.CompanyID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Divisions.HeadContactID', CONCAT(COUNT(*), ' rows without Contacts') FROM Divisions a LEFT JOIN Contacts b ON b.ID = a.HeadContactID WHERE a.HeadContactID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Employees.ManagerID', CONCAT(COUNT(*), ' rows without Employees') FROM Employees a LEFT JOIN Employees b ON b.ID = a.ManagerID WHERE a.ManagerID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Employees.TerritoryID', CONCAT(COUNT(*), ' rows without Territories') FROM Employees a LEFT JOIN Territories b ON b.ID = a.TerritoryID WHERE a.TerritoryID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'ExchangeRates.CurrencyID', CONCAT(COUNT(*), ' rows without Currencies') FROM ExchangeRates a LEFT JOIN Currencies b ON b.ID = a.CurrencyID WHERE a.CurrencyID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Leads.CampaignID', CONCAT(COUNT(*), ' rows without Campaigns') FROM Leads a LEFT JOIN Campaigns b ON b.ID = a.CampaignID WHERE a.CampaignID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Leads.ConvertedCompanyID', CONCAT(COUNT(*), ' rows without Companies') FROM Leads a LEFT JOIN Companies b ON b.ID = a.ConvertedCompanyID WHERE a.ConvertedCompanyID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Leads.CountryID', CONCAT(COUNT(*), ' rows without Countries') FROM Leads a LEFT JOIN Countries b ON b.ID = a.CountryID WHERE a.CountryID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Leads.OwnerID', CONCAT(COUNT(*), ' rows without Employees') FROM Leads a LEFT JOIN Employees b ON b.ID = a.OwnerID WHERE a.OwnerID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Leads.ProductCategoryID', CONCAT(COUNT(*), ' rows without ProductCategories') FROM Leads a LEFT JOIN ProductCategories b ON b.ID = a.ProductCategoryID WHERE a.ProductCategoryID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Leads.StatusID', CONCAT(COUNT(*), ' rows without LeadStatuses') FROM Leads a LEFT JOIN LeadStatuses b ON b.ID = a.StatusID WHERE a.StatusID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'PriceHistory.CurrencyID', CONCAT(COUNT(*), ' rows without Currencies') FROM PriceHistory a LEFT JOIN Currencies b ON b.ID = a.CurrencyID WHERE a.CurrencyID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'PriceHistory.ProductID', CONCAT(COUNT(*), ' rows without Products') FROM PriceHistory a LEFT JOIN Products b ON b.ID = a.ProductID WHERE a.ProductID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'ProductCategories.ParentCategoryID', CONCAT(COUNT(*), ' rows without ProductCategories') FROM ProductCategories a LEFT JOIN ProductCategories b ON b.ID = a.ParentCategoryID WHERE a.ParentCategoryID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Products.CategoryID', CONCAT(COUNT(*), ' rows without ProductCategories') FROM Products a LEFT JOIN ProductCategories b ON b.ID = a.CategoryID WHERE a.CategoryID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'QuoteLines.ProductID', CONCAT(COUNT(*), ' rows without Products') FROM QuoteLines a LEFT JOIN Products b ON b.ID = a.ProductID WHERE a.ProductID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'QuoteLines.QuoteID', CONCAT(COUNT(*), ' rows without Quotes') FROM QuoteLines a LEFT JOIN Quotes b ON b.ID = a.QuoteID WHERE a.QuoteID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Quotes.CompanyID', CONCAT(COUNT(*), ' rows without Companies') FROM Quotes a LEFT JOIN Companies b ON b.ID = a.CompanyID WHERE a.CompanyID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Quotes.ContactID', CONCAT(COUNT(*), ' rows without Contacts') FROM Quotes a LEFT JOIN Contacts b ON b.ID = a.ContactID WHERE a.ContactID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Quotes.CurrencyID', CONCAT(COUNT(*), ' rows without Currencies') FROM Quotes a LEFT JOIN Currencies b ON b.ID = a.CurrencyID WHERE a.CurrencyID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Quotes.OwnerID', CONCAT(COUNT(*), ' rows without Employees') FROM Quotes a LEFT JOIN Employees b ON b.ID = a.OwnerID WHERE a.OwnerID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'SalesOrderLines.OrderID', CONCAT(COUNT(*), ' rows without SalesOrders') FROM SalesOrderLines a LEFT JOIN SalesOrders b ON b.ID = a.OrderID WHERE a.OrderID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'SalesOrderLines.ProductID', CONCAT(COUNT(*), ' rows without Products') FROM SalesOrderLines a LEFT JOIN Products b ON b.ID = a.ProductID WHERE a.ProductID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'SalesOrders.BillToCompanyID', CONCAT(COUNT(*), ' rows without Companies') FROM SalesOrders a LEFT JOIN Companies b ON b.ID = a.BillToCompanyID WHERE a.BillToCompanyID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'SalesOrders.ContactID', CONCAT(COUNT(*), ' rows without Contacts') FROM SalesOrders a LEFT JOIN Contacts b ON b.ID = a.ContactID WHERE a.ContactID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'SalesOrders.CurrencyID', CONCAT(COUNT(*), ' rows without Currencies') FROM SalesOrders a LEFT JOIN Currencies b ON b.ID = a.CurrencyID WHERE a.CurrencyID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'SalesOrders.OwnerID', CONCAT(COUNT(*), ' rows without Employees') FROM SalesOrders a LEFT JOIN Employees b ON b.ID = a.OwnerID WHERE a.OwnerID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'SalesOrders.QuoteID', CONCAT(COUNT(*), ' rows without Quotes') FROM SalesOrders a LEFT JOIN Quotes b ON b.ID = a.QuoteID WHERE a.QuoteID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'SalesOrders.ShipToCompanyID', CONCAT(COUNT(*), ' rows without Companies') FROM SalesOrders a LEFT JOIN Companies b ON b.ID = a.ShipToCompanyID WHERE a.ShipToCompanyID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'orphan', 'Territories.ParentTerritoryID', CONCAT(COUNT(*), ' rows without Territories') FROM Territories a LEFT JOIN Territories b ON b.ID = a.ParentTerritoryID WHERE a.ParentTerritoryID IS NOT NULL AND b.ID IS NULL HAVING COUNT(*) > 0
UNION ALL
SELECT 'totals', h.Number, CONCAT(h.Subtotal, ' / ', h.TaxAmount, ' / ', h.Total, ', lines ', COALESCE(l.s, 'none'))
FROM Quotes h LEFT JOIN (SELECT QuoteID, SUM(LineTotal) AS s FROM QuoteLines GROUP BY QuoteID) AS l ON l.QuoteID = h.ID
WHERE NOT (h.Subtotal <=> l.s) OR h.TaxAmount <> ROUND((h.Subtotal + 0) * h.TaxRate / 100, 2) OR h.Total <> h.Subtotal + 0 + h.TaxAmount
UNION ALL
SELECT 'line total', CONCAT('QuoteLines ', QuoteID, '/', LineNo), LineTotal FROM QuoteLines WHERE LineTotal <> ROUND(Quantity * UnitPrice * (100 - DiscountPercent) / 100, 2)
UNION ALL
SELECT 'price', CONCAT('QuoteLines ', h.ID, '/', l.LineNo), l.UnitPrice
FROM QuoteLines l JOIN Quotes h ON h.ID = l.QuoteID JOIN Products p ON p.ID = l.ProductID JOIN Currencies c ON c.ID = h.CurrencyID
WHERE ABS(l.UnitPrice - p.ListPrice * c.UnitsPerEuro) > 0.06 * p.ListPrice * c.UnitsPerEuro + 1
UNION ALL
SELECT 'totals', h.Number, CONCAT(h.Subtotal, ' / ', h.TaxAmount, ' / ', h.Total, ', lines ', COALESCE(l.s, 'none'))
FROM SalesOrders h LEFT JOIN (SELECT OrderID, SUM(LineTotal) AS s FROM SalesOrderLines GROUP BY OrderID) AS l ON l.OrderID = h.ID
WHERE NOT (h.Subtotal <=> l.s) OR h.TaxAmount <> ROUND((h.Subtotal + h.Freight) * h.TaxRate / 100, 2) OR h.Total <> h.Subtotal + h.Freight + h.TaxAmount
UNION ALL
SELECT 'line total', CONCAT('SalesOrderLines ', OrderID, '/', LineNo), LineTotal FROM SalesOrderLines WHERE LineTotal <> ROUND(Quantity * UnitPrice * (100 - DiscountPercent) / 100, 2)
UNION ALL
SELECT 'price', CONCAT('SalesOrderLines ', h.ID, '/', l.LineNo), l.UnitPrice
FROM SalesOrderLines l JOIN SalesOrders h ON h.ID = l.OrderID JOIN Products p ON p.ID = l.ProductID JOIN Currencies c ON c.ID = h.CurrencyID
WHERE ABS(l.UnitPrice - p.ListPrice * c.UnitsPerEuro) > 0.06 * p.ListPrice * c.UnitsPerEuro + 1
UNION ALL
SELECT 'quote of order', o.Number, q.Number FROM SalesOrders o JOIN Quotes q ON q.ID = o.QuoteID WHERE q.Status <> 'Accepted' OR q.CompanyID <> o.BillToCompanyID OR q.Subtotal <> o.Subtotal OR o.OrderedOn < q.IssuedOn
UNION ALL
SELECT 'contact of company', o.Number, o.ContactID FROM SalesOrders o JOIN Contacts c ON c.ID = o.ContactID WHERE c.CompanyID <> o.BillToCompanyID
UNION ALL
SELECT 'contact of company', a.ID, c.ID FROM Activities a JOIN ActivityContacts k ON k.ActivityID = a.ID JOIN Contacts c ON c.ID = k.ContactID WHERE c.CompanyID <> a.CompanyID
UNION ALL
SELECT 'division of company', c.ID, d.ID FROM Contacts c JOIN Divisions d ON d.ID = c.DivisionID WHERE d.CompanyID <> c.CompanyID
UNION ALL
SELECT 'status of lead', l.ID, s.Name FROM Leads l JOIN LeadStatuses s ON s.ID = l.StatusID WHERE s.IsClosed <> (l.ClosedAt IS NOT NULL) OR (l.FollowUpDate IS NOT NULL AND s.IsClosed)
UNION ALL
SELECT 'current price', ProductID, h.Price FROM PriceHistory h JOIN Products p ON p.ID = h.ProductID WHERE h.CurrencyID = 'EUR' AND h.Price <> p.ListPrice
UNION ALL
SELECT 'dates', o.Number, o.OrderedOn FROM SalesOrders o WHERE o.OrderedOn NOT BETWEEN '2018-01-01' AND '2026-12-31' OR DATE(o.ShippedAt) < o.OrderedOn OR DATE(o.PaidAt) < o.OrderedOn
UNION ALL
SELECT 'checksum', 'Activities', CONCAT(n, ' rows, sum ', s) FROM (SELECT COUNT(*) AS n, COALESCE(SUM(CRC32(CONCAT_WS('|', COALESCE(ID, '~'), COALESCE(Kind, '~'), COALESCE(Subject, '~'), COALESCE(Body, '~'), COALESCE(CompanyID, '~'), COALESCE(LeadID, '~'), COALESCE(SalesOrderID, '~'), COALESCE(OwnerID, '~'), COALESCE(Priority, '~'), COALESCE(StartsAt, '~'), COALESCE(Duration, '~'), COALESCE(IsDone + 0, '~'), COALESCE(DoneAt, '~')))), 0) AS s
	FROM Activities) AS c WHERE n <> 40000 OR s <> 85701826393844
UNION ALL
SELECT 'checksum', 'ActivityContacts', CONCAT(n, ' rows, sum ', s) FROM (SELECT COUNT(*) AS n, COALESCE(SUM(CRC32(CONCAT_WS('|', COALESCE(ActivityID, '~'), COALESCE(ContactID, '~')))), 0) AS s
	FROM ActivityContacts) AS c WHERE n <> 61673 OR s <> 132261239611534
UNION ALL
SELECT 'checksum', 'Campaigns', CONCAT(n, ' rows, sum ', s) FROM (SELECT COUNT(*) AS n, COALESCE(SUM(CRC32(CONCAT_WS('|', COALESCE(ID, '~'), COALESCE(Name, '~'), COALESCE(Channel, '~'), COALESCE(StartsOn, '~'), COALESCE(EndsOn, '~'), COALESCE(Budget, '~'), COALESCE(OwnerID, '~')))), 0) AS s
	FROM Campaigns) AS c WHERE n <> 41 OR s <> 91199434529
UNION ALL
SELECT 'checksum', 'Companies', CONCAT(n, ' rows, sum ', s) FROM (SELECT COUNT(*) AS n, COALESCE(SUM(CRC32(CONCAT_WS('|', COALESCE(ID, '~'), COALESCE(AccountNumber, '~'), COALESCE(ExternalID, '~'), COALESCE(Name, '~'), COALESCE(LegalForm, '~'), COALESCE(Industry, '~'), COALESCE(Size, '~'), COALESCE(ParentCompanyID, '~'), COALESCE(CountryID, '~'), COALESCE(TerritoryID, '~'), COALESCE(OwnerID, '~'), COALESCE(CurrencyID, '~'), COALESCE(Street, '~'), COALESCE(PostalCode, '~'), COALESCE(City, '~'), COALESCE(HEX(Location), '~'), COALESCE(Website, '~'), COALESCE(Phone, '~'), COALESCE(VatNumber, '~'), COALESCE(EmployeeCount, '~'), COALESCE(AnnualRevenue, '~'), COALESCE(CreditLimit, '~'), COALESCE(FoundedYear, '~'), COALESCE(LedgerKey, '~'), COALESCE(IsKeyAccount + 0, '~'), COALESCE(Attributes, '~'), COALESCE(Notes, '~'), COALESCE(CreatedAt, '~'), COALESCE(ModifiedAt, '~')))), 0) AS s
	FROM Companies) AS c WHERE n <> 6000 OR s <> 12924380138757
UNION ALL
SELECT 'checksum', 'CompanyTags', CONCAT(n, ' rows, sum ', s) FROM (SELECT COUNT(*) AS n, COALESCE(SUM(CRC32(CONCAT_WS('|', COALESCE(CompanyID, '~'), COALESCE(TagID, '~')))), 0) AS s
	FROM CompanyTags) AS c WHERE n <> 13089 OR s <> 28041265561354
UNION ALL
SELECT 'checksum', 'Contacts', CONCAT(n, ' rows, sum ', s) FROM (SELECT COUNT(*) AS n, COALESCE(SUM(CRC32(CONCAT_WS('|', COALESCE(ID, '~'), COALESCE(ExternalID, '~'), COALESCE(CompanyID, '~'), COALESCE(DivisionID, '~'), COALESCE(Salutation, '~'), COALESCE(GivenName, '~'), COALESCE(FamilyName, '~'), COALESCE(FullName, '~'), COALESCE(JobTitle, '~'), COALESCE(Email, '~'), COALESCE(Phone, '~'), COALESCE(Mobile, '~'), COALESCE(PreferredChannels, '~'), COALESCE(Language, '~'), COALESCE(BirthDate, '~'), COALESCE(OwnerID, '~'), COALESCE(NewsletterOptIn + 0, '~'), COALESCE(LastLoginAddress, '~'), COALESCE(LastLoginAt, '~'), COALESCE(Score, '~'), COALESCE(Notes, '~'), COALESCE(CreatedAt, '~'), COALESCE(ModifiedAt, '~'), COALESCE(ImportBatch, '~')))), 0) AS s
	FROM Contacts) AS c WHERE n <> 24000 OR s <> 51679635961255
UNION ALL
SELECT 'checksum', 'Countries', CONCAT(n, ' rows, sum ', s) FROM (SELECT COUNT(*) AS n, COALESCE(SUM(CRC32(CONCAT_WS('|', COALESCE(ID, '~'), COALESCE(Name, '~'), COALESCE(NativeName, '~'), COALESCE(Continent, '~'), COALESCE(CurrencyID, '~'), COALESCE(TerritoryID, '~'), COALESCE(DialingCode, '~'), COALESCE(VatRate, '~'), COALESCE(InEU + 0, '~'), COALESCE(Population, '~'), COALESCE(AreaKm2, '~')))), 0) AS s
	FROM Countries) AS c WHERE n <> 42 OR s <> 106183622169
UNION ALL
SELECT 'checksum', 'Currencies', CONCAT(n, ' rows, sum ', s) FROM (SELECT COUNT(*) AS n, COALESCE(SUM(CRC32(CONCAT_WS('|', COALESCE(ID, '~'), COALESCE(Name, '~'), COALESCE(Symbol, '~'), COALESCE(Decimals, '~'), COALESCE(UnitsPerEuro, '~')))), 0) AS s
	FROM Currencies) AS c WHERE n <> 30 OR s <> 61685948039
UNION ALL
SELECT 'checksum', 'Divisions', CONCAT(n, ' rows, sum ', s) FROM (SELECT COUNT(*) AS n, COALESCE(SUM(CRC32(CONCAT_WS('|', COALESCE(ID, '~'), COALESCE(CompanyID, '~'), COALESCE(Name, '~'), COALESCE(CostCenter, '~'), COALESCE(HeadContactID, '~'), COALESCE(Headcount, '~'), COALESCE(Budget, '~'), COALESCE(OpensAt, '~'), COALESCE(ClosesAt, '~')))), 0) AS s
	FROM Divisions) AS c WHERE n <> 6180 OR s <> 13317111439986
UNION ALL
SELECT 'checksum', 'Employees', CONCAT(n, ' rows, sum ', s) FROM (SELECT COUNT(*) AS n, COALESCE(SUM(CRC32(CONCAT_WS('|', COALESCE(ID, '~'), COALESCE(GivenName, '~'), COALESCE(FamilyName, '~'), COALESCE(Email, '~'), COALESCE(JobTitle, '~'), COALESCE(Department, '~'), COALESCE(ManagerID, '~'), COALESCE(TerritoryID, '~'), COALESCE(BirthYear, '~'), COALESCE(HiredOn, '~'), COALESCE(LeftOn, '~'), COALESCE(WorkStart, '~'), COALESCE(WorkEnd, '~'), COALESCE(CommissionRate, '~'), COALESCE(Salary, '~'), COALESCE(IsActive + 0, '~')))), 0) AS s
	FROM Employees) AS c WHERE n <> 180 OR s <> 382940434846
UNION ALL
SELECT 'checksum', 'ExchangeRates', CONCAT(n, ' rows, sum ', s) FROM (SELECT COUNT(*) AS n, COALESCE(SUM(CRC32(CONCAT_WS('|', COALESCE(CurrencyID, '~'), COALESCE(RateDate, '~'), COALESCE(UnitsPerEuro, '~')))), 0) AS s
	FROM ExchangeRates) AS c WHERE n <> 3060 OR s <> 6589298757488
UNION ALL
SELECT 'checksum', 'Leads', CONCAT(n, ' rows, sum ', s) FROM (SELECT COUNT(*) AS n, COALESCE(SUM(CRC32(CONCAT_WS('|', COALESCE(ID, '~'), COALESCE(Topic, '~'), COALESCE(PersonName, '~'), COALESCE(CompanyName, '~'), COALESCE(Email, '~'), COALESCE(Phone, '~'), COALESCE(CountryID, '~'), COALESCE(StatusID, '~'), COALESCE(Rating, '~'), COALESCE(CampaignID, '~'), COALESCE(OwnerID, '~'), COALESCE(ProductCategoryID, '~'), COALESCE(EstimatedValue, '~'), COALESCE(Probability, '~'), COALESCE(WeightedValue, '~'), COALESCE(FollowUpDate, '~'), COALESCE(ConvertedCompanyID, '~'), COALESCE(LostReason, '~'), COALESCE(Message, '~'), COALESCE(CreatedAt, '~'), COALESCE(ClosedAt, '~')))), 0) AS s
	FROM Leads) AS c WHERE n <> 12000 OR s <> 25687540323646
UNION ALL
SELECT 'checksum', 'LeadStatuses', CONCAT(n, ' rows, sum ', s) FROM (SELECT COUNT(*) AS n, COALESCE(SUM(CRC32(CONCAT_WS('|', COALESCE(ID, '~'), COALESCE(Name, '~'), COALESCE(SortOrder, '~'), COALESCE(Probability, '~'), COALESCE(IsClosed + 0, '~'), COALESCE(IsWon + 0, '~'), COALESCE(Description, '~')))), 0) AS s
	FROM LeadStatuses) AS c WHERE n <> 8 OR s <> 20661167686
UNION ALL
SELECT 'checksum', 'PriceHistory', CONCAT(n, ' rows, sum ', s) FROM (SELECT COUNT(*) AS n, COALESCE(SUM(CRC32(CONCAT_WS('|', COALESCE(ID, '~'), COALESCE(ProductID, '~'), COALESCE(CurrencyID, '~'), COALESCE(Price, '~'), COALESCE(Reason, '~'), UNIX_TIMESTAMP(row_start)))), 0) AS s
	FROM PriceHistory FOR SYSTEM_TIME ALL) AS c WHERE n <> 8880 OR s <> 19126985680894
UNION ALL
SELECT 'checksum', 'ProductCategories', CONCAT(n, ' rows, sum ', s) FROM (SELECT COUNT(*) AS n, COALESCE(SUM(CRC32(CONCAT_WS('|', COALESCE(ID, '~'), COALESCE(Name, '~'), COALESCE(ParentCategoryID, '~'), COALESCE(Description, '~')))), 0) AS s
	FROM ProductCategories) AS c WHERE n <> 24 OR s <> 47496984480
UNION ALL
SELECT 'checksum', 'Products', CONCAT(n, ' rows, sum ', s) FROM (SELECT COUNT(*) AS n, COALESCE(SUM(CRC32(CONCAT_WS('|', COALESCE(ID, '~'), COALESCE(Number, '~'), COALESCE(Name, '~'), COALESCE(CategoryID, '~'), COALESCE(Unit, '~'), COALESCE(ListPrice, '~'), COALESCE(CostPrice, '~'), COALESCE(Barcode, '~'), COALESCE(WeightKg, '~'), COALESCE(Rating, '~'), COALESCE(Stock, '~'), COALESCE(IntroducedYear, '~'), COALESCE(DiscontinuedOn, '~'), COALESCE(IsActive + 0, '~'), COALESCE(Attributes, '~'), COALESCE(HEX(Thumbnail), '~'), COALESCE(Description, '~')))), 0) AS s
	FROM Products) AS c WHERE n <> 600 OR s <> 1319145698029
UNION ALL
SELECT 'checksum', 'QuoteLines', CONCAT(n, ' rows, sum ', s) FROM (SELECT COUNT(*) AS n, COALESCE(SUM(CRC32(CONCAT_WS('|', COALESCE(QuoteID, '~'), COALESCE(LineNo, '~'), COALESCE(ProductID, '~'), COALESCE(Text, '~'), COALESCE(Quantity, '~'), COALESCE(UnitPrice, '~'), COALESCE(DiscountPercent, '~'), COALESCE(LineTotal, '~')))), 0) AS s
	FROM QuoteLines) AS c WHERE n <> 24184 OR s <> 51567468009911
UNION ALL
SELECT 'checksum', 'Quotes', CONCAT(n, ' rows, sum ', s) FROM (SELECT COUNT(*) AS n, COALESCE(SUM(CRC32(CONCAT_WS('|', COALESCE(ID, '~'), COALESCE(Number, '~'), COALESCE(ExternalID, '~'), COALESCE(CompanyID, '~'), COALESCE(ContactID, '~'), COALESCE(OwnerID, '~'), COALESCE(Status, '~'), COALESCE(IssuedOn, '~'), COALESCE(ValidUntil, '~'), COALESCE(CurrencyID, '~'), COALESCE(Subtotal, '~'), COALESCE(TaxRate, '~'), COALESCE(TaxAmount, '~'), COALESCE(Total, '~'), COALESCE(Terms, '~'), COALESCE(HEX(SignatureHash), '~'), COALESCE(CreatedAt, '~'), COALESCE(ModifiedAt, '~')))), 0) AS s
	FROM Quotes) AS c WHERE n <> 9000 OR s <> 19224681082136
UNION ALL
SELECT 'checksum', 'SalesOrderLines', CONCAT(n, ' rows, sum ', s) FROM (SELECT COUNT(*) AS n, COALESCE(SUM(CRC32(CONCAT_WS('|', COALESCE(OrderID, '~'), COALESCE(LineNo, '~'), COALESCE(ProductID, '~'), COALESCE(Quantity, '~'), COALESCE(UnitPrice, '~'), COALESCE(DiscountPercent, '~'), COALESCE(LineTotal, '~'), COALESCE(DeliveredOn, '~'), COALESCE(SerialNumber, '~')))), 0) AS s
	FROM SalesOrderLines) AS c WHERE n <> 55800 OR s <> 120125581081860
UNION ALL
SELECT 'checksum', 'SalesOrders', CONCAT(n, ' rows, sum ', s) FROM (SELECT COUNT(*) AS n, COALESCE(SUM(CRC32(CONCAT_WS('|', COALESCE(ID, '~'), COALESCE(Number, '~'), COALESCE(QuoteID, '~'), COALESCE(BillToCompanyID, '~'), COALESCE(ShipToCompanyID, '~'), COALESCE(ContactID, '~'), COALESCE(OwnerID, '~'), COALESCE(Status, '~'), COALESCE(Priority, '~'), COALESCE(CustomerReference, '~'), COALESCE(OrderedOn, '~'), COALESCE(RequiredBy, '~'), COALESCE(DeliverAfter, '~'), COALESCE(ShippedAt, '~'), COALESCE(PaidAt, '~'), COALESCE(CurrencyID, '~'), COALESCE(Subtotal, '~'), COALESCE(Freight, '~'), COALESCE(TaxRate, '~'), COALESCE(TaxAmount, '~'), COALESCE(Total, '~'), COALESCE(Remarks, '~'), COALESCE(CreatedAt, '~'), COALESCE(ModifiedAt, '~')))), 0) AS s
	FROM SalesOrders) AS c WHERE n <> 14941 OR s <> 31933901811577
UNION ALL
SELECT 'checksum', 'Tags', CONCAT(n, ' rows, sum ', s) FROM (SELECT COUNT(*) AS n, COALESCE(SUM(CRC32(CONCAT_WS('|', COALESCE(ID, '~'), COALESCE(Name, '~'), COALESCE(Color, '~')))), 0) AS s
	FROM Tags) AS c WHERE n <> 30 OR s <> 70303346466
UNION ALL
SELECT 'checksum', 'Territories', CONCAT(n, ' rows, sum ', s) FROM (SELECT COUNT(*) AS n, COALESCE(SUM(CRC32(CONCAT_WS('|', COALESCE(ID, '~'), COALESCE(Name, '~'), COALESCE(ParentTerritoryID, '~'), COALESCE(AnnualTarget, '~')))), 0) AS s
	FROM Territories) AS c WHERE n <> 18 OR s <> 39160773505;
