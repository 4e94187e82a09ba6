package dev.rolloutshell.command;

import dev.rolloutshell.rollout.model.ExitCode;
import dev.rolloutshell.session.ApiObjects;
import dev.rolloutshell.session.CommandFailure;
import dev.rolloutshell.session.ObjectType;
import dev.rolloutshell.session.Session;
import dev.rolloutshell.view.Output;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The commands on Kubernetes' own objects. */
final class ObjectCommands {

  static final String GROUP = "Objects";

  private static final Argument TYPE =
      Argument.required("TYPE", new Argument.Completion.Types())
          .about(String.join(", ", ObjectType.words()) + "; with its name as rc/web");
  private static final Argument NAME = Argument.optional("NAME", new Argument.Completion.Objects());

  private final Session session;

  private ObjectCommands(Session session) {
    this.session = session;
  }

  static List<ShellCommand> all(Session session) {
    ObjectCommands commands = new ObjectCommands(session);
    return List.of(
        GetCommand.get(session),
        DescribeCommand.describe(session),
        commands.apply(),
        commands.scale(),
        commands.delete());
  }

  private ShellCommand apply() {
    return ShellCommand.named("apply", GROUP, "create the objects in a file, or bring them to it")
        .with(
            Parameter.value("filename", "FILE", "objects in YAML or JSON").letter('f'),
            RolloutWords.NAMESPACE)
        .example("apply -f web.yaml")
        .does(
            call -> {
              String file = call.option("filename");
              if (file == null) {
                throw call.usage("-f is missing: expected -f FILE");
              }
              return new Applied(session.objects(call.namespace())).file(Path.of(file));
            });
  }

  private ShellCommand scale() {
    return ShellCommand.named("scale", GROUP, "set the size of a controller")
        .takes(TYPE, NAME)
        .with(
            Parameter.value("replicas", "N", "the number of pods it is to have"),
            RolloutWords.NAMESPACE)
        .example("scale rc web --replicas=5")
        .does(this::scale);
  }

  private Output scale(Call call) {
    Integer replicas = call.number("replicas");
    ObjectWords.Meant one = ObjectWords.one(call);
    if (one.type() != ObjectType.REPLICATION_CONTROLLERS) {
      throw call.usage("only controllers have a size: expected rc, got '" + call.word(0) + "'");
    }
    if (replicas == null) {
      throw call.usage("--replicas is missing: expected --replicas=N");
    }
    String name = String.valueOf(one.name());
    ApiObjects objects = session.objects(call.namespace());
    for (int attempt = 1; ; attempt++) {
      ObjectNode controller = objects.get(ObjectType.REPLICATION_CONTROLLERS, name);
      int before = controller.path("spec").path("replicas").asInt(0);
      controller.withObject("/spec").put("replicas", replicas.intValue());
      try {
        ObjectNode scaled =
            objects.replace(
                ObjectType.REPLICATION_CONTROLLERS, name, controller, /* dryRun= */ false);
        String object = "replicationcontrollers/" + name;
        return Output.line(scaled, object + ": scaled from " + before + " to " + replicas)
            .named(List.of(ObjectType.REPLICATION_CONTROLLERS.named(name)));
      } catch (CommandFailure e) {
        if (e.code() != ExitCode.CONFLICT || attempt == Applied.ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private ShellCommand delete() {
    return ShellCommand.named("delete", GROUP, "delete an object")
        .takes(TYPE, NAME)
        .with(
            Parameter.value("cascade", "HOW", "what becomes of its pods (default background)")
                .choices("background", "foreground", "orphan"),
            RolloutWords.NAMESPACE)
        .example("delete rc web --cascade=orphan")
        .does(this::delete);
  }

  private Output delete(Call call) {
    ObjectWords.Meant one = ObjectWords.one(call);
    ObjectType type = one.type();
    String name = String.valueOf(one.name());
    String cascade = call.option("cascade");
    String policy =
        switch (cascade == null ? "background" : cascade) {
          case "foreground" -> "Foreground";
          case "orphan" -> "Orphan";
          default -> "Background";
        };
    session.objects(call.namespace()).delete(type, name, policy);
    String object = type.plural() + "/" + name;
    return Output.line(new Deleted(object, policy), object + ": deleted")
        .named(List.of(type.named(name)));
  }

  /**
   * A deletion as a value.
   *
   * @param deleted the object
   * @param propagation what becomes of what it owns
   */
  record Deleted(String deleted, String propagation) {}
}
