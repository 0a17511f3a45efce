package vn.dcim.snmp.profile;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;

/** What a raw number is multiplied by: a constant, or something the device says beside the value. */
sealed interface Factor {

    /** Returns the factor for a row; empty where the device does not say it. */
    OptionalDouble of(RowKey row, Function<OID, Optional<Variable>> values);

    /** Always the same. */
    record Constant(double value) implements Factor {
        @Override
        public OptionalDouble of(RowKey row, Function<OID, Optional<Variable>> values) {
            return OptionalDouble.of(value);
        }
    }

    /**
     * Read from the device.
     *
     * @param power the base of which the device tells the exponent (10 for decimal places), or 0 where it tells the factor
     * @param map the device's number to the factor; empty where the number is used as it is
     * @param inverse true for a divisor
     */
    record Read(ColumnRef column, double power, Map<String, Double> map, boolean inverse) implements Factor {
        @Override
        public OptionalDouble of(RowKey row, Function<OID, Optional<Variable>> values) {
            Optional<Variable> said = values.apply(column.of(row));
            if (said.isEmpty()) {
                return OptionalDouble.empty();
            }
            double factor;
            if (!map.isEmpty()) {
                Double mapped = map.get(said.get().toString());
                if (mapped == null) {
                    return OptionalDouble.empty();
                }
                factor = mapped;
            } else {
                double number = RawValues.number(RawValues.of(said.get()));
                if (Double.isNaN(number)) {
                    return OptionalDouble.empty();
                }
                factor = power == 0 ? number : Math.pow(power, number);
            }
            return factor == 0 ? OptionalDouble.empty() : OptionalDouble.of(inverse ? 1 / factor : factor);
        }
    }
}
