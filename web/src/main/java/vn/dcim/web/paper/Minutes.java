package vn.dcim.web.paper;

import io.micronaut.core.annotation.Introspected;
import java.util.List;
import vn.dcim.web.report.ReportLetter;

/**
 * Minutes as they are printed and signed.
 *
 * @param number the line of the number; blank in its middle where it is written by hand
 * @param title the kind of the paper, in capitals
 * @param subject what it is about
 * @param lines paragraphs before the tables
 * @param closing paragraphs behind them
 * @param signers two beside each other
 */
@Introspected
public record Minutes(
        String agency,
        String body,
        String number,
        String placeAndDate,
        String title,
        String subject,
        List<String> lines,
        List<ReportLetter.Table> tables,
        List<String> closing,
        List<Signer> signers) {

    /** Somebody who signs. @param name empty where it is written by hand */
    @Introspected
    public record Signer(String post, String name) {}
}
