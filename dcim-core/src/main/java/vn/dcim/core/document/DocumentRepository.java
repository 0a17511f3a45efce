package vn.dcim.core.document;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** Documents as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DocumentRepository extends GenericRepository<Document, Long> {

    Document save(Document document);

    Document update(Document document);

    Optional<Document> findById(Long id);

    /** Returns all, without what they are looked for by. */
    @Query("SELECT id, kind, title, revision, '' AS found_by FROM document ORDER BY title, id")
    List<Document> all();

    @Query("SELECT id FROM document WHERE found_by LIKE :pattern")
    List<Long> idsFoundBy(String pattern);

    @Query("SELECT id FROM document WHERE id = :id FOR UPDATE")
    Optional<Long> lock(Long id);
}
