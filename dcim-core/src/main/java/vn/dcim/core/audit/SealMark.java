package vn.dcim.core.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The newest seal this node has seen, in the file {@code audit-seal.last} beside the master key: without it, whoever may write
 * to the database could delete the seals, write the log anew, and have the program seal that.
 */
record SealMark(LocalDate day, String signature) {

    static SealMark of(AuditSeal seal) {
        return new SealMark(seal.day(), seal.signature());
    }

    /** @throws IllegalStateException for a broken file */
    static Optional<SealMark> beside(Path masterKeyFile) {
        Path file = file(masterKeyFile);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return Optional.of(new SealMark(LocalDate.parse(lines.getFirst()), lines.get(1)));
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException(file + " cannot be read; restore it from its backup", e);
        }
    }

    void write(Path masterKeyFile) {
        Path file = file(masterKeyFile);
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            Files.writeString(partial, day + "\n" + signature + "\n");
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Tells whether it is among seals. */
    boolean isIn(List<AuditSeal> seals) {
        return seals.stream().map(SealMark::of).anyMatch(this::equals);
    }

    private static Path file(Path masterKeyFile) {
        return masterKeyFile.resolveSibling("audit-seal.last");
    }
}
