package org.espalier.sandbox.fault;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says what each object costs that the answers of a reading call hold, where that is not one point. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Points {

    /** Of a user, a group or a permission (jira-api.md §15). */
    int OF_A_PERSON = 2;

    /** How many points each of the objects costs. */
    int value();
}
