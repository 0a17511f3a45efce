package vn.dcim.core.incident;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The settings of the notices. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface NoticeRuleRowRepository extends GenericRepository<NoticeRuleRow, Long> {

    List<NoticeRuleRow> findByProfileOrderById(String profile);
}
