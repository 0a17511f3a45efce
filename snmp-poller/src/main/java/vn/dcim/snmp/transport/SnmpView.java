package vn.dcim.snmp.transport;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;

/**
 * What one agent, or a recording of one, answers.
 *
 * <p>All methods throw {@link vn.dcim.core.error.DcimException} DEVICE_UNREACHABLE, DEVICE_REFUSED, WRONG_PROTOCOL or ENDLESS_TABLE.
 */
public interface SnmpView {

    /** Returns the address of the agent, or the name of the recording's file. */
    String where();

    /** Returns the values of those that exist; the others are absent. */
    Map<OID, Variable> get(List<OID> oids);

    /** Returns everything under {@code root}, in order. */
    SortedMap<OID, Variable> walk(OID root);

    /** Tells whether there is a value at {@code prefix} or under it. */
    boolean exists(OID prefix);
}
