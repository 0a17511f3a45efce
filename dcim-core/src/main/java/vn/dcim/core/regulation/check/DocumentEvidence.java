package vn.dcim.core.regulation.check;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import vn.dcim.core.document.Documents;
import vn.dcim.core.regulation.Evidence;

/** The documents of record by the ten kinds of article 12.1 of decision 11/2023. */
@Singleton
@Requires(property = "datasources.default.url")
final class DocumentEvidence implements Evidence<RecordKinds> {

    static final String NAME = "documents";

    private final Documents documents;

    DocumentEvidence(Documents documents) {
        this.documents = documents;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<RecordKinds> type() {
        return RecordKinds.class;
    }

    @Override
    public RecordKinds gather(Instant now) {
        List<Documents.Filed> all = documents.find("");
        return new RecordKinds(
                Documents.held(all).entrySet().stream()
                        .map(entry -> new RecordKinds.Kind(
                                entry.getKey().code(), entry.getValue().code()))
                        .toList(),
                all.size());
    }
}
