package vn.dcim.web.regulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import vn.dcim.core.regulation.Obligation;
import vn.dcim.core.regulation.RegulationText;
import vn.dcim.core.regulation.ResultHistory;
import vn.dcim.core.regulation.Standing;
import vn.dcim.core.regulation.State;
import vn.dcim.core.regulation.inspection.InspectionContent;
import vn.dcim.web.language.Words;

/** Pieces of an inspection file as rows of text. */
final class InspectionWords {

    /** Of so many a row is not higher than a workbook can have it; all stand in the archive. */
    private static final int MOST_NAMES = 12;

    private final Words words;

    InspectionWords(Words words) {
        this.words = words;
    }

    String state(State state, boolean excepted) {
        return words.t("regulation.state." + (excepted ? "excepted" : state.code()));
    }

    String responsible(Obligation obligation) {
        return obligation.responsible().stream()
                .map(role -> RegulationWords.role(words, role))
                .collect(Collectors.joining(", "));
    }

    /** Returns what is wrong by name, of many only the first. */
    String offences(Standing standing, int most) {
        List<String> lines = new ArrayList<>(standing.verdict().offences().stream()
                .limit(most)
                .map(offence -> (offence.name().isEmpty() ? "" : offence.name() + ": ")
                        + RegulationWords.of(words, offence.what()))
                .toList());
        if (standing.verdict().offending() > lines.size() && !lines.isEmpty()) {
            lines.add(words.t("regulation.offences.more", standing.verdict().offending() - lines.size()));
        }
        return String.join("; ", lines);
    }

    private String limits(Standing standing) {
        return standing.limits().all().stream()
                .map(limit -> RegulationWords.limit(words, limit) + " " + RegulationWords.figure(words, limit) + " ("
                        + words.t("regulation.limit.origin." + limit.origin().code()) + ")")
                .collect(Collectors.joining("; "));
    }

    private String proofs(Standing standing) {
        return standing.verdict().proofs().stream()
                .map(proof -> RegulationWords.of(words, proof.what())
                        + (proof.until() == null
                                ? ""
                                : " (" + (proof.from() == null ? "" : words.day(proof.from())) + " – "
                                        + words.day(proof.until().minusMillis(1)) + ")"))
                .collect(Collectors.joining("; "));
    }

    List<String> rowHeads() {
        return heads(
                "id",
                "place",
                "title",
                "state",
                "since",
                "reason",
                "offences",
                "names",
                "limits",
                "proofs",
                "deadline",
                "responsible",
                "automation",
                "mend");
    }

    List<List<String>> rows(InspectionContent content) {
        return content.standings().stream()
                .map(standing -> {
                    Obligation obligation = standing.obligation();
                    return List.of(
                            obligation.id(),
                            RegulationWords.place(words, obligation, text(content, obligation)),
                            RegulationWords.of(words, obligation.title()),
                            state(standing.state(), standing.excepted()),
                            standing.since() == null ? "" : words.minute(standing.since()),
                            RegulationWords.of(words, standing.verdict().reason()),
                            Long.toString(standing.verdict().offending()),
                            offences(standing, MOST_NAMES),
                            limits(standing),
                            proofs(standing),
                            standing.verdict().deadline() == null
                                    ? ""
                                    : words.day(standing.verdict().deadline().minusMillis(1)),
                            responsible(obligation),
                            words.t("regulation.automation."
                                    + obligation.judging().code()),
                            standing.state() == State.MET ? "" : RegulationWords.of(words, obligation.mend()));
                })
                .toList();
    }

    private static RegulationText text(InspectionContent content, Obligation obligation) {
        return content.texts().stream()
                .filter(text -> text.id().equals(obligation.text()))
                .findFirst()
                .orElseThrow();
    }

    List<String> changeHeads() {
        return heads("at", "id", "was", "state", "reason");
    }

    List<List<String>> changes(InspectionContent content) {
        return content.changes().stream().map(this::change).toList();
    }

    private List<String> change(ResultHistory.Change change) {
        return List.of(
                words.second(change.at()),
                change.obligation(),
                change.was() == null ? "" : state(change.was(), false),
                state(change.state(), change.excepted()),
                RegulationWords.of(words, change.verdict().reason()));
    }

    List<String> declarationHeads() {
        return heads(
                "id", "kind", "statement", "paper", "first-day", "last-day", "signed-by", "signed-at", "withdrawn");
    }

    List<List<String>> declarations(InspectionContent content) {
        return content.declarations().stream()
                .map(of -> List.of(
                        of.obligation(),
                        words.t("regulation.declared." + of.kind().code()),
                        of.statement(),
                        of.paper().isEmpty() ? title(content, of.documentId()) : of.paper(),
                        words.day(of.firstDay()),
                        words.day(of.lastDay()),
                        of.signedBy(),
                        words.minute(of.signedAt()),
                        of.withdrawnAt() == null
                                ? ""
                                : words.t(
                                        "regulation.withdrawn",
                                        words.day(of.withdrawnAt()),
                                        of.withdrawnBy(),
                                        of.withdrawnFor())))
                .toList();
    }

    /** Returns the title of a document of record; empty where it is none of the file's. */
    static String title(InspectionContent content, Long document) {
        return content.papers().stream()
                .filter(paper -> Objects.equals(paper.document().id(), document))
                .map(paper -> paper.document().title())
                .findFirst()
                .orElse("");
    }

    List<String> paperHeads() {
        return heads("document", "number", "dated-on", "valid-to", "paper-place", "file");
    }

    List<List<String>> papers(InspectionContent content) {
        return content.papers().stream()
                .map(paper -> List.of(
                        paper.document().title(),
                        paper.version().number(),
                        paper.version().datedOn() == null
                                ? ""
                                : words.day(paper.version().datedOn()),
                        paper.version().validTo() == null
                                ? ""
                                : words.day(paper.version().validTo()),
                        paper.version().paperPlace(),
                        paper.path()))
                .toList();
    }

    List<String> heads(String... codes) {
        return Arrays.stream(codes)
                .map(code -> words.t("inspection.column." + code))
                .toList();
    }
}
