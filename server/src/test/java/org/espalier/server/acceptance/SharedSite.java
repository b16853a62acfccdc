package org.espalier.server.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/** Gives one server beside one sandbox to all test classes that need neither for themselves; it ends with the last. */
final class SharedSite implements ParameterResolver {

    /** How many stories the project {@code TREE} of the sandbox holds. */
    static final int ISSUES = 400;

    /** The two programs and the folder in which they keep what they know. */
    record Site(RunningSandbox sandbox, RunningServer server, Path folder) implements AutoCloseable {

        static Site start() {
            try {
                Path folder = Files.createTempDirectory("espalier-site");
                Path issues = OrchardFile.write(folder.resolve("orchard.jsonl"), ISSUES, Names.IN_EVERY_SCRIPT);
                return new Site(
                        RunningSandbox.start(issues, folder.resolve("jira")),
                        RunningServer.start(folder.resolve("server")),
                        folder);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        Database database() {
            return new Database(folder.resolve("server"));
        }

        @Override
        public void close() throws IOException {
            server.close();
            sandbox.close();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Site.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedSite.class))
                .computeIfAbsent(Site.class, _ -> Site.start(), Site.class);
    }
}
