SELECT 'pg_event_trigger' AS class, e.oid, 'EVENT_TRIGGER' AS kind, '' AS schema, '' AS parent, e.evtname AS name, '' AS signature,
       format('CREATE EVENT TRIGGER %I ON %s', e.evtname, e.evtevent)
       || coalesce(' WHEN TAG IN (' || (SELECT string_agg(quote_literal(t), ', ' ORDER BY place) FROM unnest(e.evttags) WITH ORDINALITY AS tag (t, place)) || ')', '')
       || format(' EXECUTE FUNCTION %s()', e.evtfoid::regproc) AS statement,
       ARRAY['enabled=' || CASE e.evtenabled WHEN 'O' THEN 'ENABLE' WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END] AS settings,
       pg_get_userbyid(e.evtowner) AS owner
FROM pg_catalog.pg_event_trigger e
