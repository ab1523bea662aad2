CREATE TABLE account (
  doc json,
  id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind enum('a','b','c') NOT NULL DEFAULT 'b' COMMENT 'it''s a kind',
  made datetime(3) DEFAULT current_timestamp(3),
  name varchar(60) NOT NULL DEFAULT 'it''s',
  seen timestamp NOT NULL DEFAULT current_timestamp(),
  hidden int INVISIBLE DEFAULT 3,
  full_name varchar(80) AS (concat(name, '?')) STORED,
  CHECK (kind <> 'y'),
  CONSTRAINT named CHECK (kind <> 'z')
) COMMENT='second' ROW_FORMAT=DYNAMIC;
