package vn.dcim.demo;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import vn.dcim.core.drill.DrillScenarios;
import vn.dcim.core.drill.DrillStage;
import vn.dcim.plant.Plant;
import vn.dcim.web.language.Dictionary;
import vn.dcim.web.language.Language;

/** Has the simulated plant play the scenarios of drills. */
@Singleton
final class DemoDrillStage implements DrillStage {

    private final Stagecraft stagecraft;
    private final Plant plant;
    private final Dictionary dictionary;

    DemoDrillStage(Stagecraft stagecraft, Plant plant, Dictionary dictionary) {
        this.stagecraft = stagecraft;
        this.plant = plant;
        this.dictionary = dictionary;
    }

    @Override
    public Set<String> plays() {
        Set<String> both = new HashSet<>(DrillScenarios.ALL);
        both.retainAll(plant.scenarios().keySet());
        return both;
    }

    @Override
    public void begin(String scenario, String actor) {
        stagecraft.start(scenario, actor, dictionary.in(Language.VI));
    }

    @Override
    public void end(String scenario, String actor) {
        stagecraft.stop(scenario, actor, dictionary.in(Language.VI));
    }
}
