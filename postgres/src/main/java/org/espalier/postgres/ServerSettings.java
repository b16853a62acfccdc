package org.espalier.postgres;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How our PostgreSQL runs; given on its command line, so that an Espalier of a new version brings its own. */
final class ServerSettings {

    private static final List<String> SETTINGS = List.of(
            // Answered is kept: these four are PostgreSQL's defaults, stated so that no file can weaken them.
            "fsync=on",
            "full_page_writes=on",
            "synchronous_commit=on",
            "data_sync_retry=off",
            // Nobody but this machine, and no socket file to leave behind.
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=100",
            "shared_buffers=128MB",
            "max_wal_size=1GB",
            "min_wal_size=80MB",
            // Short statements cost more to compile than to run.
            "jit=off",
            // Its words go to our log, in English, since one of them tells that it is ready.
            "logging_collector=off",
            "log_destination=stderr",
            "log_min_messages=warning",
            "log_line_prefix=%m [%p] ",
            "lc_messages=C",
            "log_timezone=UTC",
            "timezone=UTC");

    private ServerSettings() {}

    static List<String> arguments(Path data, int port) {
        return Stream.concat(
                        Stream.of("-D", data.toString(), "-p", Integer.toString(port)),
                        SETTINGS.stream().flatMap(setting -> Stream.of("-c", setting)))
                .toList();
    }
}
