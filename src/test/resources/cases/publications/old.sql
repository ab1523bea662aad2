create schema s; create table s.a(id int primary key, b int, c text); create table s.b(id int primary key);
create publication p1 for table s.a; create publication p2 for tables in schema s; create publication p3; create publication p4 for table s.a (id,b) where (id > 5) with (publish='insert');
