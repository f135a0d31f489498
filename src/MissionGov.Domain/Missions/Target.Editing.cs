namespace MissionGov.Domain.Missions;

// How a target comes to be, is changed and signed off.
public sealed partial class Target
{
    public const string Thing = "target";

    private static readonly string[] Reserved = ["new"];

    /// <summary>A draft of a target. The caller keeps it where the result is an event.</summary>
    /// <param name="others">Name and slug of the mission's other targets, drafts too.</param>
    public static (Target Made, Result Result) Begin(Guid id, Mission mission, TargetDetails details, IReadOnlyList<(string Name, string Slug)> others, TargetNames names, Change change)
    {
        var target = new Target
        {
            Id = id,
            MissionId = mission.Id,
            IndicatorId = details.IndicatorId,
            PlaceId = details.PlaceId,
            Slug = Domain.Slug.Of(details.Name, others.Select(other => other.Slug).Concat(Reserved).ToHashSet()),
            Name = details.Name,
            Promise = details.Promise,
            Goal = details.Goal,
            Commitment = details.Commitment,
            Owner = details.Owner,
            NotTrackableBecause = details.NotTrackableBecause,
            EnteredBy = change.PersonId,
        };
        if (mission.Closed) return (target, new Problem("mission.closed", "This mission is closed. It takes no new targets."));
        if (details.Problems(others.Select(other => other.Name)).FirstOrDefault() is { } problem) return (target, problem.Of(Thing));
        return (target, new TargetBegun(mission.Id, id, target.Name, names, TargetWording.Changes(null, details, null, names).Found));
    }

    /// <param name="mission">Its own.</param>
    /// <param name="others">Names of the mission's other targets.</param>
    public Result Edit(Mission mission, TargetDetails details, IEnumerable<string> others, TargetNames before, TargetNames after, Change change)
    {
        if (details.Problems(others).FirstOrDefault() is { } problem) return problem.Of(Thing);
        var isPublished = PublishedAt is not null;
        if (Fixed(details) is { } kept) return kept.Of(Thing);
        var held = Details;
        var changes = TargetWording.Changes(held, details, before, after);
        if (changes.None) return new Problem("target.same", "Nothing is changed. Change a field, then save.");
        if (isPublished && Wording.IsEmpty(change.Reason)) return new FieldProblem("reason", "Everyone can see this target. Say in one line why you change it").Of(Thing);

        var draftAgain = Take(details, mission.RequiresTwoPeople, change);
        return new TargetEdited(MissionId, Id, Name, draftAgain, changes.Found) { Before = held, After = details, NamesBefore = before, NamesAfter = after };
    }

    internal Result GoBackTo(TargetEdited happened, Restoration restoration)
    {
        if (restoration.Problem(happened.Before) is { } problem) return problem;
        var (now, before, after) = (Details, happened.Before!, happened.After!);
        var again = ThreeWayMerge.Of(before, after, now);
        if (Fixed(again) is { } kept) return kept.Of(Thing);

        // How the one held now is called, and what it counts in, the event cannot know.
        var isAfter = (now.IndicatorId, now.PlaceId) == (after.IndicatorId, after.PlaceId);
        if (!isAfter && (again.IndicatorId, again.PlaceId) != (now.IndicatorId, now.PlaceId)) return new Problem("restore.measure", "The measure or the place was changed again since. Choose it by hand on the target's form.");
        var changes = TargetWording.Changes(now, again, happened.NamesAfter, isAfter ? happened.NamesBefore! : happened.NamesAfter!);
        if (changes.None) return Restoration.AsItIs;
        if (again.Problems(restoration.Others).FirstOrDefault() is { } refused) return refused.Of(Thing);
        if (Take(again, restoration.TwoPeople, restoration.Change)) changes.Add("published", "yes", "no, until someone else signs it off");
        return restoration.Done(MissionId, Id, Name, changes.Found);
    }

    private FieldProblem? Fixed(TargetDetails details) => (PublishedAt is not null, details) switch
    {
        (true, _) when details.IndicatorId != IndicatorId => new("measure", "A published target keeps its measure. Make a new target for another one"),
        (true, _) when details.PlaceId != PlaceId => new("place", "A published target keeps its place. Make a new target for another one"),
        _ => null,
    };

    /// <returns>Whether it is a draft again: else one person could publish something harmless and then make of it what they like.</returns>
    private bool Take(TargetDetails details, bool twoPeople, Change change)
    {
        (Name, Promise, Owner, Goal) = (details.Name, details.Promise, details.Owner, details.Goal);
        (IndicatorId, PlaceId, Commitment, NotTrackableBecause) = (details.IndicatorId, details.PlaceId, details.Commitment, details.NotTrackableBecause);
        EnteredBy = change.PersonId;
        var draftAgain = PublishedAt is not null && twoPeople;
        if (draftAgain) PublishedAt = null;
        return draftAgain;
    }

    /// <summary>Signs it off: from now on everyone sees it.</summary>
    /// <param name="mission">Its own.</param>
    /// <param name="check">What the promise lacks.</param>
    public Result Publish(Mission mission, Trackability check, Change change)
    {
        if (PublishedAt is not null) return new Problem("target.published", "This target is published already.");
        if (mission.PublishedAt is null) return new Problem("target.mission_draft", "Its mission is a draft still. Publish the mission first.");
        if (mission.MissingForPublication().FirstOrDefault() is { } vacant) return new Problem("target.mission_vacant", $"A post of its mission is vacant. {vacant.Message}");
        if (Wording.IsEmpty(Owner)) return new FieldProblem("owner", "Name the owner. One person is in charge").Of(Thing);
        if (!check.IsFull && Wording.IsEmpty(change.Reason)) return new FieldProblem("reason", $"{check.InWords} Write what is missing, or say why you publish without it").Of(Thing);
        if (mission.RequiresTwoPeople && SignOff.IsByWhoEntered(EnteredBy, change)) return SignOff.OneOwn;
        PublishedAt = change.At;
        return new TargetPublished(MissionId, Id, Name, check.Score, check.Parts.Count, check.IsFull ? "" : Wording.Line(change.Reason));
    }

    internal TargetDetails Details => new()
    {
        Name = Name,
        Promise = Promise,
        IndicatorId = IndicatorId,
        PlaceId = PlaceId,
        Commitment = Commitment,
        Owner = Owner,
        Goal = Goal,
        NotTrackableBecause = NotTrackableBecause,
    };
}

/// <summary>What a target points at, as people call it.</summary>
public sealed record TargetNames(string Measure, string Place, Unit Unit);

public sealed record TargetBegun(Guid Mission, Guid Target, string Name, TargetNames Names, IReadOnlyList<FieldChange> Fields) : DomainEvent
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Target;

    public override string Summary => $"{Name}: a draft target was made, measured by {Names.Measure}, {Names.Place}.";

    public override IReadOnlyList<FieldChange> Changes => Fields;
}

/// <param name="DraftAgain">It was published, and now waits for a second person.</param>
public sealed record TargetEdited(Guid Mission, Guid Target, string Name, bool DraftAgain, IReadOnlyList<FieldChange> Fields) : DomainEvent, IRestorable<Target>
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Target;

    public override string Summary => $"{Name}: changed {string.Join(", ", Fields.Select(change => change.Field))}.{(DraftAgain ? " It is a draft until someone else signs it off." : "")}";

    public override IReadOnlyList<FieldChange> Changes => Fields;

    /// <summary>Null in events from before it was kept.</summary>
    public TargetDetails? Before { get; init; }

    public TargetDetails? After { get; init; }

    public TargetNames? NamesBefore { get; init; }

    public TargetNames? NamesAfter { get; init; }

    public string? ChangedSince(Target subject) => Restoration.ChangedSince(Before, After, subject.Details);

    public Result Restore(Target subject, Restoration restoration) => subject.GoBackTo(this, restoration);

    public IRestorable<Target> Reverse() => this with { Before = After, After = Before, NamesBefore = NamesAfter, NamesAfter = NamesBefore };
}

/// <param name="Without">Why it was published though a part is missing; empty for a full score.</param>
public sealed record TargetPublished(Guid Mission, Guid Target, string Name, int Score, int Of, string Without) : DomainEvent
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Target;

    public override string Summary => $"{Name}: published with {Score} of {Of} parts.{(Without.Length == 0 ? "" : $" Reason: {Without}")}";
}
