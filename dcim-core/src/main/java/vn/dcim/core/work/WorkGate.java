package vn.dcim.core.work;

import vn.dcim.core.error.DcimException;

/** Is asked before an act that moves an order, in its transaction. Every bean of this type is. */
public interface WorkGate {

    /**
     * Lets an act pass.
     *
     * @param order as it is before
     * @throws DcimException what is in the way
     */
    void check(WorkOrder order, WorkAction action, String by);
}
