package vn.dcim.core.account;

import io.micronaut.core.convert.ConversionService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import vn.dcim.core.account.elevation.ElevationLimit;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.startup.StartupCheck;
import vn.dcim.core.startup.StartupRefusal;
import vn.dcim.core.startup.StartupSettings;

/** The regulation's profile is there and can be read, and the site does not go beyond what it allows. */
public final class AccountRulesCheck implements StartupCheck {

    @Override
    public void check(StartupSettings settings) {
        AccessRules rules = rules(settings);
        settings.optional(SessionLimits.SETTING).ifPresent(text -> check(text, rules));
        settings.optional(ProofAge.SETTING).ifPresent(text -> check(ProofAge.SETTING, text, ProofAge::new));
        settings.optional(ElevationLimit.SETTING)
                .ifPresent(text -> check(ElevationLimit.SETTING, text, ElevationLimit::new));
    }

    private static AccessRules rules(StartupSettings settings) {
        try {
            return new AccessRulesFactory()
                    .rules(
                            settings.optional("dcim.regulation.profile").orElse(AccessRulesFactory.USUAL),
                            settings.optional("dcim.regulation.access-rules")
                                    .map(Path::of)
                                    .orElse(null));
        } catch (DcimException e) {
            throw new StartupRefusal(
                    e,
                    AccountRulesCheck.class,
                    e.code().code(),
                    e.arguments().stream().map(Object::toString).toArray());
        }
    }

    private static Duration duration(String setting, String text) {
        return ConversionService.SHARED
                .convert(text, Duration.class)
                .orElseThrow(() -> new StartupRefusal(AccountRulesCheck.class, "duration", setting, text));
    }

    private static void check(String setting, String text, Consumer<Duration> limit) {
        try {
            limit.accept(duration(setting, text));
        } catch (DcimException e) {
            throw new StartupRefusal(
                    e,
                    AccountRulesCheck.class,
                    "limit",
                    setting,
                    text,
                    e.arguments().getLast().toString());
        }
    }

    private static void check(String text, AccessRules rules) {
        Duration own = duration(SessionLimits.SETTING, text);
        try {
            new SessionLimits(rules, own);
        } catch (DcimException e) {
            throw new StartupRefusal(
                    e,
                    AccountRulesCheck.class,
                    "idle-limit",
                    text,
                    rules.idle().value().toMinutes(),
                    rules.profile());
        }
    }
}
