package vn.dcim.snmp.transport;

import io.micronaut.core.annotation.Nullable;
import java.util.Map;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import vn.dcim.core.error.DcimException;

/**
 * What an agent answered to a GET.
 *
 * @param values those that exist, in the order asked for
 * @param broken why the agent did not answer the rest; null when it answered everything
 */
public record Answer(Map<OID, Variable> values, @Nullable DcimException broken) {

    /** Returns the values. @throws DcimException when a part was not answered */
    Map<OID, Variable> whole() {
        if (broken != null) {
            throw broken;
        }
        return values;
    }
}
