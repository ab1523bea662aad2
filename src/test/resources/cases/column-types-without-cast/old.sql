CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TABLE scalars (a integer, b text, c text DEFAULT 'x', d boolean, e smallint, f mood, g integer DEFAULT 5);
CREATE TABLE lists (a integer[], b text[], c integer[], d mood[], e varchar(9)[]);
CREATE TABLE foreigners (a date, b uuid, c bytea, d interval, e json, f point);
