package org.espalier.sandbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;
import org.espalier.postgres.TestPostgres;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.load.DataFile;
import org.espalier.sandbox.load.DataSet;
import org.espalier.sandbox.load.Loader;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A sandbox on real HTTP and a real database, with issues of its own; registered with a test class, it is as before
 * after each test, and ends with the class.
 */
final class TestSandbox implements AutoCloseable, AfterEachCallback, AfterAllCallback {

    private final HikariDataSource database;
    private final RunningSandbox running;

    private TestSandbox(HikariDataSource database, RunningSandbox running) {
        this.database = database;
        this.running = running;
    }

    /** Nine issues in two projects, see {@code harbour.jsonl}. */
    static TestSandbox harbour() {
        return with(DataFile.read(harbourFile()));
    }

    /** The same as Data Center shows it. */
    static TestSandbox dataCenterHarbour() {
        return with(DataFile.read(harbourFile()), Dialect.DATA_CENTER);
    }

    static TestSandbox with(DataSet issues) {
        return with(issues, Dialect.CLOUD);
    }

    static TestSandbox with(DataSet issues, Dialect dialect) {
        HikariDataSource database = emptyDatabase();
        new Loader(database).load(issues);
        return new TestSandbox(database, RunningSandbox.start(database, dialect, 0));
    }

    static HikariDataSource emptyDatabase() {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(TestPostgres.newDatabase());
        settings.setMaximumPoolSize(8);
        HikariDataSource database = new HikariDataSource(settings);
        Store.prepare(database);
        return database;
    }

    static Path harbourFile() {
        return resource("/sandbox/harbour.jsonl");
    }

    private static Path resource(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(TestSandbox.class.getResource(name)).toURI());
        } catch (URISyntaxException invalid) {
            throw new IllegalStateException(invalid);
        }
    }

    DataSource database() {
        return database;
    }

    /** Brings back the issues of {@link #harbour()}, whatever a test did to them. */
    void harbourAgain() {
        execute("truncate project, issue_type, status, priority, resolution, link_type, account cascade");
        new Loader(database).load(DataFile.read(harbourFile()));
        admin().put("/sandbox/faults", "{}");
        admin().put("/sandbox/stamps", "{}");
        admin().put("/sandbox/conflicts", "{}");
        admin().put("/sandbox/slips", "{}");
        admin().delete("/sandbox/requests");
    }

    /** Brings about what takes too long, or cannot be brought about, from outside. */
    void execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    URI address() {
        return URI.create("http://localhost:" + running.port());
    }

    TestClient admin() {
        return new TestClient(address(), "admin@example.com");
    }

    TestClient member() {
        return new TestClient(address(), "member");
    }

    @Override
    public void afterEach(ExtensionContext test) {
        harbourAgain();
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        close();
    }

    @Override
    public void close() {
        running.close();
        database.close();
    }
}
