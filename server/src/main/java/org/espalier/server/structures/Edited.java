package org.espalier.server.structures;

import java.util.SequencedMap;
import org.espalier.core.structure.RowId;

/**
 * What an edit led to.
 *
 * @param rowIds the ids that new rows got, by the negative ids that the edit gave them, in its order
 */
public record Edited(Version version, SequencedMap<RowId, RowId> rowIds) {}
