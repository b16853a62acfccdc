package org.espalier.sandbox.rest;

import java.util.Set;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.issues.CustomFields;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Which fields a request may set.
 *
 * @param parents which issues may be made below another one
 */
record Form(Set<String> onCreation, Set<String> onEdit, Parents parents) {

    /** Which issues have a {@code parent}. */
    enum Parents {
        ON_EVERY_LEVEL,
        OF_SUB_TASKS
    }

    @Configuration(proxyBeanMethods = false)
    static class Setup {

        /** The epic can be named in two ways, of which the one with a field of its own is the older. */
        @Bean
        @Profile(Dialect.CLOUD_PROFILE)
        Form cloud() {
            Set<String> fields =
                    Set.of("summary", "labels", "priority", "parent", CustomFields.EPIC_LINK, CustomFields.SPRINT);
            return new Form(fields, fields, Parents.ON_EVERY_LEVEL);
        }

        /** A sub-task stays where it was made: nothing but a page for people can move it. */
        @Bean
        @Profile(Dialect.DATA_CENTER_PROFILE)
        Form dataCenter() {
            return new Form(
                    Set.of(
                            "summary",
                            "labels",
                            "priority",
                            "description",
                            "environment",
                            CustomFields.EPIC_LINK,
                            "parent"),
                    Set.of("summary", "labels", "priority", "description", "environment", CustomFields.EPIC_LINK),
                    Parents.OF_SUB_TASKS);
        }
    }
}
