package org.espalier.core.agreement;

import org.espalier.core.fact.Fact;
import org.espalier.core.fact.Value;

/** A fact with the value that both sides hold, ready to be remembered as agreed (L3). */
public record Agreed(Fact fact, Value value) {}
