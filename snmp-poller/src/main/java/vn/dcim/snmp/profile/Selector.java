package vn.dcim.snmp.profile;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snmp4j.smi.OID;

/**
 * One way of recognising a device; all that is stated must hold.
 *
 * @param objectIds any of which the device's sysObjectID equals or lies under; empty: whatever it is
 * @param description found in sysDescr
 * @param exists each of which must answer, itself or something under it
 * @param absent none of which may answer
 * @param values variables whose value must match
 */
record Selector(
        List<OID> objectIds,
        Optional<Pattern> description,
        List<OID> exists,
        List<OID> absent,
        List<ValueMatch> values) {

    /** A variable whose value, as text, must match. */
    record ValueMatch(OID oid, Pattern pattern) {}

    /** Returns how specific the match is; empty where the device is another one. More is better. */
    Optional<Integer> match(AgentIdentity agent) {
        int score = 0;
        if (!objectIds.isEmpty()) {
            Optional<Integer> longest = objectIds.stream()
                    .filter(id -> agent.sysObjectId().startsWith(id))
                    .map(OID::size)
                    .max(Integer::compare);
            if (longest.isEmpty()) {
                return Optional.empty();
            }
            score += longest.get();
        }
        if (description.isPresent()) {
            if (!description.get().matcher(agent.sysDescr()).find()) {
                return Optional.empty();
            }
            score += 20;
        }
        for (OID oid : exists) {
            if (!agent.exists(oid)) {
                return Optional.empty();
            }
        }
        for (OID oid : absent) {
            if (agent.exists(oid)) {
                return Optional.empty();
            }
        }
        for (ValueMatch match : values) {
            Optional<String> value = agent.text(match.oid());
            if (value.isEmpty() || !match.pattern().matcher(value.get()).find()) {
                return Optional.empty();
            }
        }
        return Optional.of(score + (exists.isEmpty() ? 0 : 15) + (values.isEmpty() ? 0 : 20));
    }
}
