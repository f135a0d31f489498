namespace MissionGov.Domain.Webhooks;

/// <summary>In which shape news are sent.</summary>
public enum WebhookShape
{
    /// <summary>Our own JSON.</summary>
    Facts,
    Slack,
    Teams,
}

/// <summary>A program elsewhere that is told when something happened.</summary>
public sealed class Webhook
{
    public const string Thing = "webhook";
    public const int LongestName = 100;

    public static readonly IReadOnlyList<NewsKind> Kinds = [NewsKind.StatusChanged, NewsKind.DataImported, NewsKind.UpdatesPublished, NewsKind.DecisionMade];

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; set; }

    /// <summary>All of its address that is shown.</summary>
    public required string Host { get; init; }

    /// <summary>Sealed, as the address of a receiver is often all that it asks for.</summary>
    public required string SealedAddress { get; init; }

    /// <summary>Sealed. Whoever receives checks by it that we sent.</summary>
    public required string SealedSecret { get; init; }

    public WebhookShape Shape { get; set; }

    public IReadOnlyList<NewsKind> Wanted { get; set; } = [];

    public bool IsPaused { get; private set; }

    public bool Wants(NewsKind kind) => kind == NewsKind.Test || (!IsPaused && Wanted.Contains(kind));

    /// <summary>A new one. The caller keeps it where the result is an event.</summary>
    public Result Add(IEnumerable<string> others) => ProblemWith(Name, Wanted, others)?.Of(Thing) is { } problem ? problem : new WebhookAdded(Id, Name, Host, Wanted);

    public Result Edit(string name, WebhookShape shape, IReadOnlyList<NewsKind> wanted, IEnumerable<string> others)
    {
        if (ProblemWith(name, wanted, others) is { } problem) return problem.Of(Thing);
        if (name == Name && shape == Shape && wanted.SequenceEqual(Wanted)) return new Problem("webhook.same", "Nothing was changed. Change something, then save.");
        (Name, Shape, Wanted) = (name, shape, wanted);
        return new WebhookEdited(Id, Name, Host, Wanted);
    }

    public Result Pause(bool isPaused)
    {
        if (isPaused == IsPaused) return new Problem("webhook.same", isPaused ? "This webhook is paused already." : "This webhook is on already.");
        IsPaused = isPaused;
        return new WebhookPaused(Id, Name, isPaused);
    }

    private static FieldProblem? ProblemWith(string name, IReadOnlyList<NewsKind> wanted, IEnumerable<string> others)
    {
        IEnumerable<FieldProblem> found =
        [
            .. FieldChecks.Needed("name", name, "Enter a name for the webhook"),
            .. FieldChecks.Within("name", name, LongestName, "The name"),
            .. FieldChecks.Unlike("name", name, others, Thing),
            .. wanted.Count > 0 ? [] : new[] { new FieldProblem("wanted", "Choose at least one kind of news") },
        ];
        return found.FirstOrDefault();
    }
}
