package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.time.LocalDate;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.Importance;

/**
 * A software asset: one product in one version, with all that article 10 of 11/2023 asks for. Texts are empty where nothing is known.
 *
 * @param id given by the database; null before
 * @param revision one more with each change
 * @param value in đồng, 0 for what costs nothing; null where nobody said
 * @param importance null where nobody said
 * @param scope of use
 * @param managedBy the party that answers for it
 * @param licenceInfo such as the name of an open-source licence
 * @param keptAt where the software itself lies
 * @param permitDecision the paper that permits or forbids it
 * @param permittedOn where it may be, if it is permitted
 * @param recommendedBy the paper by which the competent body recommends it
 * @param retiredOn since when it is no more used; null while it is
 * @param foundBy all that it is looked for by, without case and diacritics
 * @param changedBy name of the account
 * @param changedFor the reason of the newest change; empty where none was asked
 */
@MappedEntity("software_title")
public record SoftwareTitle(
        @Id @GeneratedValue @Nullable Long id,
        int revision,
        String name,
        @Nullable Long value,
        @Nullable Importance importance,
        String purpose,
        String scope,
        String managedBy,
        String licenceInfo,
        String version,
        String keptAt,
        String maker,
        SoftwareKind kind,
        Ground ground,
        Permit permit,
        String permitDecision,
        PermittedOn permittedOn,
        String recommendedBy,
        @Relation(Relation.Kind.EMBEDDED) Rating rating,
        @Nullable LocalDate retiredOn,
        String note,
        String foundBy,
        String changedBy,
        String changedFor)
        implements Described<TitleField> {

    @Override
    public String text(TitleField field) {
        return switch (field) {
            case NAME -> name;
            case VALUE -> text(value);
            case IMPORTANCE -> Codes.of(importance);
            case PURPOSE -> purpose;
            case SCOPE -> scope;
            case MANAGED_BY -> managedBy;
            case LICENCE_INFO -> licenceInfo;
            case VERSION -> version;
            case KEPT_AT -> keptAt;
            case MAKER -> maker;
            case KIND -> Codes.of(kind);
            case GROUND -> Codes.of(ground);
            case PERMIT -> Codes.of(permit);
            case PERMIT_DECISION -> permitDecision;
            case PERMITTED_ON -> permittedOn == PermittedOn.EVERYWHERE ? "" : Codes.of(permittedOn);
            case RECOMMENDED_BY -> recommendedBy;
            case CONFIDENTIALITY -> Codes.of(rating.confidentiality());
            case INTEGRITY -> Codes.of(rating.integrity());
            case AVAILABILITY -> Codes.of(rating.availability());
            case RATED_BY -> rating.ratedBy();
            case RATED_ON -> text(rating.ratedOn());
            case MEASURES -> rating.measures();
            case RETIRED_ON -> text(retiredOn);
            case NOTE -> note;
        };
    }

    /** Tells whether it is permitted on a kind of machine; null for a person's seat. */
    public boolean isPermittedOn(@Nullable AssetKind kind) {
        return permit == Permit.PERMITTED && permittedOn.covers(kind);
    }

    /** Tells whether nothing is missing of what article 10.1 asks for. */
    public boolean isComplete() {
        return TitleField.OF_ARTICLE_10.stream().noneMatch(field -> text(field).isEmpty());
    }

    /** Returns name and version, as people name it. */
    public String title() {
        return version.isEmpty() || name.endsWith(version) ? name : name + " " + version;
    }

    private static String text(@Nullable Object present) {
        return present == null ? "" : present.toString();
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "software:" + id + " " + title();
    }
}
