-- needs PostgreSQL 18
CREATE TABLE place (id int PRIMARY KEY, name text);
CREATE TABLE visit (id int PRIMARY KEY, place_id int, guest_id int, third_id int, fourth_id int, n int CONSTRAINT n_positive CHECK (n > 0) NOT ENFORCED, m int,
    CONSTRAINT m_positive CHECK (m > 0),
    CONSTRAINT visit_place FOREIGN KEY (place_id) REFERENCES place NOT ENFORCED,
    CONSTRAINT visit_guest FOREIGN KEY (guest_id) REFERENCES place NOT ENFORCED,
    CONSTRAINT visit_third FOREIGN KEY (third_id) REFERENCES place ON DELETE CASCADE DEFERRABLE,
    CONSTRAINT visit_fourth FOREIGN KEY (fourth_id) REFERENCES place DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT new_check CHECK (id <> 8) NOT ENFORCED);
CREATE TABLE fresh (id int, CONSTRAINT fresh_place FOREIGN KEY (id) REFERENCES place NOT ENFORCED, CONSTRAINT fresh_check CHECK (id > 5) NOT ENFORCED);
