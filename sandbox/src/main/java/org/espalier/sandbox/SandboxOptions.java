package org.espalier.sandbox;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.espalier.sandbox.dialect.Dialect;

/** What the command line asks for. */
record SandboxOptions(int port, Dialect dialect, Optional<Path> file, Path store, OptionalLong parent) {

    private static final String KNOWN = "the sandbox knows --port, --dialect, --data, --store and --parent";

    /** Reads a command line. */
    static SandboxOptions of(List<String> arguments) {
        Reader reader = new Reader();
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String word = words.next();
            int equals = word.indexOf('=');
            String option = equals < 0 ? word : word.substring(0, equals);
            if (!Reader.OPTIONS.contains(option)) {
                throw SandboxFailure.usage(
                        "Nothing was started, because option \"" + option + "\" is unknown; " + KNOWN + ".");
            }
            if (equals < 0 && !words.hasNext()) {
                throw SandboxFailure.usage("Nothing was started, because option " + option
                        + " needs a value after it, and there is none.");
            }
            reader.take(option, equals < 0 ? words.next() : word.substring(equals + 1));
        }
        return reader.options();
    }

    /** Collects the options one by one, starting from the values they have when they are not given. */
    private static final class Reader {

        static final List<String> OPTIONS = List.of("--port", "--dialect", "--data", "--store", "--parent");

        private int port = 8491;
        private Dialect dialect = Dialect.CLOUD;
        private Optional<Path> file = Optional.empty();
        private Path store = Path.of("espalier-sandbox-data");
        private OptionalLong parent = OptionalLong.empty();

        void take(String option, String value) {
            switch (option) {
                case "--port" -> port = (int) number(option, value, 65535);
                case "--dialect" -> dialect = dialect(value);
                case "--data" -> file = Optional.of(path(option, value));
                case "--store" -> store = path(option, value);
                default -> parent = OptionalLong.of(number(option, value, Long.MAX_VALUE));
            }
        }

        SandboxOptions options() {
            return new SandboxOptions(port, dialect, file, store, parent);
        }

        private static Dialect dialect(String value) {
            return Dialect.named(value)
                    .orElseThrow(() -> SandboxFailure.usage("Nothing was started, because \"" + value
                            + "\" is no dialect; --dialect takes cloud or data-center."));
        }

        private static long number(String option, String value, long most) {
            try {
                long number = Long.parseLong(value);
                if (number >= 0 && number <= most) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                throw notBetween(option, value, most);
            }
            throw notBetween(option, value, most);
        }

        private static SandboxFailure notBetween(String option, String value, long most) {
            return SandboxFailure.usage("Nothing was started, because option " + option + " takes a number from 0 to "
                    + most + ", not \"" + value + "\".");
        }

        private static Path path(String option, String value) {
            try {
                return Path.of(value);
            } catch (InvalidPathException invalid) {
                throw SandboxFailure.usage(
                        "Nothing was started, because option " + option + " takes a path, not \"" + value + "\".");
            }
        }
    }
}
