namespace MissionGov.Domain.Interventions;

// What must hold for the plan to work, and what it needs from others.
public sealed partial class Intervention
{
    /// <summary>Enters an assumption, or mends the one with its id.</summary>
    public Result Assume(Assumption assumption)
    {
        if (Ended is { } ended) return ended;
        var held = Assumptions.Find(one => one.Id == assumption.Id);
        if (held is null && Assumptions.Count >= MostAssumptions) return new Problem("intervention.full", $"A plan holds at most {MostAssumptions} assumptions.");
        var given = assumption.Tidied with { Review = held?.Review };
        if (given.Problems().FirstOrDefault() is { } problem) return problem.Of(Thing);
        if (given == held) return new Problem("intervention.same", "Nothing is changed. Change a field, then save.");
        return Hold(held, given);
    }

    /// <summary>Writes down what a look at an assumption found, and when the next one is.</summary>
    public Result Review(Guid assumption, bool holds, string found, DateOnly next, DateOnly today, Change change)
    {
        if (Ended is { } ended) return ended;
        if (Assumptions.Find(one => one.Id == assumption) is not { } held) return Gone;
        found = Wording.Line(found);
        FieldProblem[] problems =
        [
            .. FieldChecks.Needed("found", found, "Say in one line what you found"),
            .. FieldChecks.Within("found", found, Wording.LongestLine, "What you found"),
            .. FieldChecks.Real("review", next),
            .. next <= today ? new[] { new FieldProblem("review", $"Choose a day after {FieldChanges.Day(today)} for the next look") } : [],
        ];
        if (problems.Length > 0) return problems[0].Of(Thing);
        return Hold(held, held with { ReviewOn = next, Review = new AssumptionReview(holds, found, change.Who, today) });
    }

    /// <summary>Asks for something, or writes down the answer to what has its id.</summary>
    public Result Ask(Mandate mandate, DateOnly today)
    {
        if (Ended is { } ended) return ended;
        var held = Mandates.Find(one => one.Id == mandate.Id);
        if (held is null && Mandates.Count >= MostAssumptions) return new Problem("intervention.full", $"A plan asks for at most {MostAssumptions} things.");
        var given = mandate.Tidied;
        if (given.Answer == MandateAnswer.Waiting) given = given with { AnsweredOn = null };
        if (given.Problems(today).FirstOrDefault() is { } problem) return problem.Of(Thing);
        if (given.Answer != MandateAnswer.Waiting && given.AnsweredOn is null) return new FieldProblem("answered", "Enter the day of the answer").Of(Thing);
        if (given == held) return new Problem("intervention.same", "Nothing is changed. Change a field, then save.");
        Put(Mandates, held, given);
        return new MandateChanged(MissionId, Id, Name, MandateChanged.Between(held, given)) { Before = held, After = given };
    }

    internal Result GoBackTo(MandateChanged happened, Restoration restoration)
    {
        if (restoration.Problem(happened.After ?? happened.Before) is { } problem) return problem;
        var (held, again) = (Mandates.Find(one => one.Id == happened.Mandate), happened.Before);
        if (held == again) return Restoration.AsItIs;
        Put(Mandates, held, again);
        return restoration.Done(MissionId, Id, Name, MandateChanged.Between(held, again));
    }

    internal Result GoBackTo(AssumptionChanged happened, Restoration restoration)
    {
        if (restoration.Problem(happened.After ?? happened.Before) is { } problem) return problem;
        var (held, again) = (Assumptions.Find(one => one.Id == happened.Assumption), happened.Before);
        if (held == again) return Restoration.AsItIs;
        Put(Assumptions, held, again);
        return restoration.Done(MissionId, Id, Name, AssumptionChanged.Between(held, again));
    }

    private AssumptionChanged Hold(Assumption? held, Assumption given)
    {
        Put(Assumptions, held, given);
        return new AssumptionChanged(MissionId, Id, Name, AssumptionChanged.Between(held, given)) { Before = held, After = given };
    }

    // Where it stood, so that the order on the page stays.
    private static void Put<T>(List<T> parts, T? held, T? given)
        where T : class
    {
        if (given is null) parts.Remove(held!);
        else if (held is null) parts.Add(given);
        else parts[parts.IndexOf(held)] = given;
    }
}

/// <summary>An assumption was written down, mended or looked at.</summary>
public sealed record AssumptionChanged(Guid Mission, Guid Intervention, string Name, IReadOnlyList<FieldChange> Fields) : DomainEvent, IRestorable<Intervention>
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Intervention;

    public override string Summary => (Before, After) switch
    {
        (null, { } given) => $"{Name}: rests on this: {given.What} Stop if: {given.StopIf}",
        (_, { Review: { } review } given) when review != Before?.Review => $"{Name}: looked at \"{given.What}\". It {(review.Holds ? "holds" : "does not hold")}: {review.Found}",
        (_, { } given) => $"{Name}: changed what it says of \"{given.What}\".",
        _ => $"{Name}: an assumption was taken out.",
    };

    public override IReadOnlyList<FieldChange> Changes => Fields;

    public Assumption? Before { get; init; }

    public Assumption? After { get; init; }

    internal Guid? Assumption => (After ?? Before)?.Id;

    public string? ChangedSince(Intervention subject) => subject.Assumptions.Find(one => one.Id == Assumption) == After ? null : "The assumption was changed again.";

    public Result Restore(Intervention subject, Restoration restoration) => subject.GoBackTo(this, restoration);

    public IRestorable<Intervention> Reverse() => this with { Before = After, After = Before };

    internal static IReadOnlyList<FieldChange> Between(Assumption? before, Assumption? after) => new FieldChanges()
        .Add("assumption", before?.What, after?.What)
        .Add("owner", before?.Owner, after?.Owner)
        .Add("next look", before?.ReviewOn, after?.ReviewOn)
        .Add("stop if", before?.StopIf, after?.StopIf)
        .Add("last look", Words(before?.Review), Words(after?.Review)).Found;

    private static string? Words(AssumptionReview? review) => review is null ? null : $"{FieldChanges.Day(review.On)}: {(review.Holds ? "holds" : "does not hold")}. {review.Found}";
}

/// <summary>Something was asked for, or answered.</summary>
public sealed record MandateChanged(Guid Mission, Guid Intervention, string Name, IReadOnlyList<FieldChange> Fields) : DomainEvent, IRestorable<Intervention>
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Intervention;

    public override string Summary => After switch
    {
        { Answer: MandateAnswer.Waiting } asked => $"{Name}: {asked.Kind.InWords().ToLowerInvariant()} asked of the {asked.From}: {asked.What}",
        { } answered => $"{Name}: {answered.Kind.InWords().ToLowerInvariant()} {answered.Answer.InWords().ToLowerInvariant()} by the {answered.From}: {answered.What}{(answered.Because.Length == 0 ? "" : $" Reason: {answered.Because}")}",
        _ => $"{Name}: what it asked for was taken out.",
    };

    public override IReadOnlyList<FieldChange> Changes => Fields;

    public Mandate? Before { get; init; }

    public Mandate? After { get; init; }

    internal Guid? Mandate => (After ?? Before)?.Id;

    public string? ChangedSince(Intervention subject) => subject.Mandates.Find(one => one.Id == Mandate) == After ? null : "What it asked for was changed again.";

    public Result Restore(Intervention subject, Restoration restoration) => subject.GoBackTo(this, restoration);

    public IRestorable<Intervention> Reverse() => this with { Before = After, After = Before };

    internal static IReadOnlyList<FieldChange> Between(Mandate? before, Mandate? after) => new FieldChanges()
        .Add("kind", before?.Kind.InWords(), after?.Kind.InWords())
        .Add("asked for", before?.What, after?.What)
        .Add("from", before?.From, after?.From)
        .Add("asked on", before?.AskedOn, after?.AskedOn)
        .Add("answer", before?.Answer.InWords(), after?.Answer.InWords())
        .Add("answered on", before?.AnsweredOn, after?.AnsweredOn)
        .Add("reason", before?.Because, after?.Because).Found;
}
