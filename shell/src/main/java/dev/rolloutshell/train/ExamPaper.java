package dev.rolloutshell.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The drills of an exam, drawn from all levels alike and mixed by a seed: the same on every
 * machine. Until it is over they go by their numbers, as their names tell what is wrong.
 *
 * @param seed the source of the choice and of the order
 * @param drills the drills in their order
 */
public record ExamPaper(long seed, List<Drill> drills) {

  /** How many drills an exam has, where there are as many. */
  public static final int SIZE = 8;

  /** Copies the list. */
  public ExamPaper {
    drills = List.copyOf(drills);
  }

  /** The exam of a seed. */
  public static ExamPaper of(List<Drill> all, long seed) {
    SplittableRandom chance = new SplittableRandom(seed);
    Map<Level, List<Drill>> levels = new EnumMap<>(Level.class);
    mixed(all, chance)
        .forEach(drill -> levels.computeIfAbsent(drill.level(), l -> new ArrayList<>()).add(drill));
    List<Drill> drawn = new ArrayList<>();
    for (int round = 0; drawn.size() < Math.min(SIZE, all.size()); round++) {
      for (List<Drill> level : levels.values()) {
        if (round < level.size() && drawn.size() < SIZE) {
          drawn.add(level.get(round));
        }
      }
    }
    return new ExamPaper(seed, mixed(drawn, chance));
  }

  private static List<Drill> mixed(List<Drill> drills, SplittableRandom chance) {
    List<Drill> mixed = new ArrayList<>(drills);
    for (int i = mixed.size() - 1; i > 0; i--) {
      Collections.swap(mixed, i, chance.nextInt(i + 1));
    }
    return mixed;
  }

  /** What a drill is called in it, such as {@code exam 3 of 8}; {@code null} when it has none. */
  public @Nullable String called(String drill) {
    for (int i = 0; i < drills.size(); i++) {
      if (drills.get(i).name().equals(drill)) {
        return "exam " + (i + 1) + " of " + drills.size();
      }
    }
    return null;
  }

  /** The first drill that was not handed in yet; {@code null} when the exam is over. */
  public @Nullable Drill next(TrainingRecord.Exam exam) {
    return drills.stream()
        .filter(drill -> !exam.points().containsKey(drill.name()))
        .findFirst()
        .orElse(null);
  }
}
