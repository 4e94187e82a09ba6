package dev.rolloutshell.rollout.plan;

/** What to type when a request is not the rollout that is under way, in the direction it goes. */
final class WaysOn {

  private WaysOn() {}

  /** The commands that lead out of here. */
  static String hint(Situation here) {
    return here.aborting()
        ? "'rollout resume " + here.name() + "' finishes the abort; then the same command again"
        : "'rollout resume "
            + here.name()
            + "' finishes it, 'rollout abort "
            + here.name()
            + "' undoes it";
  }
}
