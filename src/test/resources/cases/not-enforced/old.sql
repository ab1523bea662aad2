CREATE TABLE place (id int PRIMARY KEY, name text);
CREATE TABLE visit (id int PRIMARY KEY, place_id int, guest_id int, third_id int, fourth_id int, n int CONSTRAINT n_positive CHECK (n > 0), m int,
    CONSTRAINT m_positive CHECK (m > 0) NOT ENFORCED,
    CONSTRAINT visit_place FOREIGN KEY (place_id) REFERENCES place,
    CONSTRAINT visit_third FOREIGN KEY (third_id) REFERENCES place ON DELETE CASCADE DEFERRABLE NOT ENFORCED,
    CONSTRAINT visit_fourth FOREIGN KEY (fourth_id) REFERENCES place,
    CONSTRAINT gone_check CHECK (id <> 7) NOT ENFORCED);
