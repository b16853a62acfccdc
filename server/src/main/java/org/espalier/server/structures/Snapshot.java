package org.espalier.server.structures;

import org.espalier.core.structure.Forest;

/** What a structure held at one version; stays as it is whatever happens to the structure. */
public record Snapshot(StructureId structure, Version version, Forest forest) {}
