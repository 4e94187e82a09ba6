package dev.rolloutshell.train;

import dev.rolloutshell.scenario.Shells;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The standard drills as a trainee finds them who joins them. */
public final class HostedStages {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.700Z");

  private HostedStages() {}

  /** What is wrong with a drill when it is hosted; nothing, when it can be played. */
  public static List<String> faults(Drill drill, Shells shells) {
    List<String> faults = new ArrayList<>();
    try (DrillStage stage = DrillStage.hosted(drill, shells, NOW)) {
      if (!stage.began().equals(NOW)) {
        faults.add("begins at " + stage.began());
      }
      stage.begin();
      if (stage.evidence().complaint(drill) == null) {
        faults.add("is solved before anything is done");
      }
      stage.play(drill.solution(), shells);
      String complaint = stage.evidence().complaint(drill);
      if (complaint != null) {
        faults.add("is not solved by its solution: " + complaint);
      }
      if (stage.elapsed().compareTo(drill.budget().time()) > 0) {
        faults.add("takes " + stage.elapsed());
      }
    }
    return faults;
  }
}
