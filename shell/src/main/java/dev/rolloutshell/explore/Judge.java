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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what is wrong at the end of a case; what was wrong on the way the stage has noted. */
final class Judge {

  /** How a client may end that met faults: it has read or waited for long enough. */
  private static final Set<ExitCode> GAVE_UP =
      Set.of(ExitCode.CANNOT_CONNECT, ExitCode.DEADLINE, ExitCode.CONFLICT);

  /** How it may end where others work on the same objects. */
  private static final Set<ExitCode> WITH_OTHERS =
      Set.of(ExitCode.DONE, ExitCode.DEADLINE, ExitCode.CONFLICT, ExitCode.HUMAN);

  private static final List<String> NO_END = List.of("5: a client does not come to an end");

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
  List<String> complaints(Intent told, RunReport report, boolean wrote) {
    List<String> wrong = new ArrayList<>();
    if (stage.rough()) {
      wrong.addAll(amongOthers(report, wrote));
    } else {
      wrong.addAll(alone(told, report));
    }
    Film again = Film.plain(stage);
    stage.run(setup.resume(), again);
    if (again.writes() > 0) {
      wrong.add("5: a second resume wrote " + again.writes() + " times");
    }
    wrong.addAll(stage.broken());
    return wrong;
  }

  /** What is wrong when nobody else was at work. */
  private List<String> alone(Intent told, RunReport report) {
    boolean gaveUp = stage.faulty() && GAVE_UP.contains(report.code());
    if (report.code() != ExitCode.REFUSED && !gaveUp) {
      return state(told, report);
    }
    RunReport end = resumed(Film.plain(stage));
    return end == null ? NO_END : state(setup.resume(), end);
  }

  /**
   * What is wrong when others were at work, too: how it may end, and that it can be gone on with.
   */
  private List<String> amongOthers(RunReport report, boolean wrote) {
    List<String> wrong = new ArrayList<>();
    if (!mayEndSo(report, wrote) || report.message().isBlank()) {
      wrong.add(ended(report));
    }
    Film film = Film.plain(stage);
    RunReport end = resumed(film);
    if (end == null) {
      return NO_END;
    }
    if (!mayEndSo(end, film.writes() > 0) || end.code() == ExitCode.DEADLINE) {
      wrong.add("with faults gone, " + ended(end));
    }
    return wrong;
  }

  /**
   * Whether a client may end so where others are at work: refused only if it wrote nothing, and
   * with an abort finished only if it never went forward itself.
   */
  private static boolean mayEndSo(RunReport end, boolean wrote) {
    return switch (end.code()) {
      case REFUSED -> !wrote;
      case ABORTED -> end.steps().stream().noneMatch(step -> step.direction().equals("forward"));
      default -> WITH_OTHERS.contains(end.code());
    };
  }

  private @Nullable RunReport resumed(Film film) {
    if (stage.faulty()) {
      stage.calm();
    }
    return stage.run(setup.resume(), film);
  }

  private static String ended(RunReport report) {
    return "5: ended with exit code " + report.code().code() + ": " + report.message();
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
      default -> List.of(ended(end));
    };
  }
}
