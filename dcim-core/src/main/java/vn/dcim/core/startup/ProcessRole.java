package vn.dcim.core.startup;

import io.micronaut.context.condition.Condition;
import io.micronaut.context.condition.ConditionContext;
import io.micronaut.core.type.Argument;

/** Holds where {@code dcim.roles} of this process contains a role, or says nothing. */
public abstract class ProcessRole implements Condition {

    private final String role;

    protected ProcessRole(String role) {
        this.role = role;
    }

    @Override
    public boolean matches(ConditionContext context) {
        return context.getProperty("dcim.roles", Argument.listOf(String.class))
                .map(roles -> roles.stream().map(String::strip).anyMatch(role::equals))
                .orElse(true);
    }
}
