package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import java.util.stream.Collectors;
import vn.dcim.core.account.Acceptance;
import vn.dcim.core.account.SupplierContract;
import vn.dcim.core.scope.ScopePart;
import vn.dcim.web.language.Words;

/** Facts of accounts as the reader's words. */
public final class AccountTexts {

    private AccountTexts() {}

    /** Returns company, number and last day of a supplier's contract; empty for none. */
    public static String contract(@Nullable SupplierContract contract, Words words) {
        return contract == null
                ? ""
                : contract.company() + ", " + contract.number() + ", " + words.day(contract.lastDay());
    }

    /** Returns what part of the centre an account sees. */
    public static String scope(List<ScopePart> scope, Words words) {
        return scope.isEmpty()
                ? words.t("scope.everything")
                : scope.stream()
                        .map(part -> words.t("scope.part." + part.kind().code(), part.name()))
                        .collect(Collectors.joining(", "));
    }

    /** Returns when the holder took responsibility, with the version of the statement; that nobody did; or that nobody had to. */
    public static String accepted(@Nullable Acceptance acceptance, Words words) {
        if (acceptance == null) {
            return words.t("acceptance.wanting");
        }
        return acceptance.excused()
                ? words.t("acceptance.excused")
                : words.minute(acceptance.at()) + ", " + words.t("acceptance.version", acceptance.version());
    }
}
