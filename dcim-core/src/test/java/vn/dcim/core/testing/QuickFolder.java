package vn.dcim.core.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A temporary folder in memory where there is plenty of it, otherwise on disk; for data that is written all the time. */
public final class QuickFolder {

    private static final long MEMORY_WANTED = 4L << 30;

    private QuickFolder() {}

    /** Makes a folder, which whoever asks for it deletes. */
    public static Path make(String prefix) throws IOException {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() > MEMORY_WANTED
                ? Files.createTempDirectory(memory, prefix)
                : Files.createTempDirectory(prefix);
    }
}
