package org.espalier.core.synchronizer;

import org.espalier.core.sight.StructureSight;
import org.espalier.core.sight.TrackerSight;

/** What both sides looked like when a decision is made. */
public record Sights(StructureSight structure, TrackerSight tracker) {}
