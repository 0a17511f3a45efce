package vn.dcim.core.software;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.List;

/** Lists of software that were taken over. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SoftwareListRepository extends CrudRepository<SoftwareList, Long> {

    List<SoftwareList> findTop50ByKindOrderByIdDesc(ListKind kind);

    void update(@Id Long id, Instant undoneAt, String undoneBy, String undoneFor);
}
