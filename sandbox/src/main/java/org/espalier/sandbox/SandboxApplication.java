package org.espalier.sandbox;

import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** The parts of a running sandbox. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan
class SandboxApplication {

    /** The only clock of the sandbox. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
