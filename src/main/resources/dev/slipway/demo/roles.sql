-- The two roles of the shop: one owns what it creates, the application may only work with rows.
CREATE ROLE shop_owner NOLOGIN;
CREATE ROLE shop_app NOLOGIN;
