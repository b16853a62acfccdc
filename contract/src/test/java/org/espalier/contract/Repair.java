package org.espalier.contract;

import java.util.function.Consumer;

/**
 * A part of a correction, which can be left out for itself.
 *
 * @param name what it does
 */
record Repair(String name, Consumer<Place> change) {}
