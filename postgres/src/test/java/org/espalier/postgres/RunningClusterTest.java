package org.espalier.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cluster promises while it runs. */
class RunningClusterTest {

    @TempDir
    static Path folder;

    private static BundledPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = BundledPostgres.start(folder);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void isDurableAndSpeaksToThisMachineAlone() throws SQLException {
        assertThat(Sql.answer(postgres, "SHOW fsync")).isEqualTo("on");
        assertThat(Sql.answer(postgres, "SHOW synchronous_commit")).isEqualTo("on");
        assertThat(Sql.answer(postgres, "SHOW data_checksums")).isEqualTo("on");
        assertThat(Sql.answer(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(Sql.answer(postgres, "SHOW unix_socket_directories")).isEmpty();
    }

    @Test
    void ordersByCodePointAndKnowsEveryLetter() throws SQLException {
        assertThat(Sql.answer(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
        assertThat(Sql.answer(postgres, "SELECT upper('äпω') || ('Z' < 'a')")).isEqualTo("ÄПΩtrue");
    }

    @Test
    void isOpenOnlyToWhoKnowsThePassword() throws IOException {
        assertThat(Files.getPosixFilePermissions(folder.resolve("password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), postgres.user(), postgres.password() + "0"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void createsADatabaseOnceAndOnlyUnderAPlainName() throws SQLException {
        postgres.createDatabaseIfAbsent("espalier");
        postgres.createDatabaseIfAbsent("espalier");
        assertThat(Sql.answer(postgres, "SELECT count(*) FROM pg_database WHERE datname = 'espalier'"))
                .isEqualTo("1");
        assertThatThrownBy(() -> postgres.createDatabaseIfAbsent("a\"; DROP"))
                .isInstanceOf(PostgresFailure.class)
                .hasMessageContaining("cannot name a database, so none was created");
    }

    @Test
    void itsFolderIsRefusedToASecondStartInThisProcess() {
        assertThatThrownBy(() -> BundledPostgres.start(folder))
                .isInstanceOf(PostgresFailure.class)
                .hasMessageContaining("is in use by this process, so nothing was started");
    }
}
