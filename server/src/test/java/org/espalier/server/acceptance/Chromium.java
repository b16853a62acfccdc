package org.espalier.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The system's Chromium, driven and never downloaded. */
final class Chromium implements AutoCloseable {

    private static final String ABSENT =
            "There is no Chromium on the PATH, and ESPALIER_TEST_CHROMIUM names none: nothing was tried in a browser";

    /** It reaches for nothing but the pages, and starts where there is neither a display nor a sandbox of its own. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-quic",
            "--disable-sync",
            "--no-first-run");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(ARGUMENTS));
    }

    /** Skips the test where there is none; where CI=true that is a failure. */
    static Chromium open() {
        Optional<Path> program = program();
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(program).as(ABSENT).isPresent();
        }
        assertThat(program).as(ABSENT).isPresent();
        return new Chromium(program.orElseThrow());
    }

    private static Optional<Path> program() {
        Stream<Path> named =
                Stream.ofNullable(System.getenv("ESPALIER_TEST_CHROMIUM")).map(Path::of);
        Stream<Path> onPath = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser").map(name -> Path.of(folder, name)));
        return Stream.concat(named, onPath).filter(Files::isExecutable).findFirst();
    }

    /** A window that shares nothing with others; what it shows is kept under the name. */
    BrowserWindow window(String name, ColorScheme scheme) {
        return new BrowserWindow(
                name,
                browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(1440, 900)
                        .setColorScheme(scheme)
                        .setReducedMotion(ReducedMotion.REDUCE)));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
