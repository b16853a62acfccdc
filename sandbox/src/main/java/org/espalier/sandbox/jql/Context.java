package org.espalier.sandbox.jql;

/** What fields need to know to answer: the site's names, who asks, and where to complain. */
record Context(Names names, Caller caller, Problems problems) {}
