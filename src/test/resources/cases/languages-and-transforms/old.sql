CREATE EXTENSION hstore;
CREATE LANGUAGE mylang HANDLER plpgsql_call_handler;
CREATE FUNCTION to_l(internal) RETURNS internal LANGUAGE internal AS 'boolin';
CREATE ACCESS METHOD am1 TYPE INDEX HANDLER bthandler;
CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE t (id integer) USING heap2; CREATE TABLE u (id integer);
CREATE FUNCTION lf() RETURNS integer LANGUAGE mylang AS 'BEGIN RETURN 1; END';
