package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.RolloutStatus;
import dev.rolloutshell.view.PromptView;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Status;
import org.jspecify.annotations.Nullable;

/** The last row of the terminal while a line is typed: the rollouts under way. */
final class StatusBar {

  private final Terminal terminal;
  private final @Nullable Status status;
  private boolean shown;

  /** A bar that is not shown yet; a terminal that cannot have one has none. */
  StatusBar(Terminal terminal) {
    this.terminal = terminal;
    boolean able = !terminal.getType().startsWith("dumb");
    this.status = able ? Status.getStatus(terminal) : null;
  }

  /** Shows the rollouts under way, or nothing when there are none. */
  void show(List<RolloutStatus> underWay) {
    if (status == null) {
      return;
    }
    if (underWay.isEmpty()) {
      hide();
      return;
    }
    String text = " " + PromptView.bar(underWay);
    int columns = Math.max(1, terminal.getSize().getColumns() - 1);
    String fitted = text.length() > columns ? text.substring(0, columns) : text;
    status.setBorder(false);
    status.update(List.of(new AttributedString(fitted, AttributedStyle.INVERSE)));
    shown = true;
  }

  /** Takes it away, so that commands have the whole terminal. */
  void hide() {
    if (status != null && shown) {
      status.update(List.of());
      shown = false;
    }
  }
}
