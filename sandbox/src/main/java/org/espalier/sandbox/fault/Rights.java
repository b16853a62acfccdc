package org.espalier.sandbox.fault;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.espalier.sandbox.issues.Account;
import org.espalier.sandbox.issues.Catalogue;
import org.espalier.sandbox.issues.Permission;
import org.espalier.sandbox.issues.Project;
import org.espalier.sandbox.issues.Withholding;
import org.springframework.stereotype.Component;

/** What accounts may not do at present: what projects withhold from them, and what a switch forbids everybody. */
@Component
public class Rights {

    private final Withholding withholding;
    private final FaultSwitches switches;
    private final Catalogue catalogue;

    Rights(Withholding withholding, FaultSwitches switches, Catalogue catalogue) {
        this.withholding = withholding;
        this.switches = switches;
        this.catalogue = catalogue;
    }

    /** What the account may not do, by the ids of projects. */
    public Map<Long, Set<Permission>> withheld(Account account) {
        Map<Long, Set<Permission>> withheld = new HashMap<>(withholding.from(account));
        for (Project project : catalogue.projects().all()) {
            if (switches.current().access().unscheduledProjects().contains(project.key())) {
                withheld.computeIfAbsent(project.id(), id -> EnumSet.noneOf(Permission.class))
                        .add(Permission.SCHEDULE_ISSUES);
            }
        }
        return withheld;
    }
}
