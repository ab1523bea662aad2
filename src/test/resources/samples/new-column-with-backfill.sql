ALTER TABLE shop.address ADD COLUMN label text NOT NULL;
COMMENT ON COLUMN shop.address.label IS 'How the address is shown in lists';
