package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import vn.dcim.core.account.Acceptance;
import vn.dcim.core.account.SupplierContract;
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
