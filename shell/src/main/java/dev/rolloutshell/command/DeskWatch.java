package dev.rolloutshell.command;

import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.train.Desk;
import dev.rolloutshell.train.Training;
import java.util.Set;

/**
 * Follows the lines of an instructor: what belongs to the trainee is refused, and what is done to
 * the drill is noted for the debrief.
 */
final class DeskWatch implements LineWatch {

  /** What would act for the trainee, or take the drill away. */
  static final Set<String> THE_TRAINEES =
      Set.of(
          "train hint",
          "train answer",
          "train start",
          "train next",
          "train reset",
          "train host",
          "train join");

  /** What is worth a line in the debrief. */
  private static final Set<String> NOTED =
      Set.of("fault", "simulator", "train note", "scale", "delete", "apply", "rollout");

  private final Desk desk;
  private final Training training;

  DeskWatch(Desk desk, Training training) {
    this.desk = desk;
    this.training = training;
  }

  @Override
  public String begins(MeantLine typed) {
    if (desk.isOver() || training.current() != desk.attempt()) {
      return typed.line();
    }
    for (String words : THE_TRAINEES) {
      if (typed.is(words)) {
        throw CommandFailure.refused(
            words
                + ": expected a command of the instructor; "
                + desk.attempt().drill().name()
                + " is hosted for a trainee",
            "train status, or 'train end' to end the drill");
      }
    }
    if (NOTED.stream().anyMatch(typed::is)) {
      desk.attempt().stage().said("instructor: " + typed.line().strip());
    }
    return typed.line();
  }
}
