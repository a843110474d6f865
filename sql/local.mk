schemadir = $(pkgdatadir)/sql/schema
dist_schema_DATA = %D%/schema/0001_start.sql
sqldemodir = $(pkgdatadir)/sql/demo
dist_sqldemo_DATA = %D%/demo/crm.sql %D%/demo/big.sql %D%/demo/verify.sql \
	%D%/demo/README.md
