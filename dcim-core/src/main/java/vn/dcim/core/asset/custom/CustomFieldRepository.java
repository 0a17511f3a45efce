package vn.dcim.core.asset.custom;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The centre's own fields, as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface CustomFieldRepository extends GenericRepository<CustomField, Long> {

    CustomField save(CustomField field);

    CustomField update(CustomField field);

    void deleteById(Long id);

    Optional<CustomField> findByCode(String code);

    List<CustomField> findAllOrderByRankAndId();

    /** Tells whether an asset tells something at a path of its values, or once did. */
    @Query("SELECT EXISTS (SELECT 1 FROM asset FOR SYSTEM_TIME ALL WHERE JSON_EXISTS(custom, :path))")
    boolean wasEverTold(String path);

    /** Tells whether an asset tells a value at a path, or once did. */
    @Query("SELECT EXISTS (SELECT 1 FROM asset FOR SYSTEM_TIME ALL WHERE JSON_VALUE(custom, :path) = :value)")
    boolean wasEverTold(String path, String value);
}
