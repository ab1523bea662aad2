CREATE SCHEMA s;
CREATE FUNCTION s.same(a integer, b bigint) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a = b';
CREATE FUNCTION s.other(a integer, b bigint) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a <> b';
CREATE OPERATOR s.=== (FUNCTION = s.same, LEFTARG = integer, RIGHTARG = bigint, NEGATOR = OPERATOR(s.!==), RESTRICT = eqsel);
CREATE OPERATOR s.!== (FUNCTION = s.other, LEFTARG = integer, RIGHTARG = bigint, NEGATOR = OPERATOR(s.===));
COMMENT ON OPERATOR s.=== (integer, bigint) IS 'after';
CREATE OPERATOR FAMILY s.numbers USING btree;
CREATE FUNCTION s.compare(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 - $2';
CREATE OPERATOR CLASS s.reversed FOR TYPE integer USING btree FAMILY s.numbers AS
    OPERATOR 1 pg_catalog.> (integer, integer), OPERATOR 3 pg_catalog.= (integer, integer), OPERATOR 5 pg_catalog.< (integer, integer),
    FUNCTION 1 s.compare(integer, integer);
ALTER OPERATOR FAMILY s.numbers USING btree ADD OPERATOR 3 s.=== (integer, bigint);
CREATE TABLE s.t (id integer, words text);
CREATE INDEX t_reversed ON s.t USING btree (id s.reversed);
CREATE AGGREGATE s.longest(text) (SFUNC = textcat, STYPE = text, INITCOND = '', PARALLEL = SAFE);
CREATE AGGREGATE s.share(double precision ORDER BY double precision) (SFUNC = ordered_set_transition, STYPE = internal,
    FINALFUNC = percentile_cont_float8_final);
COMMENT ON AGGREGATE s.share(double precision ORDER BY double precision) IS 'ordered';
CREATE VIEW s.longest_words AS SELECT s.longest(words) AS w FROM s.t;
CREATE TEXT SEARCH DICTIONARY s.plain (TEMPLATE = simple, accept = 'false');
CREATE TEXT SEARCH CONFIGURATION s.words (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION s.words ADD MAPPING FOR asciiword WITH english_stem;
ALTER TEXT SEARCH CONFIGURATION s.words ADD MAPPING FOR email WITH s.plain;
CREATE DEFAULT CONVERSION s.to_utf8 FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE TYPE s.label;
CREATE FUNCTION s.label_in(cstring) RETURNS s.label LANGUAGE internal STRICT IMMUTABLE AS 'textin';
CREATE FUNCTION s.label_out(s.label) RETURNS cstring LANGUAGE internal STRICT IMMUTABLE AS 'textout';
CREATE TYPE s.label (INPUT = s.label_in, OUTPUT = s.label_out, LIKE = text);
CREATE TABLE s.labelled (l s.label);
CREATE TYPE s.mark;
CREATE FUNCTION s.mark_in(cstring) RETURNS s.mark LANGUAGE internal STRICT IMMUTABLE AS 'textin';
CREATE FUNCTION s.mark_out(s.mark) RETURNS cstring LANGUAGE internal STRICT IMMUTABLE AS 'textout';
CREATE TYPE s.mark (INPUT = s.mark_in, OUTPUT = s.mark_out, LIKE = text);
COMMENT ON TYPE s.mark IS 'a type of its own';
CREATE TABLE s.marked (m s.mark);
CREATE SCHEMA other;
CREATE TABLE other.kept (id integer);
