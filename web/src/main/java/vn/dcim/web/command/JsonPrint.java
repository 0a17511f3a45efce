package vn.dcim.web.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import vn.dcim.core.device.DeviceReader;
import vn.dcim.core.device.DeviceReading;

/** One JSON object a line: the device, then each of its points, as docs/architecture.md fixes it. */
final class JsonPrint implements ReadingPrint {
    private final JsonGenerator json;

    JsonPrint(Writer out) throws IOException {
        json = new JsonFactory().createGenerator(out);
        json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    }

    @Override
    public void print(DeviceReader.Outcome outcome) throws IOException {
        json.writeStartObject();
        if (outcome.recording() != null) {
            json.writeStringField("recording", outcome.recording());
        }
        if (outcome.failure() != null) {
            json.writeStringField("error", ReadCommand.sentence(outcome.failure()));
            json.writeEndObject();
        } else {
            device(outcome.reading());
            json.writeEndObject();
            for (DeviceReading.Value value : outcome.reading().values()) {
                point(value);
            }
        }
        json.flush();
    }

    private void device(DeviceReading reading) throws IOException {
        json.writeObjectFieldStart("device");
        json.writeStringField("class", reading.deviceClass().code());
        json.writeStringField("vendor", reading.vendor());
        json.writeStringField("model", reading.model());
        json.writeStringField("profile", reading.profile());
        json.writeStringField("sysObjectID", reading.sysObjectID());
        json.writeEndObject();
    }

    private void point(DeviceReading.Value value) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", value.name());
        json.writeStringField("oid", value.source());
        if (value.state() != null) {
            json.writeStringField("value", value.state());
        } else if (Double.isFinite(value.value())) {
            number(value.value());
        } else {
            json.writeNullField("value");
        }
        json.writeStringField("unit", value.quantity().unit());
        json.writeStringField("quantity", value.quantity().code());
        json.writeStringField("quality", value.quality().name());
        json.writeEndObject();
    }

    private void number(double value) throws IOException {
        json.writeFieldName("value");
        if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }

    @Override
    public void close() throws IOException {
        json.writeRaw("\n");
        json.flush();
    }
}
