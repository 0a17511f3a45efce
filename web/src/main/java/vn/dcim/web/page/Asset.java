package vn.dcim.web.page;

import io.micronaut.http.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * A static file in memory.
 *
 * @param gzipped the same bytes compressed; the bytes themselves where that saves nothing
 */
record Asset(MediaType type, byte[] bytes, byte[] gzipped) {

    static Asset of(String name, byte[] bytes) {
        return new Asset(type(name), bytes, name.endsWith(".woff2") ? bytes : gzip(bytes));
    }

    boolean isCompressed() {
        return gzipped != bytes;
    }

    private static MediaType type(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "css" -> MediaType.of("text/css; charset=utf-8");
            case "js" -> MediaType.of("text/javascript; charset=utf-8");
            case "svg" -> MediaType.of("image/svg+xml; charset=utf-8");
            case "woff2" -> MediaType.of("font/woff2");
            default -> throw new IllegalArgumentException("static file " + name + " is of no known type");
        };
    }

    private static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream(bytes.length / 3);
        try (var gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(9);
            }
        }) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
