package vn.dcim.core.asset.attachment;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/** Finds attachments. */
@Singleton
public class Attachments {

    private final AttachmentRepository repository;

    Attachments(AttachmentRepository repository) {
        this.repository = repository;
    }

    /** @throws DcimException NOT_FOUND */
    public Attachment get(long id) {
        return repository.findById(id).orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "attachment", id));
    }

    /** Returns those of an asset and of its papers, newest first, the withdrawn ones too. */
    public List<Attachment> of(long assetId) {
        return repository.findByAssetIdOrderByIdDesc(assetId);
    }

    /** Returns those of minutes of disposal, newest first, the withdrawn ones too. */
    public List<Attachment> ofDisposal(long disposalId) {
        return repository.findByDisposalIdOrderByIdDesc(disposalId);
    }

    /** Returns which of some minutes of disposal have a scan with the signatures. */
    public Set<Long> withSignedMinutes(Collection<Long> disposalIds) {
        return disposalIds.isEmpty()
                ? Set.of()
                : repository.findByDisposalIdInAndKind(disposalIds, AttachmentKind.SIGNED_MINUTES).stream()
                        .filter(one -> !one.isWithdrawn())
                        .map(Attachment::disposalId)
                        .collect(Collectors.toSet());
    }

    /** Tells whether there is such an attachment of an asset that was not withdrawn. */
    public boolean counts(long id, long assetId) {
        return of(assetId).stream().anyMatch(one -> one.id() == id && !one.isWithdrawn());
    }
}
