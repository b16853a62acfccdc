package org.espalier.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody else's PostgreSQL: how it is named, and what is said of one that will not do. */
class ExternalPostgresTest {

    private static final String UNCHANGED = ", so nothing was started and nothing was changed; ";

    @TempDir
    static Path folder;

    private static BundledPostgres cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = BundledPostgres.start(folder);
        cluster.createDatabaseIfAbsent("good");
        for (String statement : List.of(
                "create role guest login password 'guest'",
                "create role nobody login password 'nobody'",
                "alter role nobody in database good set default_transaction_read_only = on",
                "create database closed",
                "revoke connect on database closed from public",
                "create database latin encoding 'LATIN1' locale 'C' template template0")) {
            Sql.run(cluster, statement);
        }
    }

    @AfterAll
    static void end() {
        cluster.close();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            postgresql://ada:pass@db/espalier,                       -,    -,   jdbc:postgresql://db/espalier?,            ada,      pass
            postgres://ada:pass@db:5433/espalier,                    -,    -,   jdbc:postgresql://db:5433/espalier?,       ada,      pass
            jdbc:postgresql://db:5433/espalier,                      ada,  p@s, jdbc:postgresql://db:5433/espalier?,       ada,      p@s
            jdbc:postgresql://db/espalier?user=ada&password=a%26b+c, -,    -,   jdbc:postgresql://db/espalier?,            ada,      a&b+c
            postgresql://ada:p%40s%2Fs@db/espalier?sslmode=require,  -,    -,   jdbc:postgresql://db/espalier?sslmode=require, ada,  p@s/s
            postgresql://ada:p@ss@db/espalier,                       -,    -,   jdbc:postgresql://db/espalier?,            ada,      p@ss
            postgresql://ada:pass@db/espalier,                       bob,  new, jdbc:postgresql://db/espalier?,            bob,      new
            postgresql://db/espalier,                                -,    -,   jdbc:postgresql://db/espalier?,            espalier, ''
            'postgresql://one:5432,two:5432/espalier',               -,    -,   'jdbc:postgresql://one:5432,two:5432/espalier?', espalier, ''
            postgresql://[::1]:5432/espalier,                        -,    -,   jdbc:postgresql://[::1]:5432/espalier?,    espalier, ''
            """)
    void anAddressSaysWhereAndWho(
            String address,
            String user,
            String password,
            String jdbcUrl,
            String expectedUser,
            String expectedPassword) {
        ExternalPostgres database = ExternalPostgres.at(
                        address, Optional.ofNullable(user), Optional.ofNullable(password))
                .orElseThrow();

        assertThat(database.jdbcUrl()).isEqualTo(jdbcUrl);
        assertThat(database.user()).isEqualTo(expectedUser);
        assertThat(database.password()).isEqualTo(expectedPassword);
        assertThat(database.toString()).doesNotContain("password=").contains("password hidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://db/espalier",
                "db:5432/espalier",
                "postgresql://db",
                "postgresql://db/",
                "postgresql:///espalier",
                "postgresql://ada:%zz@db/espalier",
                "jdbc:postgresql:espalier"
            })
    void whatIsNoAddressIsNone(String address) {
        assertThat(ExternalPostgres.at(address, Optional.empty(), Optional.empty()))
                .isEmpty();
    }

    @Test
    void aGoodOneIsTaken() {
        assertThatCode(() ->
                        database("good", cluster.user(), cluster.password()).requireUsable())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            good   | guest  | wrong  | does not let the user guest in (FATAL: password authentication failed for user "guest") | check user and password
            good   | absent | absent | does not let the user absent in                                        | check user and password
            absent | guest  | guest  | has no such database                                                   | create it, or correct its name in the address
            closed | guest  | guest  | The user guest may not use the database                                | make that user the owner of the database
            good   | guest  | guest  | The user guest may not create tables in the database                   | make that user the owner of the database
            good   | nobody | nobody | can only be read, as a standby can                                     | give the address of the primary server
            latin  | guest  | guest  | keeps text as LATIN1, which lacks letters that Jira has                | create one with the encoding UTF8
            """)
    void oneThatWillNotDoIsToldInOneSentence(
            String name, String user, String password, String sentence, String remedy) {
        assertRefused(database(name, user, password), sentence, remedy);
    }

    @Test
    void nobodyThereIsTold() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertRefused(at(port, ""), "The PostgreSQL at 127.0.0.1:" + port + "/x cannot be reached (", "start it");
    }

    @Test
    void somethingElseIsTold() throws IOException {
        assertRefusedBy("", "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII), "is no PostgreSQL");
        assertRefusedBy("", new byte[0], "is no PostgreSQL");
    }

    @Test
    void anOldOneIsTold() throws IOException {
        String asksNothing = "?sslmode=disable&assumeMinServerVersion=9.0";

        assertRefusedBy(asksNothing, greetingOf("14.19"), "is of PostgreSQL 14.19, but Espalier needs 15 or newer");
    }

    private static void assertRefusedBy(String options, byte[] answer, String sentence) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> answerAll(server, answer));
            assertRefused(at(server.getLocalPort(), options), sentence, "");
        }
    }

    private static void assertRefused(ExternalPostgres database, String sentence, String remedy) {
        assertThatThrownBy(database::requireUsable)
                .isInstanceOf(PostgresFailure.class)
                .hasMessageContaining(database.place())
                .hasMessageContaining(sentence)
                .hasMessageContaining(UNCHANGED + remedy)
                .message()
                .doesNotContain("\n")
                .endsWith(".");
    }

    /** What a server of that version says to somebody who wants no TLS, until it is ready. */
    private static byte[] greetingOf(String version) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte('R');
        out.writeInt(8);
        out.writeInt(0);
        for (String[] parameter : new String[][] {
            {"server_version", version},
            {"client_encoding", "UTF8"},
            {"DateStyle", "ISO, MDY"},
            {"integer_datetimes", "on"},
            {"standard_conforming_strings", "on"}
        }) {
            byte[] text = (parameter[0] + "\0" + parameter[1] + "\0").getBytes(StandardCharsets.US_ASCII);
            out.writeByte('S');
            out.writeInt(4 + text.length);
            out.write(text);
        }
        out.writeByte('Z');
        out.writeInt(5);
        out.writeByte('I');
        return bytes.toByteArray();
    }

    /** Says the same to everybody and hears until they go. */
    private static void answerAll(ServerSocket server, byte[] answer) {
        while (!server.isClosed()) {
            try (Socket caller = server.accept()) {
                caller.getInputStream().readNBytes(8);
                caller.getOutputStream().write(answer);
                caller.shutdownOutput();
                caller.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException gone) {
                assertThat(gone).as("whoever is refused may go at any moment").isNotNull();
            }
        }
    }

    private static ExternalPostgres at(int port, String options) {
        return ExternalPostgres.at(
                        "postgresql://a:b@127.0.0.1:" + port + "/x" + options, Optional.empty(), Optional.empty())
                .orElseThrow();
    }

    private static ExternalPostgres database(String name, String user, String password) {
        return ExternalPostgres.at(
                        "postgresql://127.0.0.1:" + cluster.port() + "/" + name,
                        Optional.of(user),
                        Optional.of(password))
                .orElseThrow();
    }
}
