package org.espalier.sandbox.rest;

import java.util.Optional;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Project;

/**
 * What the values of a request are read against.
 *
 * @param project where the issue is, absent if that cannot be told from the request
 */
record Ground(Catalogue catalogue, Site site, Optional<Project> project) {}
