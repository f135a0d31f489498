using System.Globalization;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Delivery;

/// <summary>A dated commitment on the way to a target. The baseline date never changes; slips show against it.</summary>
public sealed partial class Milestone : IMissionScoped
{
    public const int LongestReason = 1000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid MissionId { get; init; }

    public Guid? TargetId { get; set; }

    public required string Name { get; set; }

    public required string Owner { get; set; }

    /// <summary>As first planned; it is also what is expected until the first slip.</summary>
    public required DateOnly BaselineDate
    {
        get;
        init => (field, ForecastDate) = (value, value);
    }

    /// <summary>When it is now expected.</summary>
    public DateOnly ForecastDate { get; private set; }

    public DateOnly? MetOn { get; private set; }

    /// <summary>Shown with the mark "illustrative": made up for the demo, not a fact.</summary>
    public bool Illustrative { get; init; }

    public List<MilestoneSlip> Slips { get; init; } = [];

    /// <summary>What the person saw when they decided; a save that saw less is refused.</summary>
    public uint Version { get; set; }

    public int DaysSlipped => ForecastDate.DayNumber - BaselineDate.DayNumber;

    /// <summary>Late against its baseline, or not done though its day has passed. What was stopped is not late.</summary>
    public bool IsLate(DateOnly today) => StoppedOn is null && (MetOn ?? Later(ForecastDate, today)) > BaselineDate;

    /// <summary>The day it was done, or the day it is expected.</summary>
    public DateOnly Expected => MetOn ?? ForecastDate;

    /// <summary>Moves the forecast later, with a reason. Bringing it forward is a new plan, not a slip. <see cref="MilestoneNetwork.Slip"/> moves also what waits for it.</summary>
    public Result Slip(DateOnly newDate, Change change)
    {
        if (MetOn is not null) return new Problem("milestone.met", "This milestone has been met, so it cannot slip.");
        if (newDate <= ForecastDate) return new Problem("milestone.not_later", $"Choose a date after {Long(ForecastDate)}, the date it is expected now.");
        if (newDate.Year > LastYear) return new Problem("milestone.too_late", $"Choose a date before {LastYear + 1}.");
        if (string.IsNullOrWhiteSpace(change.Reason)) return new Problem("milestone.reason", "Say in one line why it slips.");
        if (change.Reason.Length > LongestReason) return new Problem("milestone.reason_long", $"The reason must be {LongestReason:N0} characters or fewer. You have {change.Reason.Length:N0}.");

        return Move(newDate, Wording.Line(change.Reason), change);
    }

    internal MilestoneSlipped Move(DateOnly newDate, string reason, Change change, Milestone? becauseOf = null)
    {
        var slip = new MilestoneSlip(ForecastDate, newDate, reason, change.Who, change.At, becauseOf?.Id);
        Slips.Add(slip);
        ForecastDate = newDate;
        return new MilestoneSlipped(MissionId, Id, Name, slip.From, slip.To, slip.Reason);
    }

    /// <summary>Records the day it was done.</summary>
    public Result Meet(DateOnly on, DateOnly today)
    {
        if (MetOn is not null) return new Problem("milestone.met", $"This milestone was met on {Long(MetOn.Value)}.");
        if (on > today) return new Problem("milestone.future", $"Choose a date up to today, {Long(today)}.");
        (MetOn, StoppedOn) = (on, null);
        return new MilestoneMet(MissionId, Id, Name, on);
    }

    internal const int FirstYear = 2000;
    internal const int LastYear = 2100;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    internal static string Long(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
}

/// <summary>One move of the forecast date, kept for good.</summary>
/// <param name="BecauseOf">The milestone it waits for, where that one moved it.</param>
public sealed record MilestoneSlip(DateOnly From, DateOnly To, string Reason, string Who, DateTimeOffset At, Guid? BecauseOf = null);

public sealed record MilestoneSlipped(Guid Mission, Guid Milestone, string Name, DateOnly From, DateOnly To, string Reason) : DomainEvent, IRestorable<Milestone>
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Milestone;

    public override string Summary => $"{Name}: slipped from {Delivery.Milestone.Long(From)} to {Delivery.Milestone.Long(To)}. Reason: {Reason}";

    public override IReadOnlyList<FieldChange> Changes => [new(Delivery.Milestone.ExpectedField, Delivery.Milestone.Long(From), Delivery.Milestone.Long(To))];

    public override IReadOnlyList<DomainEvent> Parts => Moved;

    /// <summary>What waits for it and moves with it.</summary>
    public IReadOnlyList<MilestoneSlipped> Moved { get; init; } = [];

    public string? ChangedSince(Milestone subject) => subject.ForecastDate == To ? null : $"It is now expected on {Delivery.Milestone.Long(subject.ForecastDate)}.";

    public Result Restore(Milestone subject, Restoration restoration) => subject.PutBack(From, restoration);

    public IRestorable<Milestone> Reverse() => this with { From = To, To = From };
}

public sealed record MilestoneMet(Guid Mission, Guid Milestone, string Name, DateOnly On) : DomainEvent, IRestorable<Milestone>
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Milestone;

    public override string Summary => $"{Name}: met on {Delivery.Milestone.Long(On)}.";

    public override IReadOnlyList<FieldChange> Changes => [new(Delivery.Milestone.MetField, null, Delivery.Milestone.Long(On))];

    public override IReadOnlyList<DomainEvent> Parts => Moved;

    /// <summary>What waits for it and moves, as it was done later than expected.</summary>
    public IReadOnlyList<MilestoneSlipped> Moved { get; init; } = [];

    public string? ChangedSince(Milestone subject) => subject.MetOn == On ? null : subject.MetOn is { } other ? $"It now counts as met on {Delivery.Milestone.Long(other)}." : "It does not count as met any more.";

    public Result Restore(Milestone subject, Restoration restoration) => subject.NotMet(On, restoration);
}
