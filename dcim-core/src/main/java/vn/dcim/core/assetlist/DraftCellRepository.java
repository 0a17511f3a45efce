package vn.dcim.core.assetlist;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Corrections of lists, as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface DraftCellRepository extends GenericRepository<DraftCell, Long> {

    List<DraftCell> saveAll(Iterable<DraftCell> cells);

    List<DraftCell> findByDraftId(Long draftId);

    void deleteByDraftId(Long draftId);

    void deleteByDraftIdAndAtRowAndField(Long draftId, int atRow, String field);
}
