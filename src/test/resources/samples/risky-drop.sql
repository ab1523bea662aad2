DROP TABLE shop.legacy_coupon;
ALTER TABLE shop.customer DROP COLUMN fax;
