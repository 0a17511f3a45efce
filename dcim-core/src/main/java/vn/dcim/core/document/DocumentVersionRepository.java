package vn.dcim.core.document;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Versions of documents as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DocumentVersionRepository extends GenericRepository<DocumentVersion, Long> {

    DocumentVersion save(DocumentVersion version);

    List<DocumentVersion> findByDocumentIdOrderByRevisionDesc(Long documentId);

    @Query("SELECT v.* FROM document_version v JOIN document d ON d.id = v.document_id AND d.revision = v.revision")
    List<DocumentVersion> newest();
}
