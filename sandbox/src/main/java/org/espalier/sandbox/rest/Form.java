package org.espalier.sandbox.rest;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.espalier.sandbox.dialect.Dialect;
import org.espalier.sandbox.issues.Caller;
import org.espalier.sandbox.issues.CustomFields;
import org.espalier.sandbox.issues.Issue;
import org.espalier.sandbox.issues.IssueField;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Transition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * The screens: which fields a request may set, in the order in which people see them.
 *
 * <p>How an issue was resolved is asked on the way to its end alone.
 *
 * @param parents which issues may be made below another one
 */
record Form(Set<String> onCreation, Set<String> onEdit, Parents parents) {

    /** Which issues have a {@code parent}. */
    enum Parents {
        ON_EVERY_LEVEL,
        OF_SUB_TASKS
    }

    private static final Set<String> ON_TRANSITION =
            ordered(List.of(), "resolution", "assignee", "fixVersions", "comment");

    /** What the caller may set of an issue; without the permission to edit it, nothing. */
    Set<String> onEdit(Caller caller, Issue issue) {
        return caller.may(Permission.EDIT_ISSUES, issue)
                ? permitted(onEdit, caller, issue.place().projectId())
                : Set.of();
    }

    /** What the caller may set of a new issue of that project. */
    Set<String> onCreation(Caller caller, long project) {
        return permitted(onCreation, caller, project);
    }

    /** What the caller may set while leading an issue along such a way. */
    static Set<String> onTransition(Caller caller, Issue issue, Transition transition) {
        Set<String> fields = transition.screen() == Transition.Screen.NONE ? Set.of("comment") : ON_TRANSITION;
        return permitted(fields, caller, issue.place().projectId());
    }

    private static Set<String> permitted(Set<String> fields, Caller caller, long project) {
        Set<String> permitted = new LinkedHashSet<>(fields);
        permitted.removeIf(field -> switch (field) {
            case "assignee" -> !caller.may(Permission.ASSIGN_ISSUES, project);
            case "duedate" -> !caller.may(Permission.SCHEDULE_ISSUES, project);
            case "comment" -> !caller.may(Permission.ADD_COMMENTS, project);
            default -> false;
        });
        return permitted;
    }

    private static Set<String> ordered(List<IssueField> fields, String... more) {
        Set<String> ids = new LinkedHashSet<>();
        fields.forEach(field -> ids.add(field.id()));
        ids.addAll(List.of(more));
        return Collections.unmodifiableSet(ids);
    }

    @Configuration(proxyBeanMethods = false)
    static class Setup {

        private static final List<IssueField> FIELDS = Arrays.stream(IssueField.values())
                .filter(field -> field != IssueField.RESOLUTION)
                .toList();

        /** The epic can be named in two ways, of which the one with a field of its own is the older. */
        @Bean
        @Profile(Dialect.CLOUD_PROFILE)
        Form cloud() {
            return new Form(
                    ordered(FIELDS, "parent", CustomFields.EPIC_LINK, CustomFields.SPRINT),
                    ordered(FIELDS, "parent", CustomFields.EPIC_LINK, CustomFields.SPRINT, "comment"),
                    Parents.ON_EVERY_LEVEL);
        }

        /** A sub-task stays where it was made: nothing but a page for people can move it. */
        @Bean
        @Profile(Dialect.DATA_CENTER_PROFILE)
        Form dataCenter() {
            return new Form(
                    ordered(FIELDS, CustomFields.EPIC_LINK, CustomFields.PARENT_LINK, "parent"),
                    ordered(FIELDS, CustomFields.EPIC_LINK, CustomFields.PARENT_LINK, "comment"),
                    Parents.OF_SUB_TASKS);
        }
    }
}
