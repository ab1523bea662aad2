-- needs PostgreSQL 15
create schema s; create schema q; create table s.a(id int primary key, b int, c text); create table s.b(id int primary key);
create publication p1 for table s.a (id, c), s.b where (id > 3); create publication p2 for tables in schema q; create publication p3 for table s.b; create publication p4 for table s.a (id) where (id > 7) with (publish='insert, delete');
comment on publication p1 is 'x'; create publication p5 for all tables;
