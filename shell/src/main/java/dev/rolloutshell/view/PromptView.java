package dev.rolloutshell.view;

import dev.rolloutshell.rollout.model.RolloutStatus;
import dev.rolloutshell.rollout.model.StepRecord;
import java.util.List;
import java.util.stream.Collectors;

/** The prompt's words: where one is, and the rollout under way. */
public final class PromptView {

  /** The prompt's words unless the operator has others. */
  public static final String USUAL = "{context}:{namespace}{rollout}>";

  private PromptView() {}

  /**
   * The prompt, such as {@code simulator:default [web 2/3 step 7]>}.
   *
   * @param context what the connection is called
   * @param namespace the namespace that commands mean
   * @param underWay the rollouts under way there
   */
  public static String text(String context, String namespace, List<RolloutStatus> underWay) {
    return text(USUAL, context, namespace, underWay);
  }

  /**
   * A prompt of the operator's own.
   *
   * @param words the prompt with {@code {context}}, {@code {namespace}} and {@code {rollout}} in it
   * @param context what the connection is called
   * @param namespace the namespace that commands mean
   * @param underWay the rollouts under way there
   */
  public static String text(
      String words, String context, String namespace, List<RolloutStatus> underWay) {
    return words
        .replace("{context}", context)
        .replace("{namespace}", namespace)
        .replace("{rollout}", rollout(underWay));
  }

  private static String rollout(List<RolloutStatus> underWay) {
    if (underWay.isEmpty()) {
      return "";
    }
    RolloutStatus first = underWay.get(0);
    return " ["
        + first.name()
        + " "
        + first.ready()
        + "/"
        + first.size()
        + " "
        + StepRecord.ordinal(first.direction(), first.step())
        + (underWay.size() > 1 ? " and more" : "")
        + "]";
  }

  /** The rollouts under way in one line, the first with what it waits for or does next. */
  public static String bar(List<RolloutStatus> underWay) {
    return underWay.stream().map(PromptView::bar).collect(Collectors.joining(" | "));
  }

  private static String bar(RolloutStatus status) {
    String waiting = status.waiting();
    StepRecord next = status.next();
    String ahead =
        waiting != null
            ? ", waiting for " + waiting
            : next == null ? "" : ", next: " + next.verb() + " " + next.object();
    return Lines.oneLine(status.name() + ": " + StatusView.progress(status) + ahead);
  }
}
