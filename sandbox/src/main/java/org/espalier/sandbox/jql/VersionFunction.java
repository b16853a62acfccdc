package org.espalier.sandbox.jql;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The functions that give versions; what is put away is neither released nor to be released. */
enum VersionFunction {
    RELEASED_VERSIONS("releasedVersions", Functions.Yield.LIST, Names.Version.Standing.RELEASED),
    UNRELEASED_VERSIONS("unreleasedVersions", Functions.Yield.LIST, Names.Version.Standing.UNRELEASED),
    LATEST_RELEASED_VERSION("latestReleasedVersion", Functions.Yield.ONE, Names.Version.Standing.RELEASED),
    EARLIEST_UNRELEASED_VERSION("earliestUnreleasedVersion", Functions.Yield.ONE, Names.Version.Standing.UNRELEASED);

    private final String word;
    private final Functions.Yield gives;
    private final Names.Version.Standing standing;

    VersionFunction(String word, Functions.Yield gives, Names.Version.Standing standing) {
        this.word = word;
        this.gives = gives;
        this.standing = standing;
    }

    /** The function of this name in lower case. */
    static Optional<VersionFunction> named(String lower) {
        return Arrays.stream(values())
                .filter(function -> function.word.toLowerCase(Locale.ROOT).equals(lower))
                .findFirst();
    }

    Functions.Known known() {
        return new Functions.Known(word, gives, PartsField.VERSION_TYPE);
    }

    /** The ids of what it gives: of the projects named, or where a list is given of all that the caller may browse. */
    Stream<Long> versions(Operand.Call call, Context context) {
        if (gives == Functions.Yield.ONE && call.arguments().size() != 1) {
            Functions.wrongArguments(call, 1, context);
            return Stream.empty();
        }
        var projects = call.arguments().isEmpty()
                ? context.caller().projects()
                : call.arguments().stream()
                        .flatMap(project -> project(project, call, context).stream())
                        .toList();
        var versions = context.names().versions().stream()
                .filter(version -> version.standing() == standing)
                .map(Names.Version::part)
                .filter(part -> projects.contains(part.projectId()))
                .map(Names.Part::id)
                .toList();
        return switch (this) {
            case RELEASED_VERSIONS, UNRELEASED_VERSIONS -> versions.stream();
            case LATEST_RELEASED_VERSION -> versions.reversed().stream().limit(1);
            case EARLIEST_UNRELEASED_VERSION -> versions.stream().limit(1);
        };
    }

    private static Optional<Long> project(String text, Operand.Call call, Context context) {
        var found = context.names().projects().stream()
                .filter(context.caller()::sees)
                .filter(project -> List.of(project.key(), project.name(), Long.toString(project.id())).stream()
                        .anyMatch(text::equalsIgnoreCase))
                .map(Names.Project::id)
                .findFirst();
        if (found.isEmpty()) {
            context.problems()
                    .error("Could not resolve the project '" + text + "' provided to function '" + call.name() + "'.");
        }
        return found;
    }
}
