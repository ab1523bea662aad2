-- A parser's functions are called only for token names, and only where a configuration maps tokens.
SELECT 'pg_ts_parser' AS class, p.oid, 'TEXT_SEARCH_PARSER' AS kind, n.nspname AS schema, '' AS parent, p.prsname AS name, '' AS signature,
       format('CREATE TEXT SEARCH PARSER %I.%I (START = %s, GETTOKEN = %s, END = %s, %sLEXTYPES = %s)', n.nspname, p.prsname, p.prsstart, p.prstoken,
              p.prsend, CASE WHEN p.prsheadline <> 0 THEN 'HEADLINE = ' || p.prsheadline || ', ' ELSE '' END, p.prslextype) AS statement,
       '{}'::text[] AS settings, '' AS owner
FROM pg_catalog.pg_ts_parser p JOIN pg_catalog.pg_namespace n ON n.oid = p.prsnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
UNION ALL
SELECT 'pg_ts_template', t.oid, 'TEXT_SEARCH_TEMPLATE', n.nspname, '', t.tmplname, '',
       format('CREATE TEXT SEARCH TEMPLATE %I.%I (%sLEXIZE = %s)', n.nspname, t.tmplname,
              CASE WHEN t.tmplinit <> 0 THEN 'INIT = ' || t.tmplinit || ', ' ELSE '' END, t.tmpllexize), '{}', ''
FROM pg_catalog.pg_ts_template t JOIN pg_catalog.pg_namespace n ON n.oid = t.tmplnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
UNION ALL
SELECT 'pg_ts_dict', d.oid, 'TEXT_SEARCH_DICTIONARY', n.nspname, '', d.dictname, '',
       format('CREATE TEXT SEARCH DICTIONARY %I.%I (TEMPLATE = %I.%I)', n.nspname, d.dictname, tn.nspname, t.tmplname),
       CASE WHEN d.dictinitoption IS NULL THEN '{}' ELSE ARRAY['options=' || d.dictinitoption] END, pg_get_userbyid(d.dictowner)
FROM pg_catalog.pg_ts_dict d JOIN pg_catalog.pg_namespace n ON n.oid = d.dictnamespace
JOIN pg_catalog.pg_ts_template t ON t.oid = d.dicttemplate
JOIN pg_catalog.pg_namespace tn ON tn.oid = t.tmplnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
UNION ALL
SELECT 'pg_ts_config', c.oid, 'TEXT_SEARCH_CONFIGURATION', n.nspname, '', c.cfgname, '',
       format('CREATE TEXT SEARCH CONFIGURATION %I.%I (PARSER = %I.%I)', n.nspname, c.cfgname, pn.nspname, p.prsname),
       ARRAY(SELECT 'mapping ' || quote_ident((SELECT t.alias FROM pg_catalog.ts_token_type(c.cfgparser) t WHERE t.tokid = m.maptokentype)) || '='
                    || string_agg(m.mapdict::regdictionary::text, ', ' ORDER BY m.mapseqno)
             FROM pg_catalog.pg_ts_config_map m WHERE m.mapcfg = c.oid GROUP BY m.maptokentype ORDER BY 1), pg_get_userbyid(c.cfgowner)
FROM pg_catalog.pg_ts_config c JOIN pg_catalog.pg_namespace n ON n.oid = c.cfgnamespace
JOIN pg_catalog.pg_ts_parser p ON p.oid = c.cfgparser
JOIN pg_catalog.pg_namespace pn ON pn.oid = p.prsnamespace
WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'slipway')
