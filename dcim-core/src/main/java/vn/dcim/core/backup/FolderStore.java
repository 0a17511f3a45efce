package vn.dcim.core.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** A folder of this machine, such as where a disk or a share is mounted. */
final class FolderStore implements Store {

    static final String PARTIAL = ".partial";

    private final Path folder;

    FolderStore(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    @Override
    public OutputStream begin(String name) throws IOException {
        return Files.newOutputStream(folder.resolve(name + PARTIAL));
    }

    @Override
    public void finish(String name) throws IOException {
        Path partial = folder.resolve(name + PARTIAL);
        try (FileChannel file = FileChannel.open(partial, StandardOpenOption.WRITE)) {
            // why: a copy that is told of survives the loss of power
            file.force(true);
        }
        Files.move(partial, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public InputStream open(String name) throws IOException {
        return Files.newInputStream(folder.resolve(name));
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name + PARTIAL));
        Files.deleteIfExists(folder.resolve(name));
    }

    @Override
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(PARTIAL))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() {
        // why: a folder is not held
    }
}
