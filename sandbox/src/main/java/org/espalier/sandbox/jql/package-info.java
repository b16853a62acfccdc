/**
 * Reads JQL, prints it back, and answers it in SQL over the sandbox's tables.
 *
 * <p>{@link org.espalier.sandbox.jql.Jql#parse} gives a {@link org.espalier.sandbox.jql.Query};
 * {@link org.espalier.sandbox.jql.JqlCheck#of} asks what it means to one {@link org.espalier.sandbox.jql.Caller},
 * resolving names through {@link org.espalier.sandbox.jql.Names}, and holds Jira's own error texts or a
 * {@link org.espalier.sandbox.jql.SqlQuery}. Nothing here reads a clock or a database.
 */
@NullMarked
package org.espalier.sandbox.jql;

import org.jspecify.annotations.NullMarked;
