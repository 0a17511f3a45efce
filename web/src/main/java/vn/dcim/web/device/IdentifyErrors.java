package vn.dcim.web.device;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.dcim.core.error.DcimException;
import vn.dcim.web.api.FieldText;
import vn.dcim.web.language.Words;

/** Beside which field of the first step a failure is told, and in which words. */
final class IdentifyErrors {

    /** What an agent of version 3 names when it refuses, and what was typed wrongly then. */
    private static final Map<String, String> REFUSED = Map.of(
            "usmStatsUnknownUserNames", "user",
            "usmStatsWrongDigests", "authPassword",
            "usmStatsDecryptionErrors", "privPassword",
            "usmStatsUnsupportedSecLevels", "authProtocol",
            "snmpUnknownContexts", "context",
            "authorizationError", "privProtocol");

    private IdentifyErrors() {}

    /** Returns texts by field; a failure that lies in no field is left out. */
    static Map<String, String> of(List<DcimException> failures, IdentifyForm form, Words words) {
        Map<String, String> errors = new LinkedHashMap<>();
        failures.forEach(failure -> add(errors, failure, form, words));
        return errors;
    }

    private static void add(Map<String, String> errors, DcimException failure, IdentifyForm form, Words words) {
        String text = FieldText.of(failure, words);
        switch (failure.code()) {
            case INVALID_VALUE -> errors.put(field(failure), text);
            case ADDRESS_IN_USE, OUTSIDE_NETWORKS, WRONG_PROTOCOL, NO_PROFILE, ENDLESS_TABLE ->
                errors.put("address", text);
            case DEVICE_UNREACHABLE -> {
                errors.put("address", text);
                addSilent(errors, form, words);
            }
            case DEVICE_REFUSED -> addRefused(errors, failure, form, words, text);
            default -> {
                // why: what is left is no matter of what was typed
            }
        }
    }

    private static String field(DcimException failure) {
        String field = failure.arguments().getFirst().toString();
        return IdentifyForm.FIELDS.contains(field) ? field : "address";
    }

    /** Agents answer nothing to a wrong community, and mostly nothing to what they cannot decrypt. */
    private static void addSilent(Map<String, String> errors, IdentifyForm form, Words words) {
        if (DeviceAddress.needsNone(form.address()) || DeviceAddress.NTP.equals(form.version())) {
            return;
        }
        if (!"3".equals(form.version())) {
            errors.put("community", words.t("assistant.silent.community"));
        } else if (form.privProtocol() != null && !form.privProtocol().isBlank()) {
            errors.put("privPassword", words.t("assistant.silent.privacy"));
        }
    }

    private static void addRefused(
            Map<String, String> errors, DcimException failure, IdentifyForm form, Words words, String text) {
        String said = failure.arguments().get(1).toString();
        String reason = said.split("[:\\s]", 2)[0];
        String field = "3".equals(form.version()) ? REFUSED.getOrDefault(reason, "user") : "community";
        errors.put(
                field,
                words.t("assistant.refused." + (REFUSED.containsKey(reason) ? reason : "other"), Optional.of(text)));
    }
}
