package vn.dcim.plant.snmp;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/**
 * What an agent can answer: variables sorted by OID, each read from its supplier at the moment it is asked for.
 *
 * <p>A supplier that gives null stands for a variable that does not exist just now (a row of an alarm table, say).
 */
public final class OidTree {

    private final OID[] oids;
    private final Supplier<? extends Variable>[] values;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private OidTree(TreeMap<OID, Supplier<? extends Variable>> entries) {
        oids = entries.keySet().toArray(OID[]::new);
        values = entries.values().toArray(Supplier[]::new);
    }

    /** An empty builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** The same tree with one of its variables read from elsewhere. */
    public OidTree with(String oid, Supplier<? extends Variable> value) {
        OID changed = new OID(oid);
        if (position(changed) < 0) {
            throw new IllegalArgumentException("There is no OID " + oid + " to change");
        }
        TreeMap<OID, Supplier<? extends Variable>> entries = new TreeMap<>();
        for (int i = 0; i < oids.length; i++) {
            entries.put(oids[i], oids[i].equals(changed) ? value : values[i]);
        }
        return new OidTree(entries);
    }

    /** Count of variables, present or not. */
    public int size() {
        return oids.length;
    }

    /** The OIDs in order. */
    public OID[] oids() {
        return oids.clone();
    }

    /** The variable at exactly this OID, or null. */
    public Variable get(OID oid) {
        int at = position(oid);
        return at < 0 ? null : values[at].get();
    }

    /** The first variable after this OID that exists and is wanted, or null at the end of the tree. */
    VariableBinding next(OID after, Predicate<Variable> wanted) {
        int at = position(after);
        for (int i = at < 0 ? -at - 1 : at + 1; i < oids.length; i++) {
            Variable value = values[i].get();
            if (value != null && wanted.test(value)) {
                return new VariableBinding(oids[i], value);
            }
        }
        return null;
    }

    /** Whether some variable lies under the OID without its last arc, that is, whether only the instance is missing. */
    boolean knowsObjectOf(OID oid) {
        if (oid.size() < 2) {
            return false;
        }
        OID object = new OID(oid.getValue(), 0, oid.size() - 1);
        int at = position(object);
        int first = at < 0 ? -at - 1 : at;
        return first < oids.length && oids[first].startsWith(object);
    }

    private int position(OID oid) {
        int low = 0;
        int high = oids.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = oids[middle].compareTo(oid);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -(low + 1);
    }

    /** Collects variables; an OID given twice is an error of the caller. */
    public static final class Builder {

        private final TreeMap<OID, Supplier<? extends Variable>> entries = new TreeMap<>();

        private Builder() {}

        /** Any variable, or null while it does not exist. */
        public Builder put(OID oid, Supplier<? extends Variable> value) {
            if (entries.put(oid, value) != null) {
                throw new IllegalArgumentException("OID " + oid.toDottedString() + " is given twice");
            }
            return this;
        }

        public Builder put(String oid, Supplier<? extends Variable> value) {
            return put(new OID(oid), value);
        }

        /** A variable that never changes. */
        public Builder constant(String oid, Variable value) {
            return put(oid, () -> value);
        }

        /** INTEGER. */
        public Builder integer(String oid, IntSupplier value) {
            return put(oid, () -> new Integer32(value.getAsInt()));
        }

        /** INTEGER of a real quantity: the value times the factor, rounded half up. */
        public Builder scaled(String oid, double factor, java.util.function.DoubleSupplier value) {
            return put(oid, () -> new Integer32((int) Math.round(value.getAsDouble() * factor)));
        }

        /** Gauge32 of a real quantity: the value times the factor, rounded, never below zero. */
        public Builder gauge(String oid, double factor, java.util.function.DoubleSupplier value) {
            return put(oid, () -> new Gauge32(Math.max(0, Math.round(value.getAsDouble() * factor))));
        }

        /** Counter32: the low 32 bits of the count. */
        public Builder counter32(String oid, LongSupplier value) {
            return put(oid, () -> new Counter32(value.getAsLong() & 0xFFFF_FFFFL));
        }

        public Builder counter64(String oid, LongSupplier value) {
            return put(oid, () -> new Counter64(value.getAsLong()));
        }

        /** TimeTicks in hundredths of a second: the low 32 bits. */
        public Builder ticks(String oid, LongSupplier hundredths) {
            return put(oid, () -> new TimeTicks(hundredths.getAsLong() & 0xFFFF_FFFFL));
        }

        /** OCTET STRING in UTF-8. */
        public Builder text(String oid, Supplier<String> value) {
            return put(oid, () -> text(value.get()));
        }

        public Builder text(String oid, String value) {
            return constant(oid, text(value));
        }

        public Builder oid(String oid, String value) {
            return constant(oid, new OID(value));
        }

        /** All entries of a map, as a recording gives them. */
        public Builder all(Map<OID, Variable> recorded, Function<Variable, Supplier<Variable>> supplier) {
            recorded.forEach((oid, value) -> put(oid, supplier.apply(value)));
            return this;
        }

        public OidTree build() {
            return new OidTree(entries);
        }

        private static OctetString text(String value) {
            return new OctetString(value.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
