namespace MissionGov.Domain.Missions;

// How a mission comes to be, is changed, signed off and closed.
public sealed partial class Mission
{
    public const string Thing = "mission";

    // An address of its own stands there.
    private static readonly string[] Reserved = ["new"];

    /// <summary>A draft of a mission. The caller keeps it where the result is an event.</summary>
    /// <param name="others">Name and slug of every other mission, drafts too.</param>
    public static (Mission Made, Result Result) Begin(Guid id, MissionDetails details, IReadOnlyList<(string Name, string Slug)> others, Change change)
    {
        var mission = new Mission
        {
            Id = id,
            Slug = Domain.Slug.Of(details.Name, others.Select(other => other.Slug).Concat(Reserved).ToHashSet()),
            Name = details.Name,
            Purpose = "",
            LeadMinister = "",
            SeniorResponsibleOwner = "",
            Unit = new DeliveryUnit("", "", []),
        };
        if (details.Problems(others.Select(other => other.Name)).FirstOrDefault() is { } problem) return (mission, problem.Of(Thing));
        var changes = mission.Take(details, change).Add("name", null, details.Name);
        return (mission, new MissionBegun(mission.Id, mission.Name, changes.Found));
    }

    /// <param name="others">Names of the other missions.</param>
    /// <param name="signsOff">Whether who edits may sign off here. The rule of two people binds them: switched off by them for a moment, it would bind nobody.</param>
    public Result Edit(MissionDetails details, IEnumerable<string> others, bool signsOff, Change change)
    {
        if (details.Problems(others).FirstOrDefault() is { } problem) return problem.Of(Thing);
        if (signsOff && RequiresTwoPeople && !details.RequiresTwoPeople) return SignOff.NotTheirs.Of(Thing);
        if (details == MissionDetails.Of(this)) return new Problem("mission.same", "Nothing is changed. Change a field, then save.");
        if (PublishedAt is not null && Wording.IsEmpty(change.Reason)) return new FieldProblem("reason", "Everyone can see this mission. Say in one line why you change it").Of(Thing);
        var before = MissionDetails.Of(this);
        return new MissionEdited(Id, details.Name, Take(details, change).Found) { Before = before, After = details };
    }

    internal Result GoBackTo(MissionDetails? before, MissionDetails? after, Restoration restoration)
    {
        if (restoration.Problem(before) is { } problem) return problem;
        var again = ThreeWayMerge.Of(before!, after!, MissionDetails.Of(this));
        if (again == MissionDetails.Of(this)) return Restoration.AsItIs;
        if (RequiresTwoPeople && !again.RequiresTwoPeople) return SignOff.StaysOn;
        if (again.Problems(restoration.Others).FirstOrDefault() is { } refused) return refused.Of(Thing);
        return restoration.Done(Id, Id, again.Name, Take(again, restoration.Change).Found);
    }

    /// <summary>Replaces the unit as a whole: its form shows all of it.</summary>
    public Result Staff(DeliveryUnit unit, IEnumerable<string> others, Change change)
    {
        if (unit.Problems(others).FirstOrDefault() is { } problem) return problem.Of("unit");
        var changes = unit.ChangesFrom(Unit);
        if (changes.None) return new Problem("unit.same", "Nothing is changed. Change a field, then save.");
        var before = Unit;
        (Unit, EnteredBy) = (unit, change.PersonId);
        return new UnitStaffed(Id, Name, changes.Found) { Before = before, After = unit };
    }

    internal Result GoBackTo(DeliveryUnit? before, DeliveryUnit? after, Restoration restoration)
    {
        if (restoration.Problem(before) is { } problem) return problem;
        var again = ThreeWayMerge.Of(before!, after!, Unit);
        var changes = again.ChangesFrom(Unit);
        if (changes.None) return Restoration.AsItIs;
        if (again.Problems(restoration.Others).FirstOrDefault() is { } refused) return refused.Of("unit");
        (Unit, EnteredBy) = (again, restoration.Change.PersonId);
        return restoration.Done(Id, Id, Name, changes.Found);
    }

    /// <summary>What is missing before everyone may see it.</summary>
    public IEnumerable<FieldProblem> MissingForPublication()
    {
        if (Wording.IsEmpty(LeadMinister)) yield return new("lead-minister", "Name the lead minister. One person is in charge.");
        if (Wording.IsEmpty(SeniorResponsibleOwner)) yield return new("sro", "Name the senior responsible owner. One person is in charge.");
    }

    /// <summary>Signs it off: from now on everyone sees it, though not its draft targets.</summary>
    public Result Publish(Change change)
    {
        if (PublishedAt is not null) return new Problem("mission.published", "This mission is published already.");
        if (MissingForPublication().FirstOrDefault() is { } missing) return missing.Of(Thing);
        if (RequiresTwoPeople && SignOff.IsByWhoEntered(EnteredBy, change)) return SignOff.OneOwn;
        PublishedAt = change.At;
        return new MissionPublished(Id, Name);
    }

    /// <summary>Closed missions stay, as history.</summary>
    public Result Close(Change change)
    {
        if (Closed) return new Problem("mission.closed", "This mission is closed already.");
        if (Wording.IsEmpty(change.Reason)) return new FieldProblem("reason", "Say in one line why it closes").Of(Thing);
        Closed = true;
        return new MissionClosed(Id, Name, Wording.Line(change.Reason));
    }

    private FieldChanges Take(MissionDetails details, Change change)
    {
        var changes = new FieldChanges()
            .Add("name", Name, details.Name)
            .Add("purpose", Purpose, details.Purpose)
            .Add("lead minister", LeadMinister, details.LeadMinister)
            .Add("lead minister since", LeadMinisterSince, details.LeadMinisterSince)
            .Add("senior responsible owner", SeniorResponsibleOwner, details.SeniorResponsibleOwner)
            .Add("senior responsible owner since", SeniorResponsibleOwnerSince, details.SeniorResponsibleOwnerSince)
            .Add("two people sign off", RequiresTwoPeople, details.RequiresTwoPeople);
        Remember("Lead minister", LeadMinister, details.LeadMinister, LeadMinisterSince, details.LeadMinisterSince, change);
        Remember("Senior responsible owner", SeniorResponsibleOwner, details.SeniorResponsibleOwner, SeniorResponsibleOwnerSince, details.SeniorResponsibleOwnerSince, change);
        (Name, Purpose, RequiresTwoPeople, EnteredBy) = (details.Name, details.Purpose, details.RequiresTwoPeople, change.PersonId);
        (LeadMinister, LeadMinisterSince) = (details.LeadMinister, details.LeadMinisterSince);
        (SeniorResponsibleOwner, SeniorResponsibleOwnerSince) = (details.SeniorResponsibleOwner, details.SeniorResponsibleOwnerSince);
        return changes;
    }

    private void Remember(string post, string before, string after, DateOnly? since, DateOnly? nextSince, Change change)
    {
        if (before != after && before.Length > 0) FormerLeads.Add(new FormerLead(post, before, since, nextSince?.AddDays(-1) ?? LondonDay.Of(change.At)));
    }
}

public sealed record MissionBegun(Guid Mission, string Name, IReadOnlyList<FieldChange> Fields) : DomainEvent
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Mission;

    public override string Summary => $"{Name}: a draft mission was made.";

    public override IReadOnlyList<FieldChange> Changes => Fields;
}

public sealed record MissionEdited(Guid Mission, string Name, IReadOnlyList<FieldChange> Fields) : DomainEvent, IRestorable<Mission>
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Mission;

    public override string Summary => $"{Name}: changed {string.Join(", ", Fields.Select(change => change.Field))}.";

    public override IReadOnlyList<FieldChange> Changes => Fields;

    /// <summary>Null in events from before it was kept.</summary>
    public MissionDetails? Before { get; init; }

    public MissionDetails? After { get; init; }

    public string? ChangedSince(Mission subject) => Restoration.ChangedSince(Before, After, MissionDetails.Of(subject));

    public Result Restore(Mission subject, Restoration restoration) => subject.GoBackTo(Before, After, restoration);

    public IRestorable<Mission> Reverse() => this with { Before = After, After = Before };
}

public sealed record UnitStaffed(Guid Mission, string Name, IReadOnlyList<FieldChange> Fields) : DomainEvent, IRestorable<Mission>
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Mission;

    public override string Summary => $"{Name}: changed the unit: {string.Join(", ", Fields.Select(change => change.Field))}.";

    public override IReadOnlyList<FieldChange> Changes => Fields;

    /// <summary>Null in events from before it was kept.</summary>
    public DeliveryUnit? Before { get; init; }

    public DeliveryUnit? After { get; init; }

    public string? ChangedSince(Mission subject) => Restoration.ChangedSince(Before, After, subject.Unit);

    public Result Restore(Mission subject, Restoration restoration) => subject.GoBackTo(Before, After, restoration);

    public IRestorable<Mission> Reverse() => this with { Before = After, After = Before };
}

public sealed record MissionPublished(Guid Mission, string Name) : DomainEvent
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Mission;

    public override string Summary => $"{Name}: published.";
}

public sealed record MissionClosed(Guid Mission, string Name, string Reason) : DomainEvent
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Mission;

    public override string Summary => $"{Name}: closed. Reason: {Reason}";
}
