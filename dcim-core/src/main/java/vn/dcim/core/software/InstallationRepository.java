package vn.dcim.core.software;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.Collection;
import java.util.List;

/** Installations as they are now. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface InstallationRepository extends CrudRepository<Installation, Long> {

    List<Installation> findByTitleIdAndAssetId(long titleId, long assetId);

    List<Installation> findByAssetId(long assetId);

    List<Installation> findByAssetIdIn(Collection<Long> assetIds);

    List<Installation> findByTitleIdAndPerson(long titleId, String person);
}
