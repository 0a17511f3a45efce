package vn.dcim.core.document;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** Files of documents as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DocumentFileRepository extends GenericRepository<DocumentFile, String> {

    DocumentFile save(DocumentFile file);

    boolean existsById(String sha256);

    Optional<DocumentFile> findById(String sha256);
}
