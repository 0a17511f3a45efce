package vn.dcim.core.regulation.inspection;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Inspection files as the database holds them: added, noted as sent once, never changed otherwise. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface InspectionFileRepository extends GenericRepository<InspectionFile, Long> {

    InspectionFile save(InspectionFile file);

    Optional<InspectionFile> findById(Long id);

    List<InspectionFile> findAllOrderByIdDesc();

    @Query("UPDATE inspection_file SET number = :number, sent_on = :sentOn, sent_to = :sentTo, sent_by = :actor"
            + " WHERE id = :id AND sent_on IS NULL")
    int send(Long id, String number, LocalDate sentOn, String sentTo, String actor);
}
