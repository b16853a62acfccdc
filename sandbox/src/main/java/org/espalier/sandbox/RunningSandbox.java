package org.espalier.sandbox;

import java.util.Map;
import javax.sql.DataSource;
import org.espalier.sandbox.dialect.Dialect;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A sandbox that answers on a port of this machine until it is closed. */
final class RunningSandbox implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private RunningSandbox(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Serves the issues of a prepared database as that kind of Jira; port 0 means any that is free. */
    static RunningSandbox start(DataSource database, Dialect dialect, int port) {
        SpringApplication application = new SpringApplication(SandboxApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        application.setAdditionalProfiles(dialect.profile());
        application.setDefaultProperties(Map.of(
                "api.versions",
                dialect.versions(),
                "server.port",
                port,
                "spring.threads.virtual.enabled",
                true,
                "spring.main.web-application-type",
                "servlet",
                "spring.jmx.enabled",
                false));
        application.addInitializers(context -> {
            if (context instanceof GenericApplicationContext beans) {
                beans.registerBean("dataSource", DataSource.class, () -> database);
                beans.registerBean(Dialect.class, () -> dialect);
            }
        });
        try {
            return new RunningSandbox(application.run());
        } catch (PortInUseException taken) {
            throw portInUse(port);
        }
    }

    /** What is said where somebody else has the port. */
    static SandboxFailure portInUse(int port) {
        return SandboxFailure.because("Port " + port
                + " is already in use, so nothing was started and nothing was changed;"
                + " stop what uses it, or give another --port (0 takes a free one).");
    }

    int port() {
        if (context instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            return web.getWebServer().getPort();
        }
        throw new IllegalStateException("A sandbox without a web server indicates a bug.");
    }

    @Override
    public void close() {
        context.close();
    }
}
