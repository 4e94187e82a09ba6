package dev.rolloutshell.view;

import dev.rolloutshell.rollout.model.ControllerState;
import dev.rolloutshell.rollout.model.Picture;
import dev.rolloutshell.rollout.model.PodState;
import dev.rolloutshell.rollout.model.PodState.Condition;
import dev.rolloutshell.rollout.model.RolloutStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/** The two controllers of a live view, each with its bar and its pods, and the bar of both. */
final class HalvesView {

  private static final String ROLE = "%-8s";

  /** Lines for pods that have no controller, whatever else there is. */
  private static final int STRAYS = 4;

  /** Columns that a bar leaves for what stands around it. */
  private static final int AROUND = 18;

  private final Picture picture;
  private final int columns;
  private final boolean folds;
  private final Glyphs glyphs;
  private final PodTree tree;
  private final Bar bar;

  HalvesView(Picture picture, Instant now, int columns, boolean folds, Glyphs glyphs) {
    this.picture = picture;
    this.columns = columns;
    this.folds = folds;
    this.glyphs = glyphs;
    this.tree = new PodTree(glyphs, now, columns, folds);
    int most = (int) pods().filter(pod -> pod.condition() != Condition.LEAVING).count();
    int room = folds ? columns - AROUND : columns / 2;
    this.bar = new Bar(glyphs, picture.floor(), picture.ceiling(), most, room);
  }

  /** How many lines there are whatever the number of pods. */
  int withoutPods() {
    return lines(0).size();
  }

  /** How many lines all the pods of the two would take. */
  int allPods() {
    return (picture.sourcePods().size() + picture.targetPods().size()) * (folds ? 2 : 1);
  }

  /** The larger half gets more of the lines, but not those that the other one needs. */
  private int forSource(int podLines) {
    int sources = picture.sourcePods().size();
    int all = sources + picture.targetPods().size();
    int share = all == 0 ? 0 : (int) Math.ceil((double) podLines * sources / all);
    int target = Math.min((all - sources) * (folds ? 2 : 1), podLines / 2);
    return Math.min(share, podLines - target);
  }

  /** The lines, so many of them for pods of the two. */
  List<AttributedString> lines(int podLines) {
    List<AttributedString> lines = new ArrayList<>();
    int forSource = forSource(podLines);
    ControllerState renamed = picture.status().renamed();
    if (renamed == null) {
      half(lines, "source", picture.status().source());
    } else {
      half(lines, "renamed", renamed);
    }
    lines.addAll(tree.lines(picture.sourcePods(), forSource));
    half(lines, "target", picture.status().target());
    lines.addAll(tree.lines(picture.targetPods(), podLines - forSource));
    if (!picture.strayPods().isEmpty()) {
      add(lines, String.format(ROLE, "none"), "pods without a controller");
      lines.addAll(tree.lines(picture.strayPods(), podLines == 0 ? 0 : STRAYS));
    }
    both(lines);
    return lines;
  }

  /** A line for each of the two, with or without bars. */
  List<AttributedString> brief(boolean bars) {
    List<AttributedString> lines = new ArrayList<>();
    RolloutStatus status = picture.status();
    if (status.renamed() == null) {
      brief(lines, "source", status.source(), bars);
    } else {
      brief(lines, "renamed", status.renamed(), bars);
    }
    brief(lines, "target", status.target(), bars);
    if (bars) {
      bar(lines, "both", available(), there());
    }
    return lines;
  }

  private void brief(
      List<AttributedString> lines, String role, @Nullable ControllerState half, boolean bars) {
    String head = String.format(ROLE, role);
    if (half == null) {
      lines.add(cut(head + "there is none"));
      return;
    }
    String counts =
        "%d of %d available  ".formatted(half.available(), half.desired()) + half.name();
    lines.add(cut(head + Lines.oneLine(counts)));
    if (bars) {
      bar(lines, "", half.available(), half.current());
    }
  }

  private int available() {
    return (int) pods().filter(p -> p.condition() == Condition.AVAILABLE).count();
  }

  private int there() {
    return (int) pods().filter(p -> p.condition() != Condition.LEAVING).count();
  }

  private void half(List<AttributedString> lines, String role, @Nullable ControllerState half) {
    String head = String.format(ROLE, role);
    if (half == null) {
      add(lines, head, "there is none");
      return;
    }
    String counts =
        String.format(
            "desired %d  current %d  ready %d  available %d",
            half.desired(), half.current(), half.ready(), half.available());
    String images = String.join(",", half.images());
    if (folds) {
      add(lines, head, half.name() + "  " + images);
      add(lines, "  ", counts);
    } else {
      String name = String.format("%-" + nameWidth() + "s  ", half.name());
      add(lines, head + Lines.oneLine(name) + blanks(name) + counts + "  ", images);
    }
    bar(lines, "", half.available(), half.current());
  }

  private static String blanks(String padded) {
    return " ".repeat(padded.length() - Lines.oneLine(padded).length());
  }

  private int nameWidth() {
    RolloutStatus status = picture.status();
    return Stream.of(status.source(), status.target(), status.renamed())
        .mapToInt(half -> half == null ? 1 : half.name().length())
        .max()
        .orElse(1);
  }

  private void both(List<AttributedString> lines) {
    bar(lines, "both", available(), there());
    add(
        lines,
        String.format(ROLE, ""),
        String.format(
            "%s available  %s not yet  %s floor %d  ] ceiling %d",
            glyphs.ready(), glyphs.there(), glyphs.floor(), picture.floor(), picture.ceiling()));
  }

  private Stream<PodState> pods() {
    return Stream.of(picture.sourcePods(), picture.targetPods(), picture.strayPods())
        .flatMap(List::stream);
  }

  private void bar(List<AttributedString> lines, String role, int available, int there) {
    String head = String.format(ROLE, role) + bar.of(available, there) + " ";
    lines.add(cut(head + available + " of " + there));
  }

  private void add(List<AttributedString> lines, String head, String text) {
    Folded.lines(head, text, columns).forEach(line -> lines.add(cut(line)));
  }

  private AttributedString cut(String line) {
    return LiveView.cut(new AttributedString(line), columns, glyphs);
  }
}
