package vn.dcim.snmp.profile;

import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * What a trap of a device means.
 *
 * @param oid the notification's OID (for v1 built as RFC 3584 says), dotted
 * @param points names of the points to ask for at once; empty: all fast ones
 * @param pointName the point that the trap itself sets, or null
 * @param state the word it is set to, or null
 */
public record TrapRule(
        String oid,
        List<String> points,
        @Nullable String pointName,
        @Nullable String state) {}
