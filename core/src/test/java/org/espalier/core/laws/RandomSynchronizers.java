package org.espalier.core.laws;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.espalier.core.reconcile.Primacy;
import org.espalier.core.structure.Forest;
import org.espalier.core.synchronizer.Synchronizer;
import org.espalier.core.synchronizer.filter.Filter;
import org.espalier.core.synchronizer.links.EndFilter;
import org.espalier.core.synchronizer.links.LinkRule;
import org.espalier.core.synchronizer.links.Links;
import org.espalier.core.synchronizer.links.Links.LinkSide;
import org.espalier.core.synchronizer.links.Links.Removal;
import org.espalier.core.synchronizer.links.Scope;
import org.espalier.core.synchronizer.links.Scope.Expansion;
import org.espalier.core.synchronizer.subtasks.SubTasks;
import org.espalier.core.world.Case;
import org.espalier.core.world.Names;

/** Synchronizers with parameters that chance chose. */
final class RandomSynchronizers {
    private RandomSynchronizers() {}

    /** One of any type; half of them keep links, since those go both ways. */
    static Synchronizer any(Random random, Forest structure) {
        return switch (random.nextInt(4)) {
            case 0 -> subTasks(random);
            case 1 -> filter(random, structure);
            default -> links(random);
        };
    }

    static Links links(Random random) {
        return new Links(
                new LinkRule(Names.TYPE, one(random, List.of(LinkSide.values())), filter(random)),
                random.nextInt(3) == 0
                        ? new Scope.All(Names.LINKED)
                        : new Scope.InStructure(some(random, Expansion.class)),
                one(random, List.of(Removal.values())),
                one(random, List.of(Primacy.values())));
    }

    private static EndFilter filter(Random random) {
        return new EndFilter(
                random.nextInt(4) == 0 ? Optional.of(Names.PARENTS) : Optional.empty(),
                random.nextInt(4) == 0 ? Optional.of(Names.CHILDREN) : Optional.empty());
    }

    private static SubTasks subTasks(Random random) {
        return new SubTasks(
                random.nextInt(3) == 0 ? Optional.of(Set.of("Review")) : Optional.empty(),
                some(random, SubTasks.Rule.class));
    }

    private static Filter filter(Random random, Forest structure) {
        var issues = List.copyOf(structure.issues());
        var target = issues.isEmpty() || random.nextBoolean()
                ? new Filter.Target.TopLevel()
                : new Filter.Target.UnderIssue(one(random, issues));
        return new Filter(Case.QUERY, target, some(random, Filter.Rule.class));
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Each of the values in two cases of three. */
    private static <E extends Enum<E>> Set<E> some(Random random, Class<E> type) {
        var some = EnumSet.noneOf(type);
        Arrays.stream(type.getEnumConstants())
                .filter(_ -> random.nextInt(3) > 0)
                .forEach(some::add);
        return some;
    }
}
