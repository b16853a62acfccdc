package org.espalier.server;

import java.util.LinkedHashMap;
import java.util.Map;
import org.espalier.server.access.Accounts;
import org.espalier.server.demo.Demo;
import org.espalier.server.platform.DataFolder;
import org.espalier.server.platform.Settings;
import org.espalier.server.platform.Settings.Administrator;
import org.espalier.server.platform.Settings.Setup;
import org.espalier.server.platform.SettingsFromEnvironment;
import org.espalier.server.platform.StartRefused;
import org.espalier.server.sync.SynchronizerFeature;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The server's program: reads its settings, starts, says that it is ready, and runs until it is told to end. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class EspalierServer {

    /** Starts the server that the environment describes; a start that fails is told by one sentence and exit code 1. */
    public static void main(String[] arguments) {
        try {
            refuse(arguments);
            Settings settings = SettingsFromEnvironment.read(System.getenv());
            FreePorts.require(settings);
            ConfigurableApplicationContext server = start(settings);
            greet(settings, server);
        } catch (RuntimeException failure) {
            System.err.println(
                    Ending.hasBegun()
                            ? "Espalier was told to end before it was ready. Nothing is lost; start it again."
                            : FailedStart.sentence(failure));
            System.exit(1);
        }
    }

    private static void refuse(String[] arguments) {
        if (arguments.length > 0) {
            throw new StartRefused("Espalier did not start: it takes no options, but was given '"
                    + String.join(" ", arguments)
                    + "'; it is set up by environment variables, which docs/settings.md lists.");
        }
    }

    /** The running server; closing it ends it. */
    static ConfigurableApplicationContext start(Settings settings) {
        return application(settings).run();
    }

    /** The server before it runs. */
    static SpringApplication application(Settings settings) {
        DataFolder folder = DataFolder.at(settings.folder());
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("espalier", properties(settings, folder)));
        environment.getPropertySources().addLast(new MapPropertySource("defaults", defaults(settings)));
        SpringApplication application = new SpringApplication(EspalierServer.class);
        application.setEnvironment(environment);
        application.addInitializers(
                context -> context.getBeanFactory().registerSingleton("espalierSettings", settings));
        return application;
    }

    private static Map<String, Object> properties(Settings settings, DataFolder folder) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("server.port", settings.ports().pages());
        properties.put("management.server.port", settings.ports().management());
        properties.put("logging.file.name", folder.log().toString());
        // Files of that name in the working folder belong to other programs.
        properties.put("spring.config.location", "classpath:/");
        return properties;
    }

    /** What the way of setting up decides unless somebody says otherwise. */
    private static Map<String, Object> defaults(Settings settings) {
        return settings.firstUse().setup() == Setup.WIZARD ? Map.of() : Map.of(SynchronizerFeature.PROPERTY, "true");
    }

    private static void greet(Settings settings, ConfigurableApplicationContext server) {
        if (!server.getBean(Accounts.class).any()) {
            System.err.println("Nobody can sign in yet, so every call is answered with 401: set ESPALIER_ADMIN_USER and"
                    + " ESPALIER_ADMIN_PASSWORD and start again.");
        }
        if (settings.firstUse().setup() == Setup.DEMO) {
            settings.firstUse().administrator().ifPresent(administrator -> prepareDemo(administrator, server));
        }
        System.out.println("Espalier is ready: http://localhost:"
                + server.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static void prepareDemo(Administrator administrator, ConfigurableApplicationContext server) {
        server.getBean(Demo.class)
                .prepare(server.getBean(Accounts.class)
                        .named(administrator.user())
                        .orElseThrow());
        tellPassword(administrator);
    }

    private static void tellPassword(Administrator administrator) {
        administrator
                .password()
                .filter("espalier-demo"::equals)
                .ifPresent(password -> System.out.println(
                        "Sign in as " + administrator.user() + " with the password " + password + "."));
    }
}
