import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Unpacks the jar of a program and starts it there once, so that Java keeps the classes that a start needs, loaded and
 * linked (the AOT cache of JEP 514). Later starts take about a third of the time; a cache that cannot be made, or that is
 * of another Java, costs nothing else.
 *
 * <p>Arguments: the jar, the folder to fill, and the program's own, where {@code {data}} stands for a folder that is
 * deleted afterwards.
 */
public class FirstStart {

    private static final String JAVA = ProcessHandle.current().info().command().orElse("java");

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path jar = Path.of(arguments[0]).toAbsolutePath();
        Path folder = Path.of(arguments[1]).toAbsolutePath();
        delete(folder);
        Path data = Files.createTempDirectory("first-start");
        try {
            run(List.of("-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", folder.toString()), data);
            train(first(folder.resolve(jar.getFileName()), arguments, data), data);
        } finally {
            deleteIfPossible(data);
        }
    }

    /** What is left of a program that was ended may still be writing there. */
    private static void deleteIfPossible(Path folder) {
        try {
            delete(folder);
        } catch (IOException | UncheckedIOException failure) {
            System.err.println("The folder " + folder + " was left behind: " + failure);
        }
    }

    private static void train(List<String> command, Path data) throws InterruptedException {
        try {
            run(command, data);
        } catch (IOException failure) {
            System.err.println("Starts will take longer than they could, because the first one failed: " + failure.getMessage());
        }
    }

    private static List<String> first(Path program, String[] arguments, Path data) {
        String cache = program.toString().replaceFirst("jar$", "aot");
        List<String> command = new ArrayList<>(
                List.of("-XX:AOTCacheOutput=" + cache, "--enable-native-access=ALL-UNNAMED", "-jar", program.toString()));
        Stream.of(arguments).skip(2).map(word -> word.replace("{data}", data.toString())).forEach(command::add);
        return command;
    }

    /** Runs Java until it ends, and asks a program to end once it is ready. */
    private static void run(List<String> command, Path data) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(JAVA), command.stream()).toList());
        builder.environment().keySet().removeIf(name -> name.startsWith("ESPALIER_"));
        builder.environment().put("ESPALIER_DATA", data.toString());
        builder.environment().put("ESPALIER_PORT", "0");
        builder.environment().put("ESPALIER_MANAGEMENT_PORT", "0");
        Process program = builder.redirectErrorStream(true).start();
        CompletableFuture.delayedExecutor(3, TimeUnit.MINUTES).execute(program::destroyForcibly);
        StringBuilder said = new StringBuilder();
        boolean ready = false;
        try (BufferedReader lines = program.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                if (line.contains(" is ready: ")) {
                    ready = true;
                    program.toHandle().destroy();
                }
            }
        }
        if (program.waitFor() != 0 && !ready) {
            throw new IOException(String.join(" ", builder.command()) + " failed:\n" + said);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
