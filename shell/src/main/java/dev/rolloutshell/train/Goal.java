package dev.rolloutshell.train;

import dev.rolloutshell.simulator.pod.StoredPod;
import org.jspecify.annotations.Nullable;

/** Something that must hold when a drill is over. */
public sealed interface Goal {

  /** What is wanted, in words. */
  String inWords();

  /** What is wrong, or {@code null} when it holds. */
  @Nullable String complaint(Evidence evidence);

  /**
   * A goal with how it stands.
   *
   * @param goal what is wanted, in words
   * @param holds whether it holds
   * @param seen what was seen instead, or {@code null}
   */
  record Verdict(String goal, boolean holds, @Nullable String seen) {}

  /** How it stands. */
  default Verdict verdict(Evidence evidence) {
    String wrong = complaint(evidence);
    return new Verdict(inWords(), wrong == null, wrong);
  }

  /**
   * A controller that is complete and alone: all its pods ready and its own, its generation
   * observed, no rollout under way on it.
   *
   * @param name its name
   * @param image what its pods run
   * @param replicas its size
   */
  record Complete(String name, String image, int replicas) implements Goal {

    @Override
    public String inWords() {
      return name
          + " runs "
          + image
          + " with "
          + replicas
          + (replicas == 1 ? " ready pod" : " ready pods")
          + ", and no rollout is under way";
    }

    @Override
    public @Nullable String complaint(Evidence evidence) {
      return Completeness.complaint(this, evidence);
    }
  }

  /** A rollout that is under way, forward or back, and has not ended. */
  record UnderWay(String name, Direction direction) implements Goal {

    /** Where a rollout goes. */
    public enum Direction {
      FORWARD,
      ABORT
    }

    @Override
    public String inWords() {
      return (direction == Direction.FORWARD ? "a rollout of " : "an abort of the rollout of ")
          + name
          + " is under way";
    }

    @Override
    public @Nullable String complaint(Evidence evidence) {
      return Completeness.underWay(this, evidence);
    }
  }

  /** Ready pods of an image, exactly so many. */
  record Serving(String image, int pods) implements Goal {

    @Override
    public String inWords() {
      return pods + (pods == 1 ? " ready pod runs " : " ready pods run ") + image;
    }

    @Override
    public @Nullable String complaint(Evidence evidence) {
      long serving =
          evidence.pods().stream()
              .filter(pod -> new StoredPod(pod).isReady() && Pods.image(pod).equals(image))
              .count();
      return serving == pods ? null : serving + (serving == 1 ? " does" : " do");
    }
  }

  /** Pods that carry the label which tells the two halves of a rollout apart. */
  record Labelled(int pods) implements Goal {

    @Override
    public String inWords() {
      return pods + (pods == 1 ? " pod carries " : " pods carry ") + "the label of a rollout";
    }

    @Override
    public @Nullable String complaint(Evidence evidence) {
      long labelled = evidence.pods().stream().filter(Labels::has).count();
      return labelled == pods ? null : labelled + (labelled == 1 ? " does" : " do");
    }
  }

  /** A controller without the label of a rollout, on itself, in its template and on its pods. */
  record Unlabelled(String name) implements Goal {

    @Override
    public String inWords() {
      return name + " and its pods carry no label of a rollout";
    }

    @Override
    public @Nullable String complaint(Evidence evidence) {
      return Labels.left(name, evidence);
    }
  }

  /** Ready pods in which a container runs an image. */
  record Container(String name, String image, int pods) implements Goal {

    @Override
    public String inWords() {
      return "container " + name + " runs " + image + " in " + pods + " ready pods";
    }

    @Override
    public @Nullable String complaint(Evidence evidence) {
      long running =
          evidence.pods().stream()
              .filter(pod -> new StoredPod(pod).isReady() && image.equals(Pods.image(pod, name)))
              .count();
      return running == pods ? null : "it does in " + running;
    }
  }

  /** A controller that is not there any more. */
  record Gone(String name) implements Goal {

    @Override
    public String inWords() {
      return "there is no controller " + name;
    }

    @Override
    public @Nullable String complaint(Evidence evidence) {
      return evidence.controller(name) == null ? null : name + " is still there";
    }
  }

  /** A controller that is as it was when the drill began. */
  record Untouched(String name) implements Goal {

    @Override
    public String inWords() {
      return name + " is as it was";
    }

    @Override
    public @Nullable String complaint(Evidence evidence) {
      var now = evidence.controller(name);
      if (now == null) {
        return name + " is gone";
      }
      return now.spec().equals(evidence.specs().get(name)) ? null : name + " was changed";
    }
  }

  /** Ready pods never under the floor, or only for so long. */
  record ServiceKept(double atMost) implements Goal {

    @Override
    public String inWords() {
      return atMost == 0
          ? "nobody lost service"
          : "at most " + Score.number(atMost) + " pod-seconds of service are lost";
    }

    @Override
    public @Nullable String complaint(Evidence evidence) {
      double lost = evidence.service().lost(evidence.wanted().floor());
      return lost <= atMost
          ? null
          : Score.number(lost)
              + " pod-seconds under the floor of "
              + evidence.wanted().floor()
              + ", down to "
              + evidence.service().fewest()
              + " ready";
    }
  }

  /** Never more pods than the ceiling. */
  record CeilingKept() implements Goal {

    @Override
    public String inWords() {
      return "never more pods than allowed";
    }

    @Override
    public @Nullable String complaint(Evidence evidence) {
      int most = evidence.service().most();
      int ceiling = evidence.wanted().ceiling();
      return most <= ceiling ? null : most + " pods, over the ceiling of " + ceiling;
    }
  }

  /** A command that was used, and ended well. */
  record Used(String command) implements Goal {

    @Override
    public String inWords() {
      return "'" + command + "' was used";
    }

    @Override
    public @Nullable String complaint(Evidence evidence) {
      boolean used =
          evidence.typed().stream().anyMatch(typed -> typed.code() == 0 && typed.is(command));
      return used ? null : "it was not, or it failed";
    }
  }

  /** So many writes at most. */
  record WritesAtMost(int most) implements Goal {

    @Override
    public String inWords() {
      return most == 0 ? "nothing was written" : "at most " + most + " writes were made";
    }

    @Override
    public @Nullable String complaint(Evidence evidence) {
      int writes = evidence.writes();
      return writes <= most ? null : writes + " were made";
    }
  }
}
