package org.espalier.server.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the platform together. */
@Configuration(proxyBeanMethods = false)
class PlatformConfiguration {

    /** The only clock; whoever needs the time asks for it here, so that tests can set it. */
    @Bean
    SteadyClock clock() {
        return new SteadyClock(InstantSource.system(), System::nanoTime);
    }

    /** The only wait, likewise. */
    @Bean
    Pause pause() {
        return new RestingPause();
    }

    @Bean
    Ids ids() {
        return new Ids();
    }

    @Bean
    Database database(Settings settings) {
        return Database.of(settings);
    }

    @Bean
    HikariDataSource dataSource(Database database) {
        return database.pool();
    }

    @Bean
    Transactions transactions(TransactionTemplate template) {
        return new Transactions(template);
    }

    @Bean
    BulkCopy bulkCopy(DataSource dataSource) {
        return new BulkCopy(dataSource);
    }

    /** Runs before anybody asks the database anything. */
    @Bean
    FlywayMigrationStrategy schema() {
        return Schema::bringUpToDate;
    }

    @Bean
    Seal seal(Settings settings, JdbcClient jdbc, Transactions transactions) {
        var key = new KeyFile(DataFolder.at(settings.folder()));
        return transactions.in(() -> SealCanary.proven(key, jdbc));
    }
}
