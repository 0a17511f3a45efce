package vn.dcim.snmp.profile;

import org.snmp4j.smi.OID;
import vn.dcim.core.point.Conversion;
import vn.dcim.core.point.PollClass;
import vn.dcim.core.point.Quantity;

/**
 * A point that a device was found to offer: what to ask for and how to understand it.
 *
 * @param name the concrete governed name, unique within the device
 * @param label what the device calls it; empty when it does not say
 */
public record SnmpPoint(
        String name, String label, OID oid, Quantity quantity, PollClass pollClass, Conversion conversion) {}
