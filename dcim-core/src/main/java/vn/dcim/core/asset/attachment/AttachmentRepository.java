package vn.dcim.core.asset.attachment;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Attachments as the database holds them: never deleted. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AttachmentRepository extends GenericRepository<Attachment, Long> {

    Attachment save(Attachment attachment);

    Attachment update(Attachment attachment);

    Optional<Attachment> findById(Long id);

    List<Attachment> findByAssetIdOrderByIdDesc(long assetId);

    List<Attachment> findByDisposalIdOrderByIdDesc(long disposalId);

    List<Attachment> findByDisposalIdInAndKind(Collection<Long> disposalIds, AttachmentKind kind);
}
