package org.espalier.core.run;

import org.espalier.core.sight.StructureSight;

/** The structure as a run needs it for deciding. Writes go through the {@link Ledger}, with their effects. */
public interface Structure {
    StructureSight see();
}
