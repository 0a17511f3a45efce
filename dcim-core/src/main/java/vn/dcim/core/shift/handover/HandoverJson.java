package vn.dcim.core.shift.handover;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The content of handovers as canonical JSON: members in the order of the records, none left out. */
@Singleton
final class HandoverJson {

    private final ObjectMapper mapper;

    HandoverJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    String text(HandoverContent content) {
        try {
            return mapper.writeValueAsString(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HandoverContent read(byte[] packed) {
        try {
            return mapper.readValue(unpacked(packed), HandoverContent.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] packed(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] unpacked(byte[] packed) throws IOException {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        }
    }
}
