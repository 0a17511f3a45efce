package vn.dcim.web.regulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.dcim.core.regulation.Escalation;
import vn.dcim.core.regulation.EscalationConfig;
import vn.dcim.core.regulation.Offence;
import vn.dcim.core.regulation.Standing;
import vn.dcim.core.regulation.xray.Xray;
import vn.dcim.core.work.WorkItem;
import vn.dcim.web.language.Dictionary;
import vn.dcim.web.language.Language;
import vn.dcim.web.language.Words;

/** What stands in the form of work about a finding before anybody types. */
final class RemedyDraft {

    /** How many offences become items of the order by name; what is left over is told in one more. */
    static final int MOST_ITEMS = 30;

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_ITEM = 500;

    private RemedyDraft() {}

    static Map<String, String> typed(Standing standing, Words words, Instant now, EscalationConfig after) {
        var obligation = standing.obligation();
        return Map.of(
                "title",
                cut(
                        obligation.id() + " " + RegulationWords.of(words, obligation.title()) + ": "
                                + RegulationWords.of(words, standing.verdict().reason()),
                        LONGEST_TITLE),
                "due",
                words.day(Escalation.due(standing, now, after)),
                "team",
                obligation.responsible().isEmpty()
                        ? ""
                        : RegulationWords.role(words, obligation.responsible().getFirst()));
    }

    /** Returns each thing that is not as it should be, and last what is to be done. */
    static List<WorkItem.Draft> items(Standing standing, Dictionary dictionary) {
        Words vi = dictionary.in(Language.VI);
        Words en = dictionary.in(Language.EN);
        List<WorkItem.Draft> items = new ArrayList<>();
        var verdict = standing.verdict();
        verdict.offences().stream()
                .limit(MOST_ITEMS)
                .forEach(offence -> items.add(tick(told(offence, vi), told(offence, en))));
        long more = verdict.offending() - items.size();
        if (more > 0) {
            items.add(tick(vi.t("regulation.offences.more", more), en.t("regulation.offences.more", more)));
        }
        var mend = standing.obligation().mend();
        items.add(tick(RegulationWords.of(vi, mend), RegulationWords.of(en, mend)));
        return items;
    }

    /** Returns what is wrong, and last what is to be done. */
    static List<WorkItem.Draft> items(Xray.Line line, Dictionary dictionary) {
        Words vi = dictionary.in(Language.VI);
        Words en = dictionary.in(Language.EN);
        String mend = "xray.rule." + line.finding().rule() + ".mend";
        return List.of(
                tick(
                        line.finding().name() + ": " + RegulationWords.of(vi, line.what()),
                        line.finding().name() + ": " + RegulationWords.of(en, line.what())),
                tick(vi.t(mend), en.t(mend)));
    }

    private static String told(Offence offence, Words words) {
        String what = RegulationWords.of(words, offence.what());
        return offence.name().isEmpty() ? what : offence.name() + ": " + what;
    }

    private static WorkItem.Draft tick(String vi, String en) {
        return new WorkItem.Draft(
                null,
                WorkItem.Kind.TICK,
                cut(vi, LONGEST_ITEM),
                cut(en, LONGEST_ITEM),
                List.of(),
                "",
                null,
                null,
                true);
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest - 1) + "…" : text;
    }
}
