package vn.dcim.core.schedule;

import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import io.micronaut.core.type.Argument;

/** Holds where this process runs jobs: {@code dcim.roles} contains {@code schedule}, or says nothing. */
final class ScheduleRole implements Condition {

    @Override
    public boolean matches(ConditionContext context) {
        return context.getProperty("dcim.roles", Argument.listOf(String.class))
                .map(roles -> roles.stream().map(String::strip).anyMatch("schedule"::equals))
                .orElse(true);
    }
}
