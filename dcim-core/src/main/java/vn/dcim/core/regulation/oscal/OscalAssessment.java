package vn.dcim.core.regulation.oscal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import vn.dcim.core.CentreTime;
import vn.dcim.core.regulation.Automation;
import vn.dcim.core.regulation.Deadlines;
import vn.dcim.core.regulation.Declaration;
import vn.dcim.core.regulation.Limit;
import vn.dcim.core.regulation.Obligation;
import vn.dcim.core.regulation.Phrase;
import vn.dcim.core.regulation.Profile;
import vn.dcim.core.regulation.Proof;
import vn.dcim.core.regulation.RegulationText;
import vn.dcim.core.regulation.Standing;
import vn.dcim.core.regulation.State;

/** How obligations are judged, as an OSCAL assessment plan, and how they stand, as assessment results. */
final class OscalAssessment {

    private final Profile profile;
    private final List<RegulationText> texts;
    private final Function<Phrase, String> words;

    /** @param words that say a phrase in the language of the documents */
    OscalAssessment(Profile profile, List<RegulationText> texts, Function<Phrase, String> words) {
        this.profile = profile;
        this.texts = texts;
        this.words = words;
    }

    private String say(String key, Object... arguments) {
        return words.apply(Phrase.of("oscal-" + key, arguments));
    }

    private List<Obligation> obligations() {
        return texts.stream().flatMap(text -> text.obligations().stream()).toList();
    }

    /** @param hash SHA-256 of a piece of JSON, hexadecimal */
    Map<String, Object> plan(LocalDate day, Function<Object, String> hash) {
        List<Map<String, Object>> activities = activities();
        String version = Oscal.version(day, hash.apply(activities));
        String ssp = Oscal.uuid("no-ssp:" + profile.id());
        Map<String, Object> plan = Oscal.object(
                "uuid",
                Oscal.uuid("plan:" + profile.id() + ":" + version),
                "metadata",
                Oscal.metadata(say("plan", profile.name().vi()), Deadlines.startOf(day), version),
                "import-ssp",
                Oscal.object("href", "#" + ssp),
                "local-definitions",
                Oscal.object("activities", activities),
                "reviewed-controls",
                reviewed(obligations()),
                "back-matter",
                Oscal.object(
                        "resources",
                        List.of(
                                Oscal.object("uuid", ssp, "title", say("no-ssp"), "description", say("no-ssp-why")),
                                Oscal.object(
                                        "uuid",
                                        Oscal.uuid("plan-profile:" + profile.id()),
                                        "title",
                                        profile.name().vi(),
                                        "rlinks",
                                        List.of(Oscal.object(
                                                "href",
                                                "profile-" + profile.id() + ".json",
                                                "media-type",
                                                "application/oscal+json"))))));
        return Oscal.object("assessment-plan", plan);
    }

    /** A check of the program is an activity with the obligations that it decides; what people attest is one too. */
    private List<Map<String, Object>> activities() {
        Map<String, List<Obligation>> byCheck = new TreeMap<>();
        List<Obligation> attested = new ArrayList<>();
        for (Obligation obligation : obligations()) {
            obligation.checkName().ifPresent(check -> byCheck.computeIfAbsent(check, _ -> new ArrayList<>())
                    .add(obligation));
            if (obligation.judging() != Automation.FULL) {
                attested.add(obligation);
            }
        }
        List<Map<String, Object>> activities = new ArrayList<>();
        byCheck.forEach((check, of) -> activities.add(activity(check, say("check", check), "TEST", of)));
        if (!attested.isEmpty()) {
            activities.add(activity("attestation", say("attestation"), "EXAMINE", attested));
        }
        return activities;
    }

    private Map<String, Object> activity(String name, String description, String method, List<Obligation> of) {
        return Oscal.object(
                "uuid",
                Oscal.uuid("activity:" + name),
                "title",
                name,
                "description",
                description,
                "props",
                List.of(Oscal.object("name", "method", "value", method)),
                "related-controls",
                reviewed(of));
    }

    private static Map<String, Object> reviewed(List<Obligation> obligations) {
        return Oscal.object(
                "control-selections",
                List.of(Oscal.object(
                        "include-controls",
                        obligations.stream()
                                .map(obligation -> Oscal.object("control-id", obligation.id()))
                                .toList())));
    }

    /**
     * @param standings of obligations that are known to the texts
     * @param start of what is told; the instant itself where it is about no period
     * @param at how it stood then
     * @param hash SHA-256 of a piece of JSON, hexadecimal
     */
    Map<String, Object> results(List<Standing> standings, Instant start, Instant at, Function<Object, String> hash) {
        List<Map<String, Object>> observations = new ArrayList<>();
        List<Map<String, Object>> risks = new ArrayList<>();
        List<Map<String, Object>> findings = new ArrayList<>();
        List<Map<String, Object>> attestations = new ArrayList<>();
        List<Obligation> concerned = new ArrayList<>();
        String seed = profile.id() + ":" + at;
        for (Standing standing : standings) {
            observations.add(observation(standing, seed, at));
            standing.declarations().forEach(declaration -> attestations.add(attestation(declaration)));
            if (standing.state() != State.NOT_APPLICABLE) {
                concerned.add(standing.obligation());
                findings.add(finding(standing, seed));
            }
            if (standing.state() == State.NOT_MET) {
                risks.add(risk(standing, seed));
            }
        }
        List<Obligation> reviewed = concerned.isEmpty() ? obligations() : concerned;
        Map<String, Object> result = Oscal.object(
                "uuid",
                Oscal.uuid("result:" + seed),
                "title",
                say("result", profile.name().vi()),
                "description",
                say("result-what"),
                "start",
                Oscal.instant(start),
                "end",
                Oscal.instant(at),
                "reviewed-controls",
                reviewed(reviewed));
        Oscal.putAll(result, "attestations", attestations);
        Oscal.putAll(result, "observations", observations);
        Oscal.putAll(result, "risks", risks);
        Oscal.putAll(result, "findings", findings);
        String version = Oscal.version(LocalDate.ofInstant(at, CentreTime.ZONE), hash.apply(result));
        Map<String, Object> document = Oscal.object(
                "uuid",
                Oscal.uuid("results:" + seed + ":" + version),
                "metadata",
                Oscal.metadata(say("results", profile.name().vi()), at, version),
                "import-ap",
                Oscal.object("href", "assessment-plan.json"),
                "results",
                List.of(result));
        return Oscal.object("assessment-results", document);
    }

    private static String observationOf(Standing standing, String seed) {
        return Oscal.uuid("observation:" + seed + ":" + standing.obligation().id());
    }

    private static String riskOf(Standing standing, String seed) {
        return Oscal.uuid("risk:" + seed + ":" + standing.obligation().id());
    }

    private Map<String, Object> observation(Standing standing, String seed, Instant at) {
        Obligation obligation = standing.obligation();
        List<Map<String, Object>> props = new ArrayList<>();
        props.add(Oscal.prop("obligation", obligation.id()));
        props.add(Oscal.prop("state", standing.state().code()));
        if (standing.excepted()) {
            props.add(Oscal.prop("excepted", "true"));
        }
        if (standing.since() != null) {
            props.add(Oscal.prop("since", Oscal.instant(standing.since())));
        }
        for (Limit limit : standing.limits().all()) {
            Map<String, Object> prop = Oscal.prop("limit", limit.key() + limit.operator() + limit.value());
            prop.put("class", limit.origin().code());
            props.add(prop);
        }
        Map<String, Object> observation = Oscal.object(
                "uuid",
                observationOf(standing, seed),
                "title",
                obligation.title().vi(),
                "description",
                words.apply(standing.verdict().reason()),
                "props",
                props,
                "methods",
                switch (obligation.judging()) {
                    case FULL -> List.of("TEST");
                    case PARTIAL -> List.of("TEST", "EXAMINE");
                    case MANUAL -> List.of("EXAMINE");
                },
                "types",
                List.of("finding"));
        List<Map<String, Object>> evidence = new ArrayList<>();
        for (Proof proof : standing.verdict().proofs()) {
            Map<String, Object> one = Oscal.object("description", words.apply(proof.what()));
            if (!proof.path().isEmpty()) {
                one.put("href", proof.path());
            }
            evidence.add(one);
        }
        Oscal.putAll(observation, "relevant-evidence", evidence);
        observation.put("collected", Oscal.instant(standing.judgedAt() == null ? at : standing.judgedAt()));
        if (standing.verdict().deadline() != null) {
            observation.put("expires", Oscal.instant(standing.verdict().deadline()));
        }
        List<String> offences = standing.verdict().offences().stream()
                .map(offence -> offence.name() + ": " + words.apply(offence.what()))
                .toList();
        if (!offences.isEmpty()) {
            observation.put("remarks", String.join("\n", offences));
        }
        return observation;
    }

    private Map<String, Object> finding(Standing standing, String seed) {
        Obligation obligation = standing.obligation();
        boolean isMet = standing.state() == State.MET;
        Map<String, Object> finding = Oscal.object(
                "uuid",
                Oscal.uuid("finding:" + seed + ":" + obligation.id()),
                "title",
                obligation.title().vi(),
                "description",
                words.apply(standing.verdict().reason()),
                "target",
                Oscal.object(
                        "type",
                        "statement-id",
                        "target-id",
                        obligation.id() + "_smt",
                        "status",
                        Oscal.object(
                                "state",
                                isMet ? "satisfied" : "not-satisfied",
                                "reason",
                                isMet ? "pass" : standing.state() == State.NOT_MET ? "fail" : "other")),
                "related-observations",
                List.of(Oscal.object("observation-uuid", observationOf(standing, seed))));
        if (standing.state() == State.NOT_MET) {
            finding.put("related-risks", List.of(Oscal.object("risk-uuid", riskOf(standing, seed))));
        }
        return finding;
    }

    private Map<String, Object> risk(Standing standing, String seed) {
        Obligation obligation = standing.obligation();
        Map<String, Object> risk = Oscal.object(
                "uuid",
                riskOf(standing, seed),
                "title",
                obligation.title().vi(),
                "description",
                words.apply(standing.verdict().reason()),
                "statement",
                obligation.rule().vi(),
                "status",
                standing.excepted() ? "deviation-approved" : "open");
        if (standing.verdict().deadline() != null) {
            risk.put("deadline", Oscal.instant(standing.verdict().deadline()));
        }
        risk.put(
                "remediations",
                List.of(Oscal.object(
                        "uuid",
                        Oscal.uuid("mend:" + seed + ":" + obligation.id()),
                        "lifecycle",
                        "recommendation",
                        "title",
                        say("mend"),
                        "description",
                        obligation.mend().vi())));
        risk.put("related-observations", List.of(Oscal.object("observation-uuid", observationOf(standing, seed))));
        return risk;
    }

    private static Map<String, Object> attestation(Declaration declaration) {
        List<Map<String, Object>> props = new ArrayList<>();
        props.add(Oscal.prop("obligation", declaration.obligation()));
        props.add(Oscal.prop("signed-by", declaration.signedBy()));
        props.add(Oscal.prop("signed-at", Oscal.instant(declaration.signedAt())));
        props.add(Oscal.prop("first-day", declaration.firstDay().toString()));
        props.add(Oscal.prop("last-day", declaration.lastDay().toString()));
        if (!declaration.paper().isEmpty()) {
            props.add(Oscal.prop("paper", declaration.paper()));
        }
        return Oscal.object(
                "parts",
                List.of(Oscal.object(
                        "uuid",
                        Oscal.uuid("declaration:" + declaration.id()),
                        "name",
                        declaration.kind().code(),
                        "ns",
                        Oscal.NAMES,
                        "props",
                        props,
                        "prose",
                        declaration.statement())));
    }
}
