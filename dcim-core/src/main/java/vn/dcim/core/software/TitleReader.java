package vn.dcim.core.software;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.dcim.core.asset.Importance;
import vn.dcim.core.software.FieldFault.Kind;
import vn.dcim.core.text.PlainText;

/** Makes a title of what was typed for its fields. */
final class TitleReader {

    private static final int LONGEST_FOUND_BY = 2000;
    private static final List<TitleField> LEVELS =
            List.of(TitleField.CONFIDENTIALITY, TitleField.INTEGRITY, TitleField.AVAILABILITY);
    private static final List<TitleField> RATING =
            List.of(TitleField.RATED_BY, TitleField.RATED_ON, TitleField.MEASURES);

    private final TypedFields<TitleField> typed;
    private final @Nullable SoftwareTitle before;
    private final LocalDate today;

    private TitleReader(Map<TitleField, String> typed, @Nullable SoftwareTitle before, LocalDate today) {
        this.typed = new TypedFields<>(TitleField.values(), typed, before);
        this.before = before;
        this.today = today;
    }

    /** @param before null for a new title */
    static Outcome<SoftwareTitle> read(
            Map<TitleField, String> typed,
            @Nullable SoftwareTitle before,
            LocalDate today,
            String actor,
            String reason) {
        var reader = new TitleReader(typed, before, today);
        SoftwareTitle title = reader.title(actor, reason);
        List<FieldFault> faults = reader.typed.faults();
        return faults.isEmpty() ? Outcome.of(title) : Outcome.refused(faults);
    }

    private SoftwareTitle title(String actor, String reason) {
        String name = typed.needed(TitleField.NAME);
        Long value = typed.price(TitleField.VALUE);
        Importance importance =
                typed.choice(TitleField.IMPORTANCE, Importance.class).orElse(null);
        String purpose = typed.text(TitleField.PURPOSE);
        String scope = typed.text(TitleField.SCOPE);
        String managedBy = typed.text(TitleField.MANAGED_BY);
        String licenceInfo = typed.text(TitleField.LICENCE_INFO);
        String version = typed.text(TitleField.VERSION);
        String keptAt = typed.text(TitleField.KEPT_AT);
        String maker = typed.text(TitleField.MAKER);
        typed.need(TitleField.KIND);
        SoftwareKind kind = typed.choice(TitleField.KIND, SoftwareKind.class).orElse(SoftwareKind.OTHER);
        typed.need(TitleField.GROUND);
        Ground ground = typed.choice(TitleField.GROUND, Ground.class).orElse(Ground.PROPRIETARY);
        Permit permit = typed.choice(TitleField.PERMIT, Permit.class).orElse(Permit.UNDECIDED);
        if (permit != Permit.UNDECIDED) {
            // why: a list of permitted software is only as good as the paper that made it
            typed.need(TitleField.PERMIT_DECISION);
        }
        return new SoftwareTitle(
                before == null ? null : before.id(),
                before == null ? 1 : before.revision() + 1,
                name,
                value,
                importance,
                purpose,
                scope,
                managedBy,
                licenceInfo,
                version,
                keptAt,
                maker,
                kind,
                ground,
                permit,
                typed.text(TitleField.PERMIT_DECISION),
                typed.choice(TitleField.PERMITTED_ON, PermittedOn.class).orElse(PermittedOn.EVERYWHERE),
                typed.text(TitleField.RECOMMENDED_BY),
                rating(version, purpose, scope),
                past(TitleField.RETIRED_ON),
                typed.text(TitleField.NOTE),
                foundBy(name, version, maker, purpose, scope, managedBy, licenceInfo, keptAt),
                actor,
                reason);
    }

    private Rating rating(String version, String purpose, String scope) {
        if (LEVELS.stream().anyMatch(typed::has)) {
            LEVELS.forEach(typed::need);
            RATING.forEach(typed::need);
        } else {
            RATING.stream()
                    .filter(typed::has)
                    .forEach(field -> typed.fault(field, Kind.NOT_TOGETHER, TitleField.CONFIDENTIALITY.code()));
        }
        var rating = new Rating(
                typed.choice(TitleField.CONFIDENTIALITY, Level.class).orElse(null),
                typed.choice(TitleField.INTEGRITY, Level.class).orElse(null),
                typed.choice(TitleField.AVAILABILITY, Level.class).orElse(null),
                typed.text(TitleField.RATED_BY),
                past(TitleField.RATED_ON),
                typed.text(TitleField.MEASURES),
                false);
        return isReopened(rating, version, purpose, scope)
                ? new Rating(
                        rating.confidentiality(),
                        rating.integrity(),
                        rating.availability(),
                        rating.ratedBy(),
                        rating.ratedOn(),
                        rating.measures(),
                        true)
                : rating;
    }

    /** A rating stands for the version and the use that it was made for, until somebody rates again. */
    private boolean isReopened(Rating rating, String version, String purpose, String scope) {
        if (before == null || !before.rating().isComplete() || !rating.isComplete()) {
            return false;
        }
        Rating known = before.rating();
        boolean isRatedAnew = !rating.ratedOn().equals(known.ratedOn())
                || rating.confidentiality() != known.confidentiality()
                || rating.integrity() != known.integrity()
                || rating.availability() != known.availability();
        boolean isOther =
                !version.equals(before.version()) || !purpose.equals(before.purpose()) || !scope.equals(before.scope());
        return !isRatedAnew && (isOther || known.reopened());
    }

    private @Nullable LocalDate past(TitleField field) {
        LocalDate day = typed.day(field);
        if (day != null && day.isAfter(today)) {
            typed.fault(field, Kind.NOT_READ, "≤ " + today);
        }
        return day;
    }

    private static String foundBy(String... texts) {
        String words = Stream.of(texts)
                .filter(text -> !text.isEmpty())
                .map(PlainText::of)
                .collect(Collectors.joining(" "));
        return words.substring(0, Math.min(words.length(), LONGEST_FOUND_BY));
    }
}
