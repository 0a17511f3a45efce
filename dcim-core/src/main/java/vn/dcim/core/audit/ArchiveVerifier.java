package vn.dcim.core.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import vn.dcim.core.audit.AuditFinding.Kind;

/** Verifies an archive by itself: its files, the public key, and nothing else. */
public final class ArchiveVerifier {

    private ArchiveVerifier() {}

    /**
     * @param file any of the four files of the archive
     * @param key the public half of the key that seals
     * @param findings takes each as it is found
     * @throws IOException when a file is missing, or is not of an archive
     */
    public static AuditVerdict verify(Path file, SealCheck key, Consumer<AuditFinding> findings) throws IOException {
        ArchiveFiles files = ArchiveFiles.of(file);
        AuditArchive archive = files.read();
        List<AuditSeal> seals = files.seals();
        var seen = new Verification(
                new Verification.Start(archive.first() - 1, archive.previous()),
                Optional.of(new AuditRows.Head(archive.last(), archive.head())),
                seals,
                findings);
        if (!key.isRight(archive)) {
            seen.found(AuditFinding.of(Kind.BAD_ARCHIVE, archive));
        }
        if (!files.entriesSum().equals(archive.entries()) || !files.sealsSum().equals(archive.seals())) {
            seen.found(AuditFinding.of(Kind.OTHER_FILE, archive));
        }
        seen.seals(Optional.of(key), Optional.empty());
        if (seals.stream().noneMatch(archive::isSealedBy)) {
            seen.found(new AuditFinding(Kind.MISSING_SEAL, 0, 0, archive.untilDay()));
        }
        files.eachEntry(seen::entry);
        return seen.end(0);
    }
}
