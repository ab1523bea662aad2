CREATE TABLE account (
  id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name varchar(40) NOT NULL DEFAULT 'it''s \\ new',
  kind enum('a','b') DEFAULT 'a',
  gone int,
  doc json,
  seen timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(),
  full_name varchar(80) AS (concat(name, '!')) VIRTUAL,
  CHECK (kind <> 'x')
) COMMENT='first';
