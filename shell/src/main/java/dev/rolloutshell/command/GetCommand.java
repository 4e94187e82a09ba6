package dev.rolloutshell.command;

import dev.rolloutshell.session.ObjectType;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.view.ObjectsView;
import dev.rolloutshell.view.Output;

/** The command that shows objects. */
final class GetCommand {

  private final Session session;

  private GetCommand(Session session) {
    this.session = session;
  }

  static ShellCommand get(Session session) {
    GetCommand get = new GetCommand(session);
    return ShellCommand.named(
            "get", ObjectCommands.GROUP, "show objects: " + String.join(", ", ObjectType.words()))
        .takes(ObjectWords.TYPES, ObjectWords.NAMES)
        .with(ObjectWords.SELECTOR, RolloutWords.NAMESPACE, ObjectWords.EVERYWHERE)
        .with(
            Parameter.flag("watch", "then show every change, until Ctrl-C").letter('w'),
            Parameter.value("timeout", "DURATION", "with --watch: end after this time"))
        .example("get rc -A")
        .example("get rc,pods -l app=web")
        .example("get pods -o jsonpath={.items[*].metadata.name}")
        .example("get rc web -o yaml")
        .example("get rc/web svc/web")
        .example("get pods -l app=web -o wide")
        .example("get pods -w --timeout=1m")
        .does(get::get);
  }

  private Output get(Call call) {
    if (call.flag("watch")) {
      return Following.objects(session, call);
    }
    if (call.option("timeout") != null) {
      throw call.usage("--timeout goes with --watch, but that is not given");
    }
    boolean everywhere = ObjectWords.everywhere(call);
    FoundObjects found = FoundObjects.of(session, call);
    return found.told(ObjectsView.output(found.listings(), session.now(), everywhere));
  }
}
