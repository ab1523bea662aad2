CREATE TYPE mood AS ENUM ('sad', 'glad');
CREATE TABLE scalars (a integer[], b text[], c text[] DEFAULT '{}', d smallint, e boolean, f mood[], g bigint[] DEFAULT '{5}');
CREATE TABLE lists (a integer, b text, c bigint[], d mood, e text[]);
CREATE TABLE foreigners (a integer, b integer, c uuid, d timestamp, e bigint[], f jsonb);
