package org.espalier.bench;

import com.github.gumtreediff.actions.ChawatheScriptGenerator;
import com.github.gumtreediff.matchers.MappingStore;
import com.github.gumtreediff.tree.DefaultTree;
import com.github.gumtreediff.tree.Tree;
import com.github.gumtreediff.tree.Type;
import com.github.gumtreediff.tree.TypeSet;
import java.util.ArrayList;
import java.util.List;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.RowId;

/**
 * GumTree's script generator after Chawathe, Rajaraman, Garcia-Molina and Widom, "Change detection in hierarchically
 * structured information" (SIGMOD 1996). It is given which node is which, as the planner is.
 */
final class GumTreePeer {

    private static final Type ROOT = TypeSet.type("root");
    private static final Type ROW = TypeSet.type("row");

    private final MappingStore mapping;

    private GumTreePeer(MappingStore mapping) {
        this.mapping = mapping;
    }

    static GumTreePeer of(TwoForests forests) {
        List<Tree> present = nodes(forests.present());
        List<Tree> wanted = nodes(forests.wanted());
        MappingStore mapping = new MappingStore(present.getFirst(), wanted.getFirst());
        mapping.addMapping(present.getFirst(), wanted.getFirst());
        for (int index = 0; index < forests.present().size(); index++) {
            RowId row = forests.present().idAt(index);
            int other = forests.wanted().indexOf(row);
            if (other >= 0) {
                mapping.addMapping(present.get(index + 1), wanted.get(other + 1));
            }
        }
        return new GumTreePeer(mapping);
    }

    /** How many operations turn the present tree into the wanted one. */
    int operations() {
        return new ChawatheScriptGenerator().computeActions(mapping).size();
    }

    /** The root that GumTree needs, then one node for each row in display order. */
    private static List<Tree> nodes(Forest forest) {
        List<Tree> nodes = new ArrayList<>(forest.size() + 1);
        nodes.add(new DefaultTree(ROOT));
        for (int index = 0; index < forest.size(); index++) {
            Tree node = new DefaultTree(ROW, forest.idAt(index).toString());
            nodes.get(forest.parentIndexAt(index) + 1).addChild(node);
            nodes.add(node);
        }
        return nodes;
    }
}
