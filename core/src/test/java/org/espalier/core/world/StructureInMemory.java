package org.espalier.core.world;

import java.util.function.Consumer;
import org.espalier.core.run.Structure;
import org.espalier.core.sight.StructureSight;
import org.espalier.core.structure.Forest;
import org.espalier.core.structure.ForestDraft;

/** A structure in memory, with a version that grows with every change. */
public final class StructureInMemory implements Structure {
    private Forest forest;
    private long version;

    StructureInMemory(Forest forest) {
        this.forest = forest;
    }

    public Forest forest() {
        return forest;
    }

    public long version() {
        return version;
    }

    @Override
    public StructureSight see() {
        return new StructureSight(forest, version);
    }

    /** Edits it; what leaves it as it is makes no new version. */
    public void edit(Consumer<ForestDraft> edit) {
        var draft = forest.draft();
        edit.accept(draft);
        var edited = draft.forest();
        if (!edited.equals(forest)) {
            forest = edited;
            version++;
        }
    }
}
