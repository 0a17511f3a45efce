package vn.dcim.core.regulation;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.dcim.core.CentreTime;
import vn.dcim.core.error.DcimException;
import vn.dcim.core.error.ErrorCode;
import vn.dcim.core.report.ReportJson;

/** Tells how it stands with the obligations of the centre, as they were last judged. */
@Singleton
@Requires(property = "datasources.default.url")
public class Compliance {

    private final Catalogue catalogue;
    private final ResultRepository results;
    private final DeclarationRepository declarations;
    private final ReportJson json;
    private final Clock clock;

    Compliance(
            Catalogue catalogue,
            ResultRepository results,
            DeclarationRepository declarations,
            ReportJson json,
            Clock clock) {
        this.catalogue = catalogue;
        this.results = results;
        this.declarations = declarations;
        this.json = json;
        this.clock = clock;
    }

    /** Returns every obligation in force today, in the order of the texts. */
    public List<Standing> all() {
        Map<String, Result> newest = results.newest(catalogue.profile().id()).stream()
                .collect(Collectors.toMap(Result::obligation, Function.identity()));
        Map<String, List<Declaration>> said =
                declarations.findStanding().stream().collect(Collectors.groupingBy(Declaration::obligation));
        List<Standing> all = new ArrayList<>();
        for (RegulationText text : texts()) {
            for (Obligation obligation : text.obligations()) {
                all.add(standing(
                        obligation, newest.get(obligation.id()), said.getOrDefault(obligation.id(), List.of())));
            }
        }
        return all;
    }

    /** Returns the texts of the centre's profile that are in force today. */
    public List<RegulationText> texts() {
        return catalogue.texts(catalogue.profile(), LocalDate.ofInstant(clock.instant(), CentreTime.ZONE));
    }

    /** @throws DcimException NOT_FOUND also for an obligation of a text that is not in force here */
    public Standing get(String id) {
        Obligation obligation = obligation(id);
        return standing(
                obligation,
                results.at(catalogue.profile().id(), id, clock.instant()).orElse(null),
                declarations.findByObligationOrderByIdDesc(id).stream()
                        .filter(declaration -> declaration.withdrawnAt() == null)
                        .toList());
    }

    /** @throws DcimException NOT_FOUND also for an obligation of a text that is not in force here */
    Obligation obligation(String id) {
        return texts().stream()
                .flatMap(text -> text.obligations().stream())
                .filter(obligation -> obligation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new DcimException(ErrorCode.NOT_FOUND, "obligation", id));
    }

    /** Returns the states that an obligation came to, the newest first, at most 200. */
    public List<Standing.Past> states(String id) {
        return results.states(catalogue.profile().id(), id).stream()
                .map(result ->
                        new Standing.Past(result.state(), result.excepted(), result.stateSince(), verdict(result)))
                .toList();
    }

    /** Returns all that was ever declared of an obligation, the newest first. */
    public List<Declaration> declarations(String id) {
        return declarations.findByObligationOrderByIdDesc(id);
    }

    Standing standing(Obligation obligation, @Nullable Result result, List<Declaration> said) {
        if (result == null) {
            return new Standing(
                    obligation,
                    catalogue.limits(obligation, catalogue.profile()),
                    Verdict.noEvidence(Phrase.of("not-judged"), List.of()),
                    false,
                    null,
                    null,
                    said);
        }
        return new Standing(
                obligation,
                new Limits(read(result.question(), Judged.Asked.class).limits()),
                verdict(result),
                result.excepted(),
                result.stateSince(),
                result.judgedAt(),
                said);
    }

    private Verdict verdict(Result result) {
        return read(result.verdict(), Verdict.class);
    }

    private <T> T read(String text, Class<T> type) {
        return json.read(text.getBytes(StandardCharsets.UTF_8), type);
    }

    /** Returns how many obligations stand how. */
    public static Map<State, Long> counts(List<Standing> all) {
        return all.stream().collect(Collectors.groupingBy(Standing::state, Collectors.counting()));
    }

    /** Returns the article that an obligation stands in. */
    public Optional<RegulationText.Article> article(Obligation obligation) {
        return catalogue.text(obligation.text()).flatMap(text -> text.articles().stream()
                .filter(article -> article.number().equals(obligation.article()))
                .findFirst());
    }
}
