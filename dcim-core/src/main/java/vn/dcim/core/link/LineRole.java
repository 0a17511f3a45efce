package vn.dcim.core.link;

import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import io.micronaut.core.type.Argument;

/** Holds where this process probes lines: {@code dcim.roles} contains {@code lines}, or says nothing. */
public final class LineRole implements Condition {

    @Override
    public boolean matches(ConditionContext context) {
        return context.getProperty("dcim.roles", Argument.listOf(String.class))
                .map(roles -> roles.stream().map(String::strip).anyMatch("lines"::equals))
                .orElse(true);
    }
}
