package dev.rolloutshell.view;

/**
 * Pods as a bar: a mark stands at the floor, the closing bracket at the ceiling. One pod takes as
 * many cells as fit; many pods share one.
 */
final class Bar {

  private static final int WIDEST_POD = 4;
  private static final int MARKS = 3;

  private final Glyphs glyphs;
  private final int floor;
  private final int ceiling;
  private final int cells;
  private final double scale;

  /**
   * Bars of one scale.
   *
   * @param most the most pods that a bar has to show
   * @param room columns there are
   */
  Bar(Glyphs glyphs, int floor, int ceiling, int most, int room) {
    this.glyphs = glyphs;
    this.floor = floor;
    this.ceiling = ceiling;
    int pods = Math.max(1, Math.max(ceiling, most));
    int perPod = Math.min(WIDEST_POD, (room - MARKS) / pods);
    this.cells = perPod == 0 ? Math.max(1, room - MARKS) : pods * perPod;
    this.scale = (double) cells / pods;
  }

  /** The bar of so many pods. */
  String of(int ready, int there) {
    StringBuilder bar = new StringBuilder("[");
    for (int cell = 0; cell <= cells; cell++) {
      if (cell == at(floor)) {
        bar.append(glyphs.floor());
      }
      if (cell == at(ceiling)) {
        bar.append(']');
      }
      if (cell < cells) {
        bar.append(cell(cell, ready, there));
      }
    }
    return bar.toString().stripTrailing();
  }

  private String cell(int cell, int ready, int there) {
    if (cell < at(ready)) {
      return glyphs.ready();
    }
    if (cell < at(there)) {
      return glyphs.there();
    }
    return cell < at(ceiling) ? glyphs.free() : " ";
  }

  /** Where so many pods end; one pod is never nothing. */
  private int at(int pods) {
    return pods == 0 ? 0 : Math.max(1, (int) Math.round(pods * scale));
  }
}
