package vn.dcim.core.link;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** Lines to the Internet: never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface InternetLineRepository extends GenericRepository<InternetLine, Long> {

    InternetLine save(InternetLine line);

    InternetLine update(InternetLine line);

    Optional<InternetLine> findById(Long id);

    List<InternetLine> findAllOrderByName();
}
