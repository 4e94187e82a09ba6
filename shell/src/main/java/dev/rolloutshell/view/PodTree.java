package dev.rolloutshell.view;

import dev.rolloutshell.rollout.model.PodState;
import dev.rolloutshell.rollout.model.PodState.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** The pods of one controller as the branches of a tree: condition, age, image, reason. */
final class PodTree {

  private final Glyphs glyphs;
  private final Instant now;
  private final int columns;
  private final boolean folds;

  PodTree(Glyphs glyphs, Instant now, int columns, boolean folds) {
    this.glyphs = glyphs;
    this.now = now;
    this.columns = columns;
    this.folds = folds;
  }

  /** So many lines at most; the pods that are worth a look come first where there are too many. */
  List<AttributedString> lines(List<PodState> pods, int most) {
    int each = folds ? 2 : 1;
    int shown = pods.size() * each <= most ? pods.size() : Math.max(0, (most - 1) / each);
    List<PodState> chosen = pods;
    if (shown < pods.size()) {
      chosen = pods.stream().sorted(Comparator.comparingInt(PodTree::calm)).limit(shown).toList();
    }
    int widest = chosen.stream().mapToInt(p -> p.name().length()).max().orElse(0);
    List<AttributedString> lines = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      boolean last = i == pods.size() - 1;
      lines.addAll(pod(chosen.get(i), last, widest));
    }
    if (shown < pods.size() && most > 0) {
      lines.add(plain("  " + glyphs.last() + "and " + (pods.size() - shown) + " more"));
    }
    return lines;
  }

  private static int calm(PodState pod) {
    return switch (pod.condition()) {
      case FAILING -> 0;
      case STARTING, READY -> 1;
      case LEAVING -> 2;
      case AVAILABLE -> 3;
    };
  }

  private List<AttributedString> pod(PodState pod, boolean last, int widest) {
    String branch = last ? glyphs.last() : glyphs.branch();
    String word = word(pod.condition());
    String age = pod.created() == null ? "-" : age(pod.created());
    String name = Lines.oneLine(pod.name());
    String reason = Lines.oneLine(pod.reason());
    AttributedStringBuilder line = new AttributedStringBuilder();
    line.append("  ").append(branch);
    if (folds) {
      line.append(name).append("  ").styled(style(pod.condition()), word).append("  ").append(age);
      String more = reason.contains(pod.image()) ? reason : pod.image() + "  " + reason;
      String trunk = last ? "  " : glyphs.floor() + " ";
      return List.of(cut(line.toAttributedString()), plain("  " + trunk + more.stripTrailing()));
    }
    line.append(String.format("%-" + Math.max(1, widest) + "s  ", name));
    line.styled(style(pod.condition()), String.format("%-9s", word));
    line.append(String.format("  %6s  %s", age, Lines.oneLine(pod.image())));
    line.append(reason.isEmpty() ? "" : "  " + reason);
    return List.of(cut(line.toAttributedString()));
  }

  private String age(Instant created) {
    return Durations.age(Duration.between(created, now));
  }

  private AttributedString plain(String text) {
    return cut(new AttributedString(text));
  }

  private AttributedString cut(AttributedString line) {
    return LiveView.cut(line, columns, glyphs);
  }

  private static String word(Condition condition) {
    return condition == Condition.AVAILABLE
        ? "available"
        : condition.name().toLowerCase(Locale.ROOT);
  }

  private static AttributedStyle style(Condition condition) {
    AttributedStyle plain = AttributedStyle.DEFAULT;
    return switch (condition) {
      case AVAILABLE -> plain.foreground(AttributedStyle.GREEN);
      case READY, STARTING -> plain.foreground(AttributedStyle.YELLOW);
      case FAILING -> plain.foreground(AttributedStyle.RED).bold();
      case LEAVING -> plain.faint();
    };
  }
}
