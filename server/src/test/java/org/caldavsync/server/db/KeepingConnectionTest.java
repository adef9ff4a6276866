package org.caldavsync.server.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepingConnectionTest {
    private static final String FIND = "SELECT name FROM guests WHERE seat = ?";
    private static final String ADD = "INSERT INTO guests (seat, name) VALUES (?, ?)";

    @TempDir
    Path directory;

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = connect();
        execute("CREATE TABLE guests (seat INTEGER PRIMARY KEY, name TEXT)");
        execute("INSERT INTO guests VALUES (1, 'Anna'), (2, 'Bert')");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void gives_a_closed_statement_again_without_its_former_values() throws SQLException {
        PreparedStatement first = connection.prepareStatement(FIND);
        assertThat(name(first, 1)).isEqualTo("Anna");
        first.close();

        PreparedStatement again = connection.prepareStatement(FIND);

        assertThat(again).isSameAs(first);
        assertThat(again.executeQuery().next()).isFalse();
        assertThat(name(again, 2)).isEqualTo("Bert");
    }

    @Test
    void never_gives_one_statement_to_two() throws SQLException {
        try (PreparedStatement outer = connection.prepareStatement(FIND);
                PreparedStatement inner = connection.prepareStatement(FIND)) {
            outer.setInt(1, 1);
            ResultSet row = outer.executeQuery();

            assertThat(inner).isNotSameAs(outer);
            assertThat(name(inner, 2)).isEqualTo("Bert");
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("Anna");
        }
        PreparedStatement one = connection.prepareStatement(FIND);
        one.close();
        one.close();
        assertThat(connection.prepareStatement(FIND)).isSameAs(one);
        assertThat(connection.prepareStatement(FIND)).isNotSameAs(one);
    }

    @Test
    void forgets_a_batch_that_was_not_executed() throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setInt(1, 3);
            add.setString(2, "Carl");
            add.addBatch();
        }
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setInt(1, 4);
            add.setString(2, "Dora");
            add.addBatch();
            assertThat(add.executeBatch()).containsExactly(1);
        }

        PreparedStatement find = connection.prepareStatement(FIND);
        assertThat(name(find, 3)).isEmpty();
        assertThat(name(find, 4)).isEqualTo("Dora");
    }

    @Test
    void a_closed_statement_holds_nothing_of_the_database() throws SQLException {
        PreparedStatement find = connection.prepareStatement("SELECT name FROM guests ORDER BY seat");
        assertThat(find.executeQuery().next()).isTrue();
        find.close();

        execute("DROP TABLE guests");

        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            assertThat(statement.execute("CREATE TABLE guests (seat TEXT)")).isFalse();
        }
    }

    @Test
    void follows_a_change_of_the_tables() throws SQLException {
        try (PreparedStatement all = connection.prepareStatement("SELECT * FROM guests")) {
            assertThat(all.executeQuery().getMetaData().getColumnCount()).isEqualTo(2);
        }
        execute("ALTER TABLE guests ADD COLUMN diet TEXT NOT NULL DEFAULT 'any'");

        try (PreparedStatement all = connection.prepareStatement("SELECT name, diet FROM guests")) {
            ResultSet row = all.executeQuery();
            assertThat(row.next()).isTrue();
            assertThat(row.getString("diet")).isEqualTo("any");
        }
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            assertThat(name(find, 1)).isEqualTo("Anna");
        }
    }

    @Test
    void keeps_a_bounded_number() throws SQLException {
        PreparedStatement oldest = connection.prepareStatement(FIND);
        oldest.close();
        for (int i = 0; i < KeepingConnection.KEPT; i++) {
            connection.prepareStatement("SELECT " + i).close();
        }

        assertThat(oldest.isClosed()).isTrue();
        assertThat(name(connection.prepareStatement(FIND), 1)).isEqualTo("Anna");
    }

    private Connection connect() throws SQLException {
        Path file = directory.resolve("guests.db");
        return new KeepingConnection("jdbc:sqlite:" + file, file.toString(), new Properties());
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.execute(sql)).isFalse();
        }
    }

    private static String name(PreparedStatement find, int seat) throws SQLException {
        find.setInt(1, seat);
        try (ResultSet row = find.executeQuery()) {
            return row.next() ? row.getString(1) : "";
        }
    }
}
