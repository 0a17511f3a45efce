package vn.dcim.snmp.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import vn.dcim.core.point.RawValue;
import vn.dcim.snmp.transport.SnmpView;

/** What an agent says it is, and what it answers when asked; every question is put to it once. */
final class AgentIdentity {

    private static final OID SYS_DESCR = new OID("1.3.6.1.2.1.1.1.0");
    private static final OID SYS_OBJECT_ID = new OID("1.3.6.1.2.1.1.2.0");
    private static final OID SYS_NAME = new OID("1.3.6.1.2.1.1.5.0");
    private static final OID SYS_LOCATION = new OID("1.3.6.1.2.1.1.6.0");

    private final SnmpView view;
    private final Map<OID, Optional<Variable>> values = new HashMap<>();
    private final Map<OID, Boolean> existing = new HashMap<>();

    AgentIdentity(SnmpView view) {
        this.view = view;
        prefetch(List.of(SYS_DESCR, SYS_OBJECT_ID));
    }

    /** Returns sysDescr; empty where the agent does not say. */
    String sysDescr() {
        return text(SYS_DESCR).orElse("");
    }

    /** Returns sysObjectID; an empty OID where the agent does not say. */
    OID sysObjectId() {
        return value(SYS_OBJECT_ID)
                .filter(OID.class::isInstance)
                .map(OID.class::cast)
                .orElseGet(OID::new);
    }

    /** Returns what people have entered in any agent, by the name of the fact: sysName and sysLocation, where they stand. */
    Map<String, String> labels() {
        prefetch(List.of(SYS_NAME, SYS_LOCATION));
        Map<String, String> labels = new HashMap<>();
        text(SYS_NAME).filter(name -> !name.isBlank()).ifPresent(name -> labels.put("name", name));
        text(SYS_LOCATION).filter(place -> !place.isBlank()).ifPresent(place -> labels.put("location", place));
        return labels;
    }

    void prefetch(List<OID> oids) {
        List<OID> unknown =
                oids.stream().filter(oid -> !values.containsKey(oid)).distinct().toList();
        if (!unknown.isEmpty()) {
            Map<OID, Variable> answered = view.get(unknown);
            unknown.forEach(oid -> values.put(oid, Optional.ofNullable(answered.get(oid))));
        }
    }

    Optional<Variable> value(OID oid) {
        prefetch(List.of(oid));
        return values.get(oid);
    }

    Optional<String> text(OID oid) {
        return value(oid).map(RawValues::of).map(raw -> switch (raw) {
            case RawValue.Numeric(double number) ->
                number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
            case RawValue.Text(String text) -> text.strip();
            case RawValue.Bytes(byte[] bytes) -> java.util.HexFormat.of().formatHex(bytes);
        });
    }

    boolean exists(OID oid) {
        return existing.computeIfAbsent(oid, view::exists);
    }

    /** Takes over what a walk brought, so that it is not asked for again. */
    void learn(Map<OID, Variable> walked) {
        walked.forEach((oid, value) -> values.put(oid, Optional.of(value)));
    }

    SnmpView view() {
        return view;
    }
}
