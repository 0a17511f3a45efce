package vn.dcim.core.asset.custom;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.dcim.core.asset.AssetKind;
import vn.dcim.core.asset.CustomKey;

/**
 * A field that the centre notes of its assets beside those that are built in. Texts are empty where nothing is said.
 *
 * @param id given by the database; null before
 * @param revision one more with each change
 * @param code stays for good
 * @param kinds codes of the kinds of equipment that it is asked of, a space between two; empty for all
 * @param requiredFrom the first day on which it has to be told; null where it may stay empty
 * @param unit of decimals
 * @param pattern for the whole of a text
 * @param least smallest number; null for any, as is {@code greatest}
 * @param choices see {@link Choice#line}
 * @param headingVi those with the same stand together
 * @param rank the least stands first
 * @param showField code of the field that decides whether it is asked
 * @param showValue that the other field must have, as it is kept
 * @param retired whether it is asked no more; what was told stays
 * @param changedFor the reason of the newest change
 */
@MappedEntity("custom_field")
public record CustomField(
        @Id @GeneratedValue @Nullable Long id,
        int revision,
        String code,
        String labelVi,
        String labelEn,
        CustomType type,
        String kinds,
        @Nullable LocalDate requiredFrom,
        String unit,
        String pattern,
        @Nullable BigDecimal least,
        @Nullable BigDecimal greatest,
        String choices,
        String hintVi,
        String hintEn,
        String headingVi,
        String headingEn,
        int rank,
        String showField,
        String showValue,
        boolean retired,
        String changedBy,
        String changedFor) {

    public static final String YES = "yes";
    public static final String NO = "no";

    public CustomKey key() {
        return new CustomKey(code);
    }

    /** Returns the kinds that it is asked of; none for all. */
    public Set<AssetKind> appliesTo() {
        return Arrays.stream(kinds.split(" "))
                .map(AssetKind::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean appliesTo(AssetKind kind) {
        return kinds.isEmpty() || appliesTo().contains(kind);
    }

    public boolean isRequired(LocalDate day) {
        return !retired && requiredFrom != null && !requiredFrom.isAfter(day);
    }

    /** Returns all choices, the retired ones too. */
    public List<Choice> allChoices() {
        return Choice.of(choices);
    }

    /** Returns what may be chosen now. */
    public List<Choice> openChoices() {
        return allChoices().stream().filter(choice -> !choice.retired()).toList();
    }

    public Optional<Choice> choice(String choiceCode) {
        return allChoices().stream()
                .filter(choice -> choice.code().equals(choiceCode))
                .findFirst();
    }

    CustomField changed(int nextRevision, boolean isRetired, String actor, String reason) {
        return new CustomField(
                id,
                nextRevision,
                code,
                labelVi,
                labelEn,
                type,
                kinds,
                requiredFrom,
                unit,
                pattern,
                least,
                greatest,
                choices,
                hintVi,
                hintEn,
                headingVi,
                headingEn,
                rank,
                showField,
                showValue,
                isRetired,
                actor,
                reason);
    }

    /** Returns it as the audit log names it. */
    @Override
    public String toString() {
        return "custom-field:" + code + " " + labelVi;
    }
}
