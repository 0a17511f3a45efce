package vn.dcim.web.account;

import io.micronaut.core.annotation.Nullable;
import vn.dcim.core.account.Acceptance;
import vn.dcim.web.language.Words;

/** Facts of accounts as the reader's words. */
public final class AccountTexts {

    private AccountTexts() {}

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
