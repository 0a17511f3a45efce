package vn.dcim.core.clock;

import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import io.micronaut.core.type.Argument;

/** Holds where this process asks devices: {@code dcim.roles} contains {@code snmp}, or says nothing. */
final class TimeRole implements Condition {

    @Override
    public boolean matches(ConditionContext context) {
        return context.getProperty("dcim.roles", Argument.listOf(String.class))
                .map(roles -> roles.stream().map(String::strip).anyMatch("snmp"::equals))
                .orElse(true);
    }
}
