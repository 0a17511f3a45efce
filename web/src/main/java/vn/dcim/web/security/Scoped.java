package vn.dcim.web.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a route that it shows and changes nothing beyond the scope of whoever asks; on a controller of all its routes. A route that
 * does not say so is closed to whoever is narrowed to a part of the centre.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Scoped {}
