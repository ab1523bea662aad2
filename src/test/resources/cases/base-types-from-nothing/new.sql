CREATE TABLE t (id integer);
CREATE TYPE flag;
CREATE FUNCTION flag_in(cstring) RETURNS flag LANGUAGE internal IMMUTABLE STRICT AS 'boolin';
CREATE FUNCTION flag_out(flag) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'boolout';
CREATE TYPE flag (INPUT = flag_in, OUTPUT = flag_out, INTERNALLENGTH = 1, PASSEDBYVALUE, ALIGNMENT = char);
CREATE FUNCTION same(flag, flag) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'booleq';
CREATE DOMAIN flags AS flag;
