package vn.dcim.core.regulation;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Notes as the database holds them: added, never changed. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ObligationNoteRepository extends GenericRepository<ObligationNote, Long> {

    ObligationNote save(ObligationNote note);

    List<ObligationNote> findByObligationOrderByIdDesc(String obligation);
}
