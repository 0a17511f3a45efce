package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.document.Documents;
import vn.dcim.core.regulation.OneRound;

/** The documents of record by the ten kinds of article 12.1 of decision 11/2023. */
@Singleton
@Requires(property = "datasources.default.url")
final class DocumentEvidence extends NamedEvidence<RecordKinds> {

    static final String NAME = "documents";

    private final Documents documents;

    DocumentEvidence(Documents documents) {
        super(NAME, RecordKinds.class);
        this.documents = documents;
    }

    @Override
    public RecordKinds gather(Instant now) {
        List<Documents.Filed> all = OneRound.once("documents", () -> documents.find(""));
        return new RecordKinds(
                Documents.held(all).entrySet().stream()
                        .map(entry -> new RecordKinds.Kind(
                                entry.getKey().code(), entry.getValue().code()))
                        .toList(),
                all.size());
    }
}
