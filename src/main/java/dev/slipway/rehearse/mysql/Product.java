package dev.slipway.rehearse.mysql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Which of the two products answers: they keep what they know of themselves in different tables. */
enum Product {
    MYSQL, MARIADB;

    static Product of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("SELECT version()")) {
            row.next();
            return row.getString(1).contains("MariaDB") ? MARIADB : MYSQL;
        }
    }
}
