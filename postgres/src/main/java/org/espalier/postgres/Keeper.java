package org.espalier.postgres;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How PostgreSQL runs as somebody it accepts and ends when this process ends, however it ends.
 *
 * <p>PostgreSQL refuses to run as root. A user namespace lets root be seen as an ordinary user while its files stay its
 * own, also below folders that nobody else may enter. The death signal reaches PostgreSQL when the <em>thread</em> that
 * started it ends. A session of its own keeps the terminal's Ctrl-C from ending the database before its user.
 */
enum Keeper {
    /** Root, seen as nobody. */
    NAMESPACE,
    /** Root gives the files to nobody: for containers that forbid namespaces; every folder above must be open. */
    OTHER_USER,
    /** An ordinary user of Linux. */
    DEATH_SIGNAL,
    /** An ordinary user where no death signal exists: a shell waits for the end of a pipe that we hold. */
    PIPE;

    private static final int ROOT = 0;
    private static final int NOBODY = 65534;

    // The ended program's number may belong to another one by then, hence the question who the parent is.
    private static final String STOP_AT_END_OF_INPUT = """
            exec 3<&0 </dev/null
            (
              while read -r line; do :; done
              self=$(sh -c 'echo $PPID')
              parent=$(ps -o ppid= -p "$self" | tr -d ' ')
              [ "$parent" = "$$" ] && kill -INT "$$"
            ) <&3 >/dev/null 2>&1 3<&- &
            exec 3<&-
            exec "$@"
            """;

    /** The ways to try for the user of this process, best first. */
    static List<Keeper> candidates(String user) {
        return user.equals("root") ? List.of(NAMESPACE, OTHER_USER) : List.of(DEATH_SIGNAL, PIPE);
    }

    /** The whole command for a program of PostgreSQL. */
    List<String> command(List<String> program) {
        return Stream.concat(prefix().stream(), program.stream()).toList();
    }

    private List<String> prefix() {
        return switch (this) {
            case NAMESPACE -> List.of("setsid", "unshare", "-U", "setpriv", "--pdeathsig", "INT");
            case OTHER_USER ->
                List.of(
                        "setsid",
                        "setpriv",
                        "--reuid=" + NOBODY,
                        "--regid=" + NOBODY,
                        "--clear-groups",
                        "--pdeathsig",
                        "INT");
            case DEATH_SIGNAL -> List.of("setsid", "setpriv", "--pdeathsig", "INT");
            case PIPE -> List.of("sh", "-c", STOP_AT_END_OF_INPUT, "espalier-postgres");
        };
    }

    /** The number of the user who must own the files, where that may have changed. */
    OptionalInt owner() {
        return switch (this) {
            case NAMESPACE -> OptionalInt.of(ROOT);
            case OTHER_USER -> OptionalInt.of(NOBODY);
            case DEATH_SIGNAL, PIPE -> OptionalInt.empty();
        };
    }

    /**
     * Sends a signal to a process; Java itself can send only those that PostgreSQL answers too slowly or too rudely.
     */
    static void signal(String name, long pid) {
        new Command(List.of("sh", "-c", "kill -" + name + " " + pid)).run();
    }
}
