package dev.rolloutshell.view;

import dev.rolloutshell.scenario.ReplayReport;
import java.util.List;

/** Recordings: begun, or written. */
public final class RecordingView {

  private RecordingView() {}

  /**
   * A recording that has begun.
   *
   * @param file where it is to be written
   * @param before commands that it begins with, since they were typed on this simulator before
   */
  public record Started(String file, int before) {}

  /**
   * A recording that was written.
   *
   * @param file where it stands
   * @param steps how many steps it has
   * @param expectations how many things it expects
   * @param held whether its replay ended as the session did
   */
  public record Written(String file, int steps, int expectations, boolean held) {}

  /** What {@code scenario record start} shows. */
  public static Output started(String file, int before) {
    return Output.line(
        new Started(file, before),
        "recording; 'scenario record stop' writes "
            + file
            + (before == 0 ? "" : ", beginning with what was done before on this simulator"));
  }

  /** What {@code scenario record stop} shows. */
  public static Output written(String file, ReplayReport report) {
    Written written =
        new Written(file, report.steps().size(), report.expectations().size(), report.held());
    return Output.line(
            written,
            "written "
                + file
                + ": "
                + written.steps()
                + " steps, "
                + written.expectations()
                + " expectations; "
                + (report.held() ? "it replays" : "it does not replay to the same end"))
        .named(List.of("scenario/" + report.name()));
  }
}
