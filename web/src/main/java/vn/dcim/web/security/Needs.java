package vn.dcim.web.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import vn.dcim.core.account.Permission;

/** The permission a route needs; on a controller for all its routes. A route without it and not open to all is closed to all. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Needs {
    Permission value();

    /** Tells whether a person must be signed in, since a program's token does not do, such as for making more tokens. */
    boolean personally() default false;
}
