package vn.dcim.web.security;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;

/**
 * How many calls a minute are answered by a node; beyond that the answer is 429.
 *
 * @param token calls of the API with one token
 * @param account calls of the API by one account, with all its tokens and sessions
 * @param exports of lists, by one account
 * @param deviceQuestions devices asked what they are, by one account
 */
@ConfigurationProperties("dcim.limits")
public record CallLimitConfig(
        @Bindable(defaultValue = "600") int token,
        @Bindable(defaultValue = "1200") int account,
        @Bindable(defaultValue = "30") int exports,
        @Bindable(defaultValue = "30") int deviceQuestions) {

    public CallLimitConfig {
        atLeastOne("token", token);
        atLeastOne("account", account);
        atLeastOne("exports", exports);
        atLeastOne("device-questions", deviceQuestions);
    }

    private static void atLeastOne(String setting, int value) {
        if (value < 1) {
            throw new DcimException(ErrorCode.INVALID_VALUE, "dcim.limits." + setting, value, "≥ 1");
        }
    }
}
