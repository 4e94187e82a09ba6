package dev.rolloutshell.train;

import dev.rolloutshell.simulator.fault.FaultSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An exercise, as its file describes it.
 *
 * @param name its file's name without the ending
 * @param title a line
 * @param level how much it asks
 * @param order its place within the level; smaller comes first
 * @param story what has happened, as far as the operator has been told
 * @param knows what the operator knows besides
 * @param setting where it begins
 * @param service what must not be lost
 * @param goals what must hold at the end
 * @param budget how long a good operator takes
 * @param hints in rising detail
 * @param solution lines that solve it
 * @param wrong lines that look right and do not solve it
 * @param diagnosis the question what is wrong
 * @param explanation what it teaches, and where it happened
 */
public record Drill(
    String name,
    String title,
    Level level,
    int order,
    String story,
    List<String> knows,
    Setting setting,
    Service service,
    List<Goal> goals,
    Budget budget,
    List<String> hints,
    List<String> solution,
    WrongWay wrong,
    Diagnosis diagnosis,
    Explanation explanation) {

  /** Copies the lists. */
  public Drill {
    knows = List.copyOf(knows);
    goals = List.copyOf(goals);
    hints = List.copyOf(hints);
    solution = List.copyOf(solution);
  }

  /**
   * Where a drill begins.
   *
   * @param seed the source of all chance
   * @param objects the cluster's objects
   * @param files objects that lines name with {@code -f}, by the file's name
   * @param lines what others typed before the operator came
   * @param earlier what went wrong while they did
   * @param faults what goes wrong from the moment the operator comes
   */
  public record Setting(
      long seed,
      List<Map<String, Object>> objects,
      Map<String, List<Map<String, Object>>> files,
      List<String> lines,
      List<FaultSpec> earlier,
      List<FaultSpec> faults) {

    /** Copies the lists. */
    public Setting {
      objects = List.copyOf(objects);
      files = Map.copyOf(files);
      lines = List.copyOf(lines);
      earlier = List.copyOf(earlier);
      faults = List.copyOf(faults);
    }
  }

  /**
   * Pods that serve, and how many of them there must be.
   *
   * @param selector their labels, such as {@code app=web}
   * @param floor ready pods that there must be at least
   * @param ceiling pods that there may be at most
   */
  public record Service(String selector, int floor, int ceiling) {}

  /**
   * What a good operator needs.
   *
   * @param time virtual time
   * @param steps commands that write
   */
  public record Budget(Duration time, int steps) {}

  /**
   * A plausible mistake.
   *
   * @param lines what somebody may type
   * @param why why it does not solve the drill
   */
  public record WrongWay(List<String> lines, String why) {

    /** Copies the list. */
    public WrongWay {
      lines = List.copyOf(lines);
    }
  }

  /**
   * What the operator learns in the end.
   *
   * @param text the explanation
   * @param issue the historical bug, such as {@code kubernetes/kubernetes#9045}, or {@code null}
   */
  public record Explanation(String text, @Nullable String issue) {}
}
