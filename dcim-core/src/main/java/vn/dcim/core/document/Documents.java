package vn.dcim.core.document;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.document.DocumentVersion.Validity;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.text.PlainText;

/** Finds documents, and tells which of the ten kinds are held. */
@Singleton
public class Documents {

    private final DocumentRepository repository;
    private final DocumentVersionRepository versions;
    private final DocumentFileRepository files;
    private final DocumentConfig config;
    private final Clock clock;

    Documents(
            DocumentRepository repository,
            DocumentVersionRepository versions,
            DocumentFileRepository files,
            DocumentConfig config,
            Clock clock) {
        this.repository = repository;
        this.versions = versions;
        this.files = files;
        this.config = config;
        this.clock = clock;
    }

    /**
     * A document with its newest version.
     *
     * @param isStale whether it was neither renewed nor confirmed for too long
     */
    public record Filed(Document document, DocumentVersion version, Validity validity, boolean isStale) {}

    /** How it is with one kind of records. */
    public enum Held {
        /** Something of it is valid. */
        HELD,
        /** Something was filed, and nothing of it is valid today. */
        OUT_OF_DATE,
        MISSING,
        /** There is nothing, and there need not be. */
        OPEN;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** @throws DcimException NOT_FOUND */
    public Document get(long id) {
        return repository.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "document", id));
    }

    /** Returns all versions of a document, the newest first. */
    public List<DocumentVersion> versions(long id) {
        return versions.findByDocumentIdOrderByRevisionDesc(id);
    }

    /** Returns those in which every word stands somewhere, by title; case and diacritics do not matter. */
    public List<Filed> find(String text) {
        Map<Long, DocumentVersion> newest =
                versions.newest().stream().collect(Collectors.toMap(DocumentVersion::documentId, version -> version));
        Set<Long> found = null;
        for (String word : PlainText.of(text).strip().split("\\s+")) {
            if (!word.isEmpty()) {
                List<Long> ids = repository.idsFoundBy("%" + word.replaceAll("[%_\\\\]", "\\\\$0") + "%");
                if (found == null) {
                    found = new HashSet<>(ids);
                } else {
                    found.retainAll(ids);
                }
            }
        }
        Set<Long> wanted = found;
        return repository.all().stream()
                .filter(document -> wanted == null || wanted.contains(document.id()))
                .map(document -> filed(document, newest.get(document.id())))
                .toList();
    }

    public Filed filed(Document document, DocumentVersion version) {
        LocalDate today = today();
        LocalDate filedOn = LocalDate.ofInstant(version.filedAt(), CentreTime.ZONE);
        return new Filed(
                document,
                version,
                version.on(today),
                filedOn.plusDays(config.reviewDays()).isBefore(today));
    }

    /** Returns how it is with each of the ten kinds. */
    public static Map<DocumentKind, Held> held(List<Filed> all) {
        Map<DocumentKind, Held> held = new EnumMap<>(DocumentKind.class);
        Arrays.stream(DocumentKind.values()).forEach(kind -> {
            List<Filed> of = all.stream()
                    .filter(filed -> filed.document().kind() == kind)
                    .toList();
            if (of.isEmpty()) {
                held.put(kind, kind.isOwed() ? Held.MISSING : Held.OPEN);
            } else {
                boolean valid = of.stream().anyMatch(filed -> filed.validity() == Validity.VALID);
                held.put(kind, valid ? Held.HELD : Held.OUT_OF_DATE);
            }
        });
        return held;
    }

    /** Tells whether a text stands as it is in a document or in its file; case and diacritics do not matter. */
    public boolean isNamedIn(long id, String text) {
        String words = PlainText.of(text).strip().replaceAll("[%_\\\\]", "\\\\$0");
        return !words.isEmpty() && repository.idsFoundBy("%" + words + "%").contains(id);
    }

    /** Returns the bytes of a version's file. @throws DcimException NOT_FOUND where it has none */
    public byte[] content(DocumentVersion version) {
        return files.findById(version.sha256())
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "file", version.documentId()))
                .content();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }
}
