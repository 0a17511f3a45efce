package vn.dcim.core.regulation.check;

import vn.dcim.core.regulation.Evidence;

/** Evidence of a fixed name and kind of facts. */
abstract class NamedEvidence<F> implements Evidence<F> {

    private final String name;
    private final Class<F> type;

    NamedEvidence(String name, Class<F> type) {
        this.name = name;
        this.type = type;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Class<F> type() {
        return type;
    }
}
