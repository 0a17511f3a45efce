package vn.dcim.core.exchange;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Files of exchanges, as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ExchangeFileRepository extends GenericRepository<ExchangeFile, Long> {

    ExchangeFile save(ExchangeFile file);

    List<ExchangeFile> findByDraftIdOrderById(Long draftId);

    void deleteByDraftIdAndName(Long draftId, String name);
}
