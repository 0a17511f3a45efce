package vn.dcim.core.asset.disposal;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.asset.Asset;
import vn.dcim.core.asset.AssetDesk;
import vn.dcim.core.asset.AssetStatus;
import vn.dcim.core.asset.Assets;
import vn.dcim.core.asset.TypedValues;
import vn.dcim.core.asset.attachment.Attachment;
import vn.dcim.core.asset.attachment.AttachmentDesk;
import vn.dcim.core.audit.AuditLog;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.version.Versions;

/** What people do with minutes of disposal; each act is a row of the audit log. */
@Singleton
public class DisposalDesk {

    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_REASON = 1000;
    private static final int MOST_ASSETS = 500;

    private final Disposals disposals;
    private final DisposalRepository repository;
    private final DisposalMemberRepository members;
    private final DisposalAssetRepository listed;
    private final AttachmentDesk attachments;
    private final Assets assets;
    private final AssetDesk desk;
    private final Versions versions;
    private final AuditLog audit;
    private final Clock clock;

    DisposalDesk(
            Disposals disposals,
            DisposalRepository repository,
            DisposalMemberRepository members,
            DisposalAssetRepository listed,
            AttachmentDesk attachments,
            Assets assets,
            AssetDesk desk,
            Versions versions,
            AuditLog audit,
            Clock clock) {
        this.disposals = disposals;
        this.repository = repository;
        this.members = members;
        this.listed = listed;
        this.attachments = attachments;
        this.assets = assets;
        this.desk = desk;
        this.versions = versions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody of the committee. @param post role in it; empty for none named */
    public record Member(String name, String post) {}

    /**
     * What is wanted.
     *
     * @param decidedOn null where no day was typed
     * @param committee at least one
     * @param assetIds at least one, at most 500
     */
    public record Plan(
            String decision,
            @Nullable LocalDate decidedOn,
            DisposalMethod method,
            String place,
            List<Member> committee,
            List<Long> assetIds) {}

    /**
     * Draws up minutes.
     *
     * @throws DcimException INVALID_VALUE for decision, decided-on, committee, and assets that do not await their disposal or stand on
     *     other minutes
     */
    public Disposal begin(Plan plan, String actor) {
        String decision = line("decision", plan.decision(), 1, LONGEST_TEXT);
        if (plan.decidedOn() == null || plan.decidedOn().isAfter(today())) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "decided-on", told(plan.decidedOn()), "≤ " + today());
        }
        String place = line("place", plan.place(), 0, LONGEST_TEXT);
        if (plan.committee().isEmpty()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "committee", "", "≥ 1");
        }
        List<Member> committee = plan.committee().stream()
                .map(member -> new Member(
                        line("committee", member.name(), 1, LONGEST_TEXT),
                        line("committee", member.post(), 0, LONGEST_TEXT)))
                .toList();
        return versions.write(_ -> {
            List<Asset> wanted = assets.get(new LinkedHashSet<>(plan.assetIds()));
            refuseUnfit(wanted);
            Disposal begun = repository.save(new Disposal(
                    null,
                    1,
                    decision,
                    plan.decidedOn(),
                    plan.method(),
                    place,
                    "",
                    null,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    actor));
            members.saveAll(committee.stream()
                    .map(member -> new DisposalMember(null, begun.id(), member.name(), member.post()))
                    .toList());
            listed.saveAll(wanted.stream()
                    .map(asset -> new DisposalAsset(null, begun.id(), asset.id()))
                    .toList());
            audit.record(
                    actor,
                    "disposal.begin",
                    begun.toString(),
                    "",
                    "method: %s, committee: %s, assets: %s"
                            .formatted(
                                    begun.method().code(),
                                    committee.stream().map(Member::name).collect(Collectors.joining(", ")),
                                    wanted.stream().map(Asset::toString).collect(Collectors.joining(", "))),
                    "");
            return begun;
        });
    }

    private void refuseUnfit(List<Asset> wanted) {
        if (wanted.isEmpty() || wanted.size() > MOST_ASSETS) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "assets", wanted.size(), "1–" + MOST_ASSETS);
        }
        String unfit = wanted.stream()
                .filter(asset -> asset.status() != AssetStatus.AWAITING_DISPOSAL
                        || listed.findByAssetId(asset.id()).isPresent())
                .map(Asset::name)
                .collect(Collectors.joining(", "));
        if (!unfit.isEmpty()) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "assets", unfit, "");
        }
    }

    /**
     * Takes an asset off minutes that are not signed yet, such as where its disposal is turned down.
     *
     * @throws DcimException NOT_FOUND, CHANGED_MEANWHILE; ILLEGAL_TRANSITION once they are signed; INVALID_VALUE without a reason
     */
    public void leaveOut(long id, int revision, long assetId, String reason, String actor) {
        String why = line("reason", reason, 1, LONGEST_REASON);
        versions.write(_ -> {
            Disposal before = unsigned(id, revision, "LEAVE_OUT");
            DisposalAsset one = listed.findByAssetId(assetId)
                    .filter(on -> on.disposalId() == id)
                    .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "asset", assetId));
            listed.deleteById(one.id());
            repository.update(before.again());
            audit.record(
                    actor,
                    "disposal.leave-out",
                    before.toString(),
                    assets.get(assetId).toString(),
                    "",
                    why);
            return before;
        });
    }

    /**
     * Notes that the committee signed.
     *
     * @param signedOn null where no day was typed
     * @throws DcimException NOT_FOUND, CHANGED_MEANWHILE; ILLEGAL_TRANSITION where they were signed; INVALID_VALUE for document,
     *     signed-on, and minutes without an asset
     */
    public Disposal sign(long id, int revision, String document, @Nullable LocalDate signedOn, String actor) {
        String number = line("document", document, 1, LONGEST_TEXT);
        return versions.write(_ -> {
            Disposal before = unsigned(id, revision, "SIGN");
            if (signedOn == null || signedOn.isAfter(today()) || signedOn.isBefore(before.decidedOn())) {
                throw new DcimException(
                        ErrorCode.INVALID_VALUE, "signed-on", told(signedOn), before.decidedOn() + " – " + today());
            }
            if (listed.findByDisposalIdOrderById(id).isEmpty()) {
                throw new DcimException(ErrorCode.INVALID_VALUE, "assets", 0, "≥ 1");
            }
            Disposal signed = repository.update(before.signed(number, signedOn));
            audit.record(actor, "disposal.sign", signed.toString(), "", number + ", " + signedOn, "");
            return signed;
        });
    }

    /** Attaches a file, such as the scan of the signed minutes. @throws DcimException NOT_FOUND, INVALID_VALUE */
    public Attachment attach(long id, AttachmentDesk.Brought brought, String actor) {
        disposals.get(id);
        return attachments.addToDisposal(id, brought, actor);
    }

    /**
     * Disposes of all assets of minutes that await it, as one change: all of them or none.
     *
     * @throws DcimException DISPOSAL_BLOCKED with all that is in the way of the first that something is in the way of
     */
    public List<Asset> carryOut(long id, String actor) {
        Disposal disposal = disposals.get(id);
        return desk.dispose(
                disposals.assets(id).stream()
                        .filter(asset -> asset.status() == AssetStatus.AWAITING_DISPOSAL)
                        .toList(),
                new AssetDesk.Grounds(disposal.document(), disposal.signedOn(), "", "", ""),
                actor);
    }

    private Disposal unsigned(long id, int revision, String action) {
        Disposal disposal = disposals.get(id);
        if (disposal.isSigned()) {
            throw new DcimException(ErrorCode.ILLEGAL_TRANSITION, disposal.toString(), "SIGNED", action);
        }
        if (disposal.revision() != revision) {
            throw new DcimException(ErrorCode.CHANGED_MEANWHILE, disposal.toString(), disposal.begunBy());
        }
        return disposal;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CentreTime.ZONE);
    }

    private static String told(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static String line(String field, String typed, int least, int longest) {
        String text = TypedValues.line(typed);
        if (text.length() < least || text.length() > longest) {
            throw new DcimException(ErrorCode.INVALID_VALUE, field, text, least + "–" + longest);
        }
        return text;
    }
}
