package org.espalier.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's programs, unpacked and known to run on this machine in the way of their keeper. */
record Installation(Path home, Keeper keeper, int majorVersion) {

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)\\.");

    /**
     * The installation to use for the cluster in a folder.
     *
     * <p>The user's cache is shared by all clusters, which spares each new one the unpacking. The folder itself serves
     * where that cache cannot be written, forbids programs, or is closed to the user that the keeper changes to.
     */
    static Installation forThisMachine(Path folder) {
        Bundle bundle = Bundle.forThisMachine();
        String user = System.getProperty("user.name", "");
        List<String> refusals = new ArrayList<>();
        for (Path cache : List.of(userCache(), folder.resolve("programs"))) {
            try {
                Path home = Bundle.unpacked(bundle, cache);
                for (Keeper keeper : Keeper.candidates(user)) {
                    Command.Outcome outcome =
                            new Command(keeper.command(List.of(program(home, "postgres"), "--version"))).run();
                    Matcher version = VERSION.matcher(outcome.output());
                    if (outcome.succeeded() && version.find()) {
                        return new Installation(home, keeper, Integer.parseInt(version.group(1)));
                    }
                    refusals.add(outcome.complaint());
                }
            } catch (IOException failure) {
                refusals.add(Folders.notWritable(cache, failure).getMessage());
            }
        }
        throw user.equals("root") ? rootRefused(refusals) : refused(refusals);
    }

    /** The command line of one of the programs. */
    List<String> command(String program, List<String> arguments) {
        List<String> words = new ArrayList<>();
        words.add(program(home, program));
        words.addAll(arguments);
        return keeper.command(words);
    }

    private static String program(Path home, String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static Path userCache() {
        String stated = System.getenv("XDG_CACHE_HOME");
        Path caches = stated == null || stated.isBlank()
                ? Path.of(System.getProperty("user.home", "."), ".cache")
                : Path.of(stated);
        return caches.resolve("espalier").toAbsolutePath();
    }

    private static PostgresFailure rootRefused(List<String> refusals) {
        return new PostgresFailure("PostgreSQL does not run as root, and running it as another user failed ("
                + String.join("; ", new LinkedHashSet<>(refusals))
                + "), so nothing was started; install unshare and setpriv (package util-linux),"
                + " or start Espalier as an ordinary user.");
    }

    private static PostgresFailure refused(List<String> refusals) {
        return new PostgresFailure("The PostgreSQL that travels with Espalier does not run on this machine ("
                + String.join("; ", new LinkedHashSet<>(refusals))
                + "), so nothing was started; use a PostgreSQL of your own by its address.");
    }
}
