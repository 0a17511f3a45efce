package vn.dcim.core.asset.disposal;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Committees as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DisposalMemberRepository extends GenericRepository<DisposalMember, Long> {

    List<DisposalMember> saveAll(Iterable<DisposalMember> members);

    List<DisposalMember> findByDisposalIdOrderById(long disposalId);
}
