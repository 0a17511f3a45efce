package vn.dcim.core.regulation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** Who took findings over, as the database holds it: added, never changed; the newest counts. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface FindingOwnerRepository extends GenericRepository<FindingOwner, Long> {

    FindingOwner save(FindingOwner owner);

    Optional<FindingOwner> findFirstByAboutOrderByIdDesc(String about);

    @Query("SELECT o.* FROM finding_owner o JOIN (SELECT MAX(id) AS id FROM finding_owner GROUP BY about) newest"
            + " ON newest.id = o.id")
    List<FindingOwner> findNewest();
}
