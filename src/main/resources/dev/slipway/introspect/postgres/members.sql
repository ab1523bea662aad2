-- What belongs to an extension, and is therefore the extension's business.
SELECT classid::regclass::text AS class, objid AS oid, refobjid AS extension FROM pg_catalog.pg_depend WHERE deptype = 'e'
