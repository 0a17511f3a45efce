package vn.dcim.web.command;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import vn.dcim.core.device.DeviceReader;
import vn.dcim.core.device.DeviceReading;

/** What was read, for people: the device on one line, then a point a line. */
final class TablePrint implements ReadingPrint {
    private static final MathContext SHOWN_DIGITS = new MathContext(6);

    private final PrintWriter out;

    TablePrint(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void print(DeviceReader.Outcome outcome) {
        if (outcome.recording() != null) {
            out.println(outcome.recording());
        }
        if (outcome.failure() != null) {
            out.println("  " + ReadCommand.sentence(outcome.failure()));
        } else {
            device(outcome.reading());
        }
        out.println();
        out.flush();
    }

    private void device(DeviceReading reading) {
        out.println(ReadCommand.sentence(
                "read.device",
                reading.deviceClass().code(),
                reading.vendor(),
                reading.model(),
                reading.profile(),
                reading.sysObjectID()));
        reading.facts().forEach((fact, value) -> out.println("  " + fact + ": " + value));
        List<DeviceReading.Value> values = reading.values();
        int name = widest(values.stream().map(DeviceReading.Value::name).toList());
        int shown = widest(values.stream().map(TablePrint::shown).toList());
        for (DeviceReading.Value value : values) {
            out.println(("  %-" + name + "s  %-" + shown + "s  %-9s  %s")
                    .formatted(value.name(), shown(value), value.quality(), value.source()));
        }
        out.println("  " + ReadCommand.sentence("read.points", String.valueOf(values.size())));
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(1);
    }

    static String shown(DeviceReading.Value value) {
        if (value.state() != null) {
            return value.state();
        }
        if (!Double.isFinite(value.value())) {
            return "—";
        }
        String number = BigDecimal.valueOf(value.value())
                .round(SHOWN_DIGITS)
                .stripTrailingZeros()
                .toPlainString();
        return (number + " " + value.quantity().unit()).strip();
    }

    @Override
    public void close() {
        out.flush();
    }
}
