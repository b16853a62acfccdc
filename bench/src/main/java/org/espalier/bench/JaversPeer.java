package org.espalier.bench;

import java.util.ArrayList;
import java.util.List;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.Place;
import org.javers.core.Javers;
import org.javers.core.JaversBuilder;
import org.javers.core.metamodel.annotation.Id;
import org.javers.core.metamodel.annotation.TypeName;

/** Javers compares the rows as entities with an id, a parent and a previous sibling; it knows no moves. */
final class JaversPeer {

    private final Javers javers = JaversBuilder.javers().build();
    private final List<Entity> present;
    private final List<Entity> wanted;

    private JaversPeer(List<Entity> present, List<Entity> wanted) {
        this.present = present;
        this.wanted = wanted;
    }

    /** A row as Javers likes it: fields, one of them the id. */
    @TypeName("row")
    static final class Entity {

        @Id
        private final long row;

        private final long parent;
        private final long previous;

        Entity(long row, long parent, long previous) {
            this.row = row;
            this.parent = parent;
            this.previous = previous;
        }

        @Override
        public String toString() {
            return row + " under " + parent + " after " + previous;
        }
    }

    static JaversPeer of(TwoForests forests) {
        return new JaversPeer(entities(forests.present()), entities(forests.wanted()));
    }

    /** How many values of rows differ. */
    int differences() {
        return javers.compareCollections(present, wanted, Entity.class)
                .getChanges()
                .size();
    }

    private static List<Entity> entities(Forest forest) {
        List<Entity> entities = new ArrayList<>(forest.size());
        for (int index = 0; index < forest.size(); index++) {
            Place place = forest.placeAt(index);
            entities.add(new Entity(
                    forest.idAt(index).value(),
                    place.under().value(),
                    place.after().value()));
        }
        return entities;
    }
}
