namespace MissionGov.Domain.Delivery;

public sealed partial class Milestone
{
    public const int LongestBlocker = 1000;

    /// <summary>Past and present, oldest first.</summary>
    public List<Blocker> Blockers { get; init; } = [];

    public IEnumerable<Blocker> OpenBlockers => Blockers.Where(blocker => blocker.ResolvedOn is null);

    /// <summary>Records what is in the way.</summary>
    public Result Block(string what, DateOnly since, string whoCanUnblock, DateOnly today)
    {
        (what, whoCanUnblock) = (Wording.Line(what), Wording.Line(whoCanUnblock));
        if (MetOn is not null) return new Problem("blocker.met", "This milestone has been met. Nothing can be in its way.");
        if (Line("blocker.what", "what is in the way", what) is { } no) return no;
        if (Line("blocker.who", "who could take it away", whoCanUnblock) is { } nobody) return nobody;
        if (since > today) return new Problem("blocker.since", $"Choose a day up to today, {Long(today)}.");
        if (since.Year < FirstYear) return new Problem("blocker.since", $"Choose a day from {FirstYear} on.");

        var blocker = new Blocker(Guid.CreateVersion7(), what, since, whoCanUnblock);
        Blockers.Add(blocker);
        return new BlockerChanged(MissionId, Id, $"{Name}: blocked since {Long(since)}. {blocker.What} Can be unblocked by: {blocker.WhoCanUnblock}", [new("In the way", null, blocker.What)]);
    }

    /// <summary>Asks somebody further up for help.</summary>
    public Result Escalate(Guid id, EscalationLevel to, DateOnly on, DateOnly today)
    {
        if (Blockers.FindIndex(one => one.Id == id && one.ResolvedOn is null) is var at && at < 0) return NoBlocker;
        var blocker = Blockers[at];
        if (blocker.Level >= to) return new Problem("blocker.level", $"The {blocker.Level.Value.InWords()} has been asked already. Choose someone further up.");
        var first = blocker.Escalations is [.., var last] ? last.On : blocker.Since;
        if (on < first || on > today) return new Problem("blocker.on", $"Choose a day from {Long(first)} to {Long(today)}.");

        Blockers[at] = blocker with { Escalations = [.. blocker.Escalations, new Escalation(to, on)] };
        return new BlockerChanged(MissionId, Id, $"{Name}: the {to.InWords()} was asked on {Long(on)} to help. In the way: {blocker.What}", [new("With", blocker.Level?.InWords(), to.InWords())]);
    }

    /// <summary>Records that it is no longer in the way.</summary>
    public Result Unblock(Guid id, DateOnly on, string how, DateOnly today)
    {
        if (Blockers.FindIndex(one => one.Id == id && one.ResolvedOn is null) is var at && at < 0) return NoBlocker;
        var blocker = Blockers[at];
        how = Wording.Line(how);
        if (Line("blocker.how", "how it was resolved", how) is { } no) return no;
        if (on < blocker.Since || on > today) return new Problem("blocker.on", $"Choose a day from {Long(blocker.Since)} to {Long(today)}.");

        Blockers[at] = blocker with { ResolvedOn = on, HowResolved = how };
        return new BlockerChanged(MissionId, Id, $"{Name}: unblocked on {Long(on)}. It was: {blocker.What} How: {how}", [new("In the way", blocker.What, null)]);
    }

    private static readonly Problem NoBlocker = new("blocker.gone", "This is not in the way any more. Load the page again.");

    private static Problem? Line(string code, string what, string text) => text.Length switch
    {
        _ when Wording.IsEmpty(text) => new Problem(code, $"Say {what}."),
        > LongestBlocker => new Problem(code, $"Say {what} in {LongestBlocker:N0} characters or fewer. You have {text.Length:N0}."),
        _ => null,
    };
}

/// <summary>A blocker was raised, taken further up, or resolved.</summary>
public sealed record BlockerChanged(Guid Mission, Guid Milestone, string InWords, IReadOnlyList<FieldChange> Fields) : DomainEvent
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Milestone;

    public override string Summary => InWords;

    public override IReadOnlyList<FieldChange> Changes => Fields;
}
