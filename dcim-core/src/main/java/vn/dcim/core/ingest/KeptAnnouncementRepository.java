package vn.dcim.core.ingest;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;
import java.util.Optional;

/** Announcements as the database holds them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface KeptAnnouncementRepository extends CrudRepository<KeptAnnouncement, Long> {

    List<KeptAnnouncement> findByDeviceIdOrderByTopic(long deviceId);

    Optional<KeptAnnouncement> findByDeviceIdAndTopic(long deviceId, String topic);
}
