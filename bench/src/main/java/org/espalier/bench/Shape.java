package org.espalier.bench;

import java.util.Random;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.ForestBuilder;
import org.espalier.core.structure.IssueId;
import org.espalier.core.structure.Item;
import org.espalier.core.structure.Origin;
import org.espalier.core.structure.RowId;

/** How the rows of a measured structure hang together. */
public enum Shape {
    /** Up to twelve levels, most rows with few children, as people build them. */
    DEEP {
        @Override
        int depthAfter(int depth, Random random) {
            return Math.min(12, random.nextInt(depth + 2));
        }
    },

    /** One parent that holds all other rows as its children. */
    FLAT {
        @Override
        int depthAfter(int depth, Random random) {
            return 1;
        }
    };

    abstract int depthAfter(int depth, Random random);

    /** A forest of one tree or more, the same for the same seed. */
    Forest forest(int rows, long seed) {
        Random random = new Random(seed);
        ForestBuilder builder = Forest.builder();
        int depth = 0;
        for (int row = 1; row <= rows; row++) {
            builder.add(new RowId(row), depth, new Item.Issue(new IssueId(row)), Origin.UNKNOWN);
            depth = depthAfter(depth, random);
        }
        return builder.build();
    }
}
