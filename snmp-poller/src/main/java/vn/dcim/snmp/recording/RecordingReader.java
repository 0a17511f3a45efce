package vn.dcim.snmp.recording;

import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import vn.dcim.core.device.Credentials;
import vn.dcim.core.device.DeviceReader;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.snmp.profile.ProfileLibrary;

/** Reads recordings as if the devices were asked: {@code file:WALK.snmprec}, or every one under {@code file:FOLDER}. */
public final class RecordingReader implements DeviceReader {

    private static final String SCHEME = "file:";
    private static final String ENDING = ".snmprec";

    private ProfileLibrary library;

    /** For {@link java.util.ServiceLoader}; the profiles are loaded when first needed. */
    public RecordingReader() {}

    public RecordingReader(ProfileLibrary library) {
        this.library = library;
    }

    @Override
    public boolean speaks(String address) {
        return address.startsWith(SCHEME);
    }

    @Override
    public Stream<Outcome> read(String address, @Nullable Credentials credentials) {
        Path path = Path.of(address.substring(SCHEME.length()));
        if (!Files.isDirectory(path)) {
            return Stream.of(new Outcome(null, read(path, null), null));
        }
        return recordings(path).stream().map(file -> {
            String name = path.relativize(file).toString().replace('\\', '/');
            return outcome(file, name.substring(0, name.length() - ENDING.length()));
        });
    }

    private Outcome outcome(Path file, String name) {
        try {
            return new Outcome(name, read(file, name), null);
        } catch (DcimException e) {
            return new Outcome(name, null, e);
        }
    }

    private vn.dcim.core.device.DeviceReading read(Path file, @Nullable String name) {
        return library().identify(Recording.read(file)).toReading(name);
    }

    private static List<Path> recordings(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DcimException(e, ErrorCode.UNREADABLE_FILE, folder.toString(), 0, e.getMessage());
        }
    }

    private synchronized ProfileLibrary library() {
        if (library == null) {
            String site = System.getProperty("dcim.profiles");
            library = ProfileLibrary.load(site == null ? null : Path.of(site));
        }
        return library;
    }
}
