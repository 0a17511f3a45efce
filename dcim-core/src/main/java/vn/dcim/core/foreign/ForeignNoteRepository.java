package vn.dcim.core.foreign;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** What was recorded of accounts, as the database holds it: added, never changed. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ForeignNoteRepository extends GenericRepository<ForeignNote, Long> {

    List<ForeignNote> saveAll(Iterable<ForeignNote> notes);

    List<ForeignNote> findBySystemIdOrderById(Long systemId);
}
