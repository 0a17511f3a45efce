package vn.dcim.web.transport;

import vn.dcim.core.transport.Judgement;
import vn.dcim.core.transport.TransportExemption;
import vn.dcim.core.transport.TransportPath;
import vn.dcim.web.language.Words;

/** Paths, judgements and exceptions in words. */
public final class TransportTexts {

    private TransportTexts() {}

    /** Returns what a path is called: the device, or the part of the plant. */
    public static String name(Words words, TransportPath path) {
        return path.name().isEmpty() ? words.t("transport.path." + path.kind().code()) : path.name();
    }

    /** Returns the name of the path that an exception was recorded for. */
    public static String name(Words words, TransportExemption exemption) {
        return exemption.name().isEmpty() ? words.t("transport.path." + exemption.path()) : exemption.name();
    }

    public static String verdict(Words words, Judgement judgement) {
        return words.t("transport.verdict." + judgement.verdict().code());
    }

    public static String reason(Words words, Judgement judgement) {
        return words.t("transport.reason." + judgement.reason().code());
    }

    /** Returns the last day on which an exception counts. */
    public static String lastDay(Words words, TransportExemption exemption) {
        return words.day(exemption.endsAt().minusMillis(1));
    }
}
