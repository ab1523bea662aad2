INSERT INTO s.t VALUES (1, 'one'), (2, 'two');
INSERT INTO s.labelled VALUES ('a');
