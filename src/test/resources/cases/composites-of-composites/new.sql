CREATE TABLE z (a int);
CREATE TYPE txt;
CREATE FUNCTION txt_in(cstring) RETURNS txt LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION txt_out(txt) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE txt (INTERNALLENGTH = variable, INPUT = txt_in, OUTPUT = txt_out, DEFAULT = 'zippo', ALIGNMENT = int4);
CREATE TYPE a_row AS (f1 txt, f2 int); CREATE DOMAIN a_dom AS txt; CREATE TABLE a_tab (f1 txt); CREATE TYPE s1;  
CREATE TYPE a_range AS (r a_row); CREATE TABLE b_tab (f1 txt[], f2 a_row);
CREATE FUNCTION a_f(txt) RETURNS a_row LANGUAGE sql AS 'SELECT NULL::a_row';
