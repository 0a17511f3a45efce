package vn.dcim.core.regulation.xray;

import java.time.Instant;
import java.util.function.BiFunction;
import vn.dcim.core.account.Role;

/** A rule as a function with its names. */
record ConsistencyRule<F>(String name, String evidence, Role owner, BiFunction<F, Instant, XrayRule.Look> judging)
        implements XrayRule<F> {

    @Override
    public Look judge(F facts, Instant at) {
        return judging.apply(facts, at);
    }
}
