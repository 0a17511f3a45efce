package vn.dcim.core.work;

/** Is told of each act that moves an order, in its transaction. Every bean of this type is. */
public interface WorkListener {

    /** @param after the order as the act has left it */
    void moved(WorkOrder after, WorkAction action, String by);
}
