package dev.rolloutshell.explore;

import dev.rolloutshell.rollout.drive.RunReport;
import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.rollout.model.Intent;
import dev.rolloutshell.simulator.model.ObjectKey;
import dev.rolloutshell.simulator.model.ResourceTypes;
import dev.rolloutshell.simulator.store.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Says what is wrong at the end of a case; what was wrong on the way the stage has noted. */
final class Judge {

  private final Setup setup;
  private final Stage stage;
  private final StoredObject original;

  /** Judges what ends on a stage where nothing has happened yet. */
  Judge(Setup setup, Stage stage) {
    this.setup = setup;
    this.stage = stage;
    ObjectKey source = new ObjectKey(ResourceTypes.REPLICATION_CONTROLLERS, "default", Setup.NAME);
    this.original = Objects.requireNonNull(stage.cluster().store().get(source));
  }

  /** What is wrong when the last client of a case has ended like this; empty is good. */
  List<String> complaints(Intent told, RunReport report) {
    List<String> wrong = new ArrayList<>();
    RunReport end = report;
    Intent last = told;
    if (report.code() == ExitCode.REFUSED) {
      last = setup.resume();
      Film film = Film.plain(stage);
      end = stage.run(last, film);
      wrong.addAll(end == null ? film.death() : List.of());
    }
    if (end == null) {
      return wrong;
    } else {
      wrong.addAll(state(last, end));
    }
    Film again = Film.plain(stage);
    stage.run(setup.resume(), again);
    if (again.writes() > 0) {
      wrong.add("5: a second resume wrote " + again.writes() + " times");
    }
    wrong.addAll(stage.invariants().broken());
    return wrong;
  }

  /**
   * What is wrong with the answers to {@code plan}, and to a request for another image: it must be
   * refused while a rollout is under way, and never count as done when that image is not there.
   */
  List<String> probe(Film film) {
    List<String> wrong = new ArrayList<>();
    stage.plan(setup.forward(), film);
    if (film.writes() > 0) {
      wrong.add("8: plan wrote " + film.writes() + " times");
    }
    RunReport report = stage.run(setup.another(), film);
    if (report == null) {
      wrong.addAll(film.death());
    } else if (report.code() == ExitCode.DONE && !holds(Setup.OTHER)) {
      wrong.add("3: done, it says, but " + Setup.OTHER + " is not what runs");
    }
    return wrong;
  }

  private boolean holds(String image) {
    return stage.cluster().store().list(ResourceTypes.REPLICATION_CONTROLLERS, "default").stream()
        .anyMatch(controller -> Invariants.image(controller).equals(image));
  }

  private List<String> state(Intent told, RunReport end) {
    List<String> rolledOut = EndStates.afterRollout(setup, stage.cluster().store());
    List<String> restored = EndStates.afterAbort(setup, stage.cluster().store(), original);
    return switch (end.code()) {
      case DONE -> told instanceof Intent.Abort ? restored : rolledOut;
      case ABORTED -> restored;
      case REFUSED -> rolledOut.isEmpty() ? rolledOut : restored;
      default -> List.of("5: ended with exit code " + end.code().code() + ": " + end.message());
    };
  }
}
